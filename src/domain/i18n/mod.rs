//! Words: all that a person reads, on screens, in reports and on the command line. One file an area, one constant a
//! language, so that a word that is missing in a language does not compile.

/// Every word, by area.
#[derive(Debug)]
pub struct Words {}

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

static ENGLISH: Words = Words {};
