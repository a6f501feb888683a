//! `tabletalk schema`: what a file looks like, as JSON Schema.

use clap::{Args, ValueEnum};

use super::{Outcome, say};

/// Print the JSON Schema (draft 2020-12) of a kind of file
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Which kind of file
    #[arg(value_enum)]
    of: Kind,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    HandIn,
    Event,
    Desk,
    Rescue,
    Report,
    Comparison,
}

impl Schema {
    #[expect(clippy::unnecessary_wraps, reason = "every task answers alike")]
    pub(super) fn run(self) -> Outcome {
        let schema = match self.of {
            Kind::HandIn => include_str!("../../docs/hand-in.schema.json"),
            Kind::Event => include_str!("../../docs/event.schema.json"),
            Kind::Desk => include_str!("../../docs/desk.schema.json"),
            Kind::Rescue => include_str!("../../docs/rescue.schema.json"),
            Kind::Report => include_str!("../../docs/report.schema.json"),
            Kind::Comparison => include_str!("../../docs/comparison.schema.json"),
        };
        say(schema.trim_end());
        Ok(true)
    }
}
