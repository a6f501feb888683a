//! Words: all that a person reads, on screens, in reports and on the command line. One file an area, one constant a
//! language, so that a word that is missing in a language does not compile.

pub mod cli;
pub mod faults;
mod kinds;
pub mod report;

/// Every word, by area.
#[derive(Debug)]
pub struct Words {
    /// The command line.
    pub cli: cli::Cli,
    /// Errors and refusals.
    pub faults: faults::Faults,
    /// The usual kinds of note, by id.
    pub kinds: [(&'static str, &'static str); 6],
    /// Reports.
    pub report: report::Report,
}

/// A language that Tabletalk speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English as it is written in Britain.
    #[default]
    English,
}

impl Language {
    /// All words of this language.
    pub fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
        }
    }
}

static ENGLISH: Words = Words { cli: cli::EN, faults: faults::EN, kinds: kinds::EN, report: report::EN };
