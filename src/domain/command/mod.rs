//! Commands: everything a person can want of a group's record, and what each writes.

use super::board::{Board, RoundState, Wordings};
use super::event::KindId;
use super::record::{Record, undos_that_hold};
use super::text::{self, PersonText, TextFault};
use super::vote;
use crate::domain::record::{
    End, FactId, Field, LamportTimestamp, Millis, NoteId, Operation, ReplicaId, RoundId, ThemeId,
    Transaction, TransactionBuilder,
};

/// What a person wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Write notes down, each with its kind; nothing means the event's first.
    AddNotes(Vec<(String, Option<KindId>)>),
    /// Change what a note says.
    Edit(NoteId, Edit),
    /// Put notes into the bin.
    Bin(Vec<NoteId>),
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
    /// Hand in a ballot.
    Cast(RoundId, Vec<(ThemeId, u8)>),
    /// Show the totals.
    Reveal(RoundId),
    /// Stop the round.
    CancelRound(RoundId),
    /// Take back these facts: a step of this device.
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
    /// People, dots or the most on one theme are out of range.
    RoundSettings,
    /// Another round is open.
    RoundIsOpen,
    /// The round is not open any more.
    RoundIsOver,
    /// The ballot has more dots than the round allows, or dots on something that is not voted on.
    BallotNotValid,
    /// It would change nothing.
    NothingToDo,
}

impl From<TextFault> for Refusal {
    fn from(fault: TextFault) -> Self {
        Self::Text(fault)
    }
}

/// What a step is written with: who, when, at random, under which revision of the event.
#[derive(Clone, Copy, Debug)]
pub struct Env {
    /// The open tab.
    pub replica: ReplicaId,
    /// What the clock shows.
    pub now: Option<Millis>,
    /// Drawn anew for each command.
    pub random: u64,
    /// The revision of the event whose question is on screen.
    pub revision: u32,
}

/// The step that a command becomes, checked against what stands.
pub fn decide(
    command: &Command,
    record: &Record,
    board: &Board,
    env: &Env,
) -> Result<Transaction, Refusal> {
    let mut desk = Desk {
        record,
        board,
        transaction: TransactionBuilder::new(env.replica, record.next_count(), env.now),
    };
    match command {
        Command::AddNotes(notes) => desk.add_notes(notes, env.revision)?,
        Command::Edit(note, edit) => desk.edit(*note, edit)?,
        Command::Bin(notes) => desk.bin(notes)?,
        Command::PutBack(note) => desk.put_back(*note)?,
        Command::Place(notes, theme) => desk.place(notes, *theme)?,
        Command::NewTheme(name, notes) => desk.new_theme(name, notes)?,
        Command::Rename(theme, name) => desk.rename(*theme, name)?,
        Command::Describe(theme, about) => desk.describe(*theme, about)?,
        Command::MoveTheme(theme, before) => desk.move_theme(*theme, *before)?,
        Command::MergeInto(theme, into) => desk.merge(*theme, *into)?,
        Command::Split(theme) => desk.split(*theme)?,
        Command::DropTheme(theme) => desk.drop_theme(*theme)?,
        Command::OpenRound { people, dots, cap } => desk.open_round(*people, *dots, *cap)?,
        Command::Cast(round, ballot) => return desk.cast(*round, ballot, env.random),
        Command::Reveal(round) => desk.end_round(*round, End::Revealed)?,
        Command::CancelRound(round) => desk.end_round(*round, End::Cancelled)?,
        Command::Undo(names) => {
            desk.take_back(names.iter().copied().filter(|name| record.stands(*name)).collect());
        }
        Command::Redo(names) => desk.take_back(undos_that_hold(record, names)),
    }
    desk.transaction.build().ok_or(Refusal::NothingToDo)
}

/// Where a step is written: what stands, and a pen.
struct Desk<'a> {
    record: &'a Record,
    board: &'a Board,
    transaction: TransactionBuilder,
}

impl Desk<'_> {
    fn supersedes(&self, field: Field) -> Vec<FactId> {
        self.record.heads(field).iter().map(|fact| fact.id()).collect()
    }

    fn write_over(&mut self, field: Field, operation: Operation) {
        let supersedes = self.supersedes(field);
        self.transaction.write(supersedes, operation);
    }

    fn standing(&self, note: NoteId) -> Result<&super::board::Note, Refusal> {
        self.board.note(note).filter(|note| !note.binned).ok_or(Refusal::NoSuchNote)
    }

    fn on_board(&self, theme: ThemeId) -> Result<&super::board::Theme, Refusal> {
        let found = self
            .board
            .theme(theme)
            .filter(|theme| self.board.counted_as(theme.id) == Some(theme.id));
        found.ok_or(Refusal::NoSuchTheme)
    }

    fn add_notes(&mut self, notes: &[(String, Option<KindId>)], asked: u32) -> Result<(), Refusal> {
        for (typed, kind) in notes {
            let note = NoteId(
                self.transaction
                    .write(Vec::new(), Operation::Note { text: text::note_text(typed)?, asked }),
            );
            if let Some(kind) = kind.clone() {
                self.transaction.write(Vec::new(), Operation::Kind { note, kind });
            }
        }
        Ok(())
    }

    /// Somebody who words a note anew while another bins it wants it to stay.
    fn edit(&mut self, id: NoteId, edit: &Edit) -> Result<(), Refusal> {
        let note = self.board.note(id).ok_or(Refusal::NoSuchNote)?;
        if let Some((words, seen)) = &edit.text {
            let text = text::note_text(words)?;
            let stands = !note.binned && note.wording.heads == *seen;
            let same = note.wording.shown.here().is_some_and(|shown| *shown == *text)
                && note.wording.also.is_empty();
            if !(stands && same) {
                self.transaction.write(seen.clone(), Operation::Text { note: id, text });
            }
        }
        if let Some(kind) = edit.kind.clone().filter(|kind| note.kind.as_ref() != Some(kind)) {
            self.write_over(Field::Kind(id), Operation::Kind { note: id, kind });
        }
        if let Some(owner) = changed(edit.owner.as_deref(), note.owner.as_ref())? {
            self.write_over(Field::Owner(id), Operation::Owner { note: id, owner });
        }
        if let Some(due) = changed(edit.due.as_deref(), note.due.as_ref())? {
            self.write_over(Field::Due(id), Operation::Due { note: id, due });
        }
        Ok(())
    }

    fn bin(&mut self, notes: &[NoteId]) -> Result<(), Refusal> {
        for note in notes {
            self.standing(*note)?;
            self.write_over(Field::Text(*note), Operation::Bin { note: *note });
        }
        Ok(())
    }

    fn put_back(&mut self, note: NoteId) -> Result<(), Refusal> {
        if self.board.note(note).is_none_or(|note| !note.binned) {
            return Err(Refusal::NothingToDo);
        }
        let bins = self.supersedes(Field::Text(note));
        self.take_back(bins);
        Ok(())
    }

    fn place(&mut self, notes: &[NoteId], theme: Option<ThemeId>) -> Result<(), Refusal> {
        if let Some(theme) = theme {
            self.on_board(theme)?;
        }
        for id in notes {
            let note = self.standing(*id)?;
            if self.board.theme_of(note) != theme {
                self.write_over(Field::Place(*id), Operation::Place { note: *id, theme });
            }
        }
        Ok(())
    }

    fn new_theme(&mut self, name: &str, notes: &[NoteId]) -> Result<(), Refusal> {
        let theme = Some(ThemeId(
            self.transaction.write(Vec::new(), Operation::Theme { name: text::name_text(name)? }),
        ));
        for note in notes {
            self.standing(*note)?;
            self.write_over(Field::Place(*note), Operation::Place { note: *note, theme });
        }
        Ok(())
    }

    fn rename(&mut self, theme: ThemeId, name: &str) -> Result<(), Refusal> {
        let name = text::name_text(name)?;
        let had = &self.on_board(theme)?.name;
        if had.shown.here().is_some_and(|shown| *shown == *name) && had.also.is_empty() {
            return Err(Refusal::NothingToDo);
        }
        self.write_over(Field::Name(theme), Operation::Rename { theme, name });
        Ok(())
    }

    fn describe(&mut self, theme: ThemeId, about: &str) -> Result<(), Refusal> {
        let about = match text::note_text(about) {
            Err(TextFault::Empty) => String::new(),
            other => other?,
        };
        if *self.on_board(theme)?.description() == *about {
            return Err(Refusal::NothingToDo);
        }
        self.write_over(Field::About(theme), Operation::About { theme, about });
        Ok(())
    }

    fn move_theme(&mut self, theme: ThemeId, before: Option<ThemeId>) -> Result<(), Refusal> {
        self.on_board(theme)?;
        let mut order: Vec<ThemeId> = self
            .board
            .themes()
            .iter()
            .map(|other| other.id)
            .filter(|other| *other != theme)
            .collect();
        let place = match before {
            Some(before) => {
                order.iter().position(|other| *other == before).ok_or(Refusal::NoSuchTheme)?
            }
            None => order.len(),
        };
        order.insert(place, theme);
        for (rank, theme) in (1..).zip(order) {
            if self.on_board(theme)?.rank != rank {
                self.write_over(Field::Rank(theme), Operation::Rank { theme, rank });
            }
        }
        Ok(())
    }

    fn merge(&mut self, theme: ThemeId, into: ThemeId) -> Result<(), Refusal> {
        if theme == into {
            return Err(Refusal::NothingToDo);
        }
        self.on_board(theme)?;
        self.on_board(into)?;
        self.write_over(Field::Merge(theme), Operation::Merge { theme, into: Some(into) });
        Ok(())
    }

    fn split(&mut self, theme: ThemeId) -> Result<(), Refusal> {
        let known = self.board.theme(theme).ok_or(Refusal::NoSuchTheme)?;
        if self.board.counted_as(known.id) == Some(theme) {
            return Err(Refusal::NothingToDo);
        }
        self.write_over(Field::Merge(theme), Operation::Merge { theme, into: None });
        Ok(())
    }

    fn drop_theme(&mut self, theme: ThemeId) -> Result<(), Refusal> {
        self.on_board(theme)?;
        self.write_over(Field::Name(theme), Operation::Drop { theme });
        Ok(())
    }

    fn open_round(&mut self, people: u16, dots: u8, cap: u8) -> Result<(), Refusal> {
        let themes: Vec<ThemeId> = self.board.themes().iter().map(|theme| theme.id).collect();
        if themes.is_empty() {
            return Err(Refusal::NoThemes);
        }
        if self.board.open_round().is_some() {
            return Err(Refusal::RoundIsOpen);
        }
        let fits = |number: u8| (1..=vote::MOST_DOTS).contains(&number);
        if !(1..=vote::MOST_PEOPLE).contains(&people) || !fits(dots) || !fits(cap) {
            return Err(Refusal::RoundSettings);
        }
        self.transaction.write(Vec::new(), Operation::Round { people, dots, cap, themes });
        Ok(())
    }

    fn open(&self, round: RoundId) -> Result<&super::board::Round, Refusal> {
        let round = self.board.round(round).filter(|round| matches!(round.state, RoundState::Open));
        round.ok_or(Refusal::RoundIsOver)
    }

    /// A ballot has a random stamp and no time, so that nothing ties it to a person or a moment.
    fn cast(
        &self,
        id: RoundId,
        ballot: &[(ThemeId, u8)],
        random: u64,
    ) -> Result<Transaction, Refusal> {
        let round = self.open(id)?;
        let mut draft = vote::Draft::new(round.themes.clone(), round.dots, round.cap);
        for (theme, dots) in ballot {
            for _ in 0..*dots {
                if !draft.can_give(*theme) {
                    return Err(Refusal::BallotNotValid);
                }
                draft.give(*theme);
            }
        }
        let timestamp = LamportTimestamp { count: 0, replica: ReplicaId::new(random) };
        let operation = Operation::Ballot { round: id, dots: draft.ballot() };
        let ballot = crate::domain::record::Fact::write(timestamp, None, Vec::new(), operation);
        Transaction::of(vec![ballot]).ok_or(Refusal::NothingToDo)
    }

    fn end_round(&mut self, round: RoundId, end: End) -> Result<(), Refusal> {
        self.open(round)?;
        self.write_over(Field::Outcome(round), Operation::Outcome { round, end });
        Ok(())
    }

    fn take_back(&mut self, takes: Vec<FactId>) {
        if !takes.is_empty() {
            self.transaction.write(Vec::new(), Operation::Undo { takes });
        }
    }
}

/// What was typed into a field that may stay empty, where it differs from what stands there.
fn changed(typed: Option<&str>, had: Option<&Wordings>) -> Result<Option<String>, Refusal> {
    let Some(typed) = typed else { return Ok(None) };
    let typed = text::optional_text(typed)?;
    let had = had.and_then(|had| had.shown.here()).unwrap_or(PersonText::nothing());
    Ok((*had != *typed).then_some(typed))
}
