//! Commands: everything a person can want of a group's record, and what each writes.

#[cfg(feature = "organiser")]
mod bring_in;
mod decide;
mod desk;
mod notes;
mod rounds;
mod themes;

#[cfg(feature = "organiser")]
pub use bring_in::bring_in;
pub use decide::decide;
pub use desk::DeskCommand;

use super::event::{GroupId, KindId};
#[cfg(feature = "organiser")]
use super::import::Imported;
use super::record::{FactId, Millis, NoteId, ReplicaId, RoundId, ThemeId};
use super::text::TextFault;

/// What a person wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Write notes down, each with its kind; nothing means the event's first.
    AddNotes(Vec<(String, Option<KindId>)>),
    /// Bring in what another program wrote. The page that tables open leads on to where that is done.
    #[cfg(feature = "organiser")]
    BringIn(Vec<Imported>),
    /// Change what a note says.
    Edit(NoteId, Edit),
    /// Put notes into the bin.
    Bin(Vec<NoteId>),
    /// Put a note into the bin for another that says the same, which is in its theme then where it was in none.
    #[cfg(feature = "organiser")]
    BinFor(NoteId, NoteId),
    /// Take a note out of the bin, with every wording it had.
    PutBack(NoteId),
    /// Put notes into a theme, or out of all.
    Place(Vec<NoteId>, Option<ThemeId>),
    /// Make a theme and put notes into it.
    NewTheme(String, Vec<NoteId>),
    /// Name a theme anew.
    Rename(ThemeId, String),
    /// Describe a theme.
    Describe(ThemeId, String),
    /// Move a theme before another, or to the end.
    MoveTheme(ThemeId, Option<ThemeId>),
    /// Let a theme count as another.
    MergeInto(ThemeId, ThemeId),
    /// Let a merged theme count as itself again.
    Split(ThemeId),
    /// Take a theme off the board; its notes are then not placed.
    DropTheme(ThemeId),
    /// Open a round over the themes on the board.
    OpenRound {
        /// People at the table.
        people: u16,
        /// Dots a person.
        dots: u8,
        /// Most dots on one theme.
        cap: u8,
    },
    /// Say anew how many people are at the table of an open round.
    CorrectPeople(RoundId, u16),
    /// Hand in a ballot.
    Cast(RoundId, Vec<(ThemeId, u8)>),
    /// Show the totals.
    Reveal(RoundId),
    /// Stop the round.
    CancelRound(RoundId),
    /// Say that two things do not belong together, so that nobody suggests it again.
    KeepApart(FactId, FactId),
    /// What an organiser wants at the desk.
    Desk(DeskCommand),
    /// Put all notes into the bin, take all themes off the board and all rounds back: this group has them now, and all of these.
    Leave(GroupId, Vec<FactId>),
    /// Take back these facts: a transaction of this device.
    Undo(Vec<FactId>),
    /// Put back what was taken back.
    Redo(Vec<FactId>),
}

/// What is to change of a note; nothing stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// The new words, and the wordings that their writer saw: only those they supersede.
    pub text: Option<(String, Vec<FactId>)>,
    /// What kind of note it is.
    pub kind: Option<KindId>,
    /// Who will do it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<String>,
}

/// A number that a round is opened with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundSetting {
    /// How many people vote.
    People,
    /// How many dots each has.
    Dots,
    /// How many of them may go on one theme.
    Cap,
}

/// Why a command was not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The words won't do.
    Text(TextFault),
    /// The note is not here, or in the bin.
    NoSuchNote,
    /// The theme is not on the board.
    NoSuchTheme,
    /// There is no theme to vote on.
    NoThemes,
    /// A number of a round is out of range.
    RoundSetting(RoundSetting),
    /// Another round is open.
    RoundIsOpen,
    /// The round is not open any more.
    RoundIsOver,
    /// The group has seen the totals of the round: that can't be taken back.
    Revealed,
    /// The ballot has more dots than the round allows, or dots on something that is not voted on.
    BallotNotValid,
    /// A newer version made what this is a part of: it may only be looked at.
    OnlyToLookAt,
    /// Notes that came along with a change of group would stand in two groups, or in none: the group of this number holds it.
    HeldByGroup(usize),
    /// It would change nothing.
    NothingToDo,
}

impl From<TextFault> for Refusal {
    fn from(fault: TextFault) -> Self {
        Self::Text(fault)
    }
}

/// What a transaction is written with: who, when, at random, under which revision of the event.
#[derive(Clone, Copy, Debug)]
pub struct Env {
    /// The open tab.
    pub replica: ReplicaId,
    /// What it counts on from at least: past all that is open beside this record. What goes from one group to another is
    /// told apart by which came later.
    pub next: u64,
    /// What the clock shows.
    pub now: Option<Millis>,
    /// Drawn anew for each command.
    pub random: u64,
    /// The revision of the event whose question is on screen.
    pub revision: u32,
}

impl Env {
    /// For what has its writer and its time from elsewhere: rows that are brought in have them from themselves.
    #[must_use]
    pub fn of_rows() -> Self {
        Self { replica: ReplicaId::new(0), next: 0, now: None, random: 0, revision: 0 }
    }
}
