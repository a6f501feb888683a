//! The board as flat arrays of records, which `DuckDB` and pandas read as they are. `docs/file-format.md` lists them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::HandIn;
use crate::domain::board::{Board, Note, Round, RoundState, Theme, ThemeTally, Wording, Wordings};
use crate::domain::event::{Event, EventId, Group, GroupId, KindId};
use crate::domain::record::{Millis, NoteId, RoundId, ThemeId};
use crate::domain::text::PersonText;

/// The rows of a board.
#[derive(Debug, Serialize)]
pub struct Flat {
    /// A row a note that stands.
    pub notes: Vec<NoteRow>,
    /// A row a theme on the board.
    pub themes: Vec<ThemeRow>,
    /// A row a theme of each round that the group has seen the totals of.
    pub rounds: Vec<RoundRow>,
}

/// A note.
#[derive(Debug, Serialize)]
pub struct NoteRow {
    event_id: EventId,
    group_id: GroupId,
    group_number: usize,
    group_name: PersonText,
    note_id: NoteId,
    /// Its place among those that stand, oldest first, from 1.
    order: usize,
    text: Option<PersonText>,
    also: Vec<PersonText>,
    kind: Option<KindId>,
    owner: Option<PersonText>,
    due: Option<PersonText>,
    theme_id: Option<ThemeId>,
    theme_name: Option<PersonText>,
    question: Option<String>,
    made_at_ms: Option<Millis>,
}

/// A theme, with what it got in the newest round whose totals the group has seen.
#[derive(Debug, Serialize)]
pub struct ThemeRow {
    event_id: EventId,
    group_id: GroupId,
    group_number: usize,
    group_name: PersonText,
    theme_id: ThemeId,
    theme_name: PersonText,
    about: PersonText,
    notes: usize,
    voters: Option<usize>,
    dots: Option<usize>,
}

/// What a theme got in a round.
#[derive(Debug, Serialize)]
pub struct RoundRow {
    event_id: EventId,
    group_id: GroupId,
    group_number: usize,
    group_name: PersonText,
    round_id: RoundId,
    people: u16,
    dots_each: u8,
    ballots: usize,
    theme_id: ThemeId,
    theme_name: PersonText,
    voters: usize,
    dots: usize,
}

impl Flat {
    pub(super) fn of(board: &Board, hand_in: &HandIn) -> Self {
        let (questions, votes) = (hand_in.questions(), board.votes());
        let rows = Rows { event: &hand_in.event, board, hand_in, questions, votes };
        Self {
            notes: board.notes().zip(1..).map(|(note, order)| rows.note(note, order)).collect(),
            themes: board.themes().into_iter().map(|theme| rows.theme(theme)).collect(),
            rounds: board.rounds().flat_map(|round| rows.round(round)).collect(),
        }
    }
}

/// What every row is read from.
struct Rows<'a> {
    event: &'a Event,
    board: &'a Board,
    hand_in: &'a HandIn,
    /// By revision.
    questions: BTreeMap<u32, &'a str>,
    votes: BTreeMap<ThemeId, &'a ThemeTally>,
}

impl Rows<'_> {
    fn note(&self, note: &Note, order: usize) -> NoteRow {
        let theme = self.board.theme_of(note);
        let kind = self.event.kind_or_first(note.kind.as_ref());
        let also = note.wording.also.iter().filter_map(Wording::here);
        NoteRow {
            event_id: self.event.id.clone(),
            group_id: self.hand_in.group.clone(),
            group_number: self.group_number(),
            group_name: self.group_name(),
            note_id: note.id,
            order,
            text: said(Some(&note.wording)),
            also: also.cloned().collect(),
            kind: kind.map(|kind| kind.id.clone()),
            owner: said(note.owner.as_ref()),
            due: said(note.due.as_ref()),
            theme_id: theme,
            theme_name: theme.map(|theme| self.name_of(theme)),
            question: self.questions.get(&note.asked).map(|asked| (*asked).to_owned()),
            made_at_ms: note.at,
        }
    }

    fn theme(&self, theme: &Theme) -> ThemeRow {
        let line = self.votes.get(&theme.id);
        ThemeRow {
            event_id: self.event.id.clone(),
            group_id: self.hand_in.group.clone(),
            group_number: self.group_number(),
            group_name: self.group_name(),
            theme_id: theme.id,
            theme_name: theme.title().clone(),
            about: theme.description().clone(),
            notes: self.board.notes_in(theme.id).count(),
            voters: line.map(|line| line.voters),
            dots: line.map(|line| line.dots),
        }
    }

    fn round(&self, round: &Round) -> Vec<RoundRow> {
        let RoundState::Revealed(tally) = &round.state else { return Vec::new() };
        let row = |line: &ThemeTally| RoundRow {
            event_id: self.event.id.clone(),
            group_id: self.hand_in.group.clone(),
            group_number: self.group_number(),
            group_name: self.group_name(),
            round_id: round.id,
            people: round.people,
            dots_each: round.dots,
            ballots: tally.voters,
            theme_id: line.theme,
            theme_name: self.name_of(line.theme),
            voters: line.voters,
            dots: line.dots,
        };
        tally.themes.iter().map(row).collect()
    }

    fn group(&self) -> Option<&Group> {
        self.event.group(&self.hand_in.group)
    }

    fn group_number(&self) -> usize {
        self.group().map_or(0, |group| group.number)
    }

    fn group_name(&self) -> PersonText {
        self.group().map(|group| group.name.clone()).unwrap_or_default()
    }

    fn name_of(&self, theme: ThemeId) -> PersonText {
        self.board.theme(theme).map_or(PersonText::nothing(), Theme::title).clone()
    }
}

fn said(wordings: Option<&Wordings>) -> Option<PersonText> {
    wordings.and_then(|wordings| wordings.shown.here()).cloned()
}
