//! Words: all that a person reads, on screens, in reports and on the command line. One file an area, one constant a
//! language, so that a word that is missing in a language does not compile.

/// Words of one area: texts, whose English is their documentation, then sentences with something to fill in.
macro_rules! area {
    ($(#[$doc:meta])* $area:ident { $($text:ident: $en:literal,)* } { $($(#[$say_doc:meta])* $say:ident: fn($($arg:ty),*) = $with:expr;)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $area {
            $(#[doc = $en] pub $text: &'static str,)*
            $($(#[$say_doc])* pub $say: fn($($arg),*) -> String,)*
        }

        pub(super) const EN: $area = $area { $($text: $en,)* $($say: $with,)* };
    };
}

#[cfg(feature = "organiser")]
pub mod bring_in;
pub mod capture;
pub mod cli;
#[cfg(feature = "organiser")]
pub mod compare;
#[cfg(feature = "organiser")]
pub mod compare_room;
#[cfg(feature = "organiser")]
pub mod desk;
pub mod erase;
pub mod faults;
pub mod group;
pub mod hand_in;
#[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
pub mod import;
pub mod keyboard;
mod kinds;
#[cfg(feature = "organiser")]
pub mod likely;
pub mod personal;
#[cfg(feature = "organiser")]
pub mod publish;
#[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
pub mod report;
#[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
pub mod report_sections;
pub mod revision;
#[cfg(feature = "organiser")]
pub mod setup;
pub mod share;
#[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
pub mod shared;
pub mod start;
pub mod templates;
pub mod themes;
pub mod undo;
pub mod vote;
pub mod ways_in;

/// Every word, by area.
#[derive(Debug)]
pub struct Phrases {
    /// The screen that brings in what other programs wrote.
    #[cfg(feature = "organiser")]
    pub bring_in: bring_in::BringIn,
    /// Notes.
    pub capture: capture::Capture,
    /// Two events beside each other.
    #[cfg(feature = "organiser")]
    pub compare: compare::Compare,
    /// The room that compares two events.
    #[cfg(feature = "organiser")]
    pub compare_room: compare_room::CompareRoom,
    /// The organiser's desk.
    #[cfg(feature = "organiser")]
    pub desk: desk::Desk,
    /// Erasing, and what may be lost.
    pub erase: erase::Erase,
    /// Errors and refusals.
    pub faults: faults::Faults,
    /// What is on every screen of a group.
    pub group: group::Group,
    /// Making the file.
    pub hand_in: hand_in::HandIn,
    /// Bringing in what other programs wrote.
    #[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
    pub import: import::Import,
    /// What keys do.
    pub keyboard: keyboard::Keyboard,
    /// The usual kinds of note, by id.
    pub kinds: [(&'static str, &'static str); 6],
    /// What may be one.
    #[cfg(feature = "organiser")]
    pub likely: likely::Likely,
    /// Personal details in notes.
    pub personal: personal::Personal,
    /// What is published.
    #[cfg(feature = "organiser")]
    pub publish: publish::Publish,
    /// Reports.
    #[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
    pub report: report::Report,
    /// A newer revision of an event.
    pub revision: revision::Revision,
    /// Setting up an event.
    #[cfg(feature = "organiser")]
    pub setup: setup::Setup,
    /// Links.
    pub share: share::Share,
    /// Shared themes, the matrix, priorities.
    #[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
    pub shared: shared::Shared,
    /// The first screen.
    pub start: start::Start,
    /// Events to start from.
    pub templates: &'static [templates::Template],
    /// Themes.
    pub themes: themes::Themes,
    /// Taking back.
    pub undo: undo::Undo,
    /// Voting.
    pub vote: vote::Vote,
    /// Ways into a group.
    pub ways_in: ways_in::WaysIn,
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
    pub fn words(self) -> &'static Phrases {
        match self {
            Self::English => &ENGLISH,
        }
    }
}

impl Language {
    /// What only the command line says: the app does not carry it.
    pub fn on_the_command_line(self) -> &'static cli::Cli {
        match self {
            Self::English => &cli::EN,
        }
    }
}

static ENGLISH: Phrases = Phrases {
    #[cfg(feature = "organiser")]
    bring_in: bring_in::EN,
    capture: capture::EN,
    #[cfg(feature = "organiser")]
    compare: compare::EN,
    #[cfg(feature = "organiser")]
    compare_room: compare_room::EN,
    #[cfg(feature = "organiser")]
    desk: desk::EN,
    erase: erase::EN,
    faults: faults::EN,
    group: group::EN,
    hand_in: hand_in::EN,
    #[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
    import: import::EN,
    keyboard: keyboard::EN,
    kinds: kinds::EN,
    #[cfg(feature = "organiser")]
    likely: likely::EN,
    personal: personal::EN,
    #[cfg(feature = "organiser")]
    publish: publish::EN,
    #[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
    report: report::EN,
    revision: revision::EN,
    #[cfg(feature = "organiser")]
    setup: setup::EN,
    share: share::EN,
    #[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
    shared: shared::EN,
    start: start::EN,
    templates: templates::EN,
    themes: themes::EN,
    undo: undo::EN,
    vote: vote::EN,
    ways_in: ways_in::EN,
};

/// A count and its noun: `1 note`, `3 notes`.
fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
