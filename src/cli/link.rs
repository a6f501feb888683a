//! `tabletalk link`: the links of an event, for invitations and printed cards.

use clap::Args;

use super::Spoken;
use super::{Outcome, event, say};
use crate::domain::event::link::{self, address};

/// Print the link of an event, or of one of its groups
#[derive(Debug, Args)]
pub(super) struct Link {
    /// The event: its file, a hand-in of it, or its link
    event: String,
    /// The address where people reach Tabletalk
    #[arg(long)]
    base: String,
    /// The group: its id, or the number that people call it by
    #[arg(long)]
    group: Option<String>,
}

impl Link {
    pub(super) fn run(self, words: &Spoken) -> Outcome {
        let base = address::checked(&self.base)
            .map_err(|why| format!("{}: {}", self.base, (words.faults.address)(why)))?;
        let event = event::read(&self.event, words)?;
        let event = match &self.group {
            Some(named) => event.only(&event::group(&event, named, words)?.id),
            None => event,
        };
        let link = format!("{base}#{}", link::encode(&event));
        if self.group.is_none() && link.len() > link::MOST_WHOLE {
            return Err(words.share.event_link_too_long.to_owned());
        }
        say(&link);
        Ok(true)
    }
}
