//! Which themes may be one, of the groups of an event, of two events, or of one group; and which theme of a group a note that
//! is in none may belong in. Looking goes a step at a time, so that a screen answers meanwhile. What is found follows from what
//! was said alone; what of it is still to be asked follows from what was linked, matched, gathered and turned down since.

use std::collections::BTreeSet;

use super::{Collection, Room};
use crate::domain::board::{Board, Note, SharedLinks};
use crate::domain::event::EventId;
use crate::domain::likeness::{Index, Themes};
use crate::domain::record::{FactId, NoteId, ThemeId};
use crate::domain::text::PersonText;

/// So many names and notes are weighed in one step.
const WEIGHED: usize = 1_000;
/// So many themes are made of them in one step.
const MADE: usize = 10;
/// Of so many themes and notes it is asked in one step.
const ASKED: usize = 4;
/// So many notes of a group that are in no theme are taken in by one step.
const LOOSE: usize = 50;

/// On the way to what may be one.
#[derive(Debug, Default)]
pub struct Looking {
    index: Index,
    /// Themes, then notes that are in none.
    things: Vec<Thing>,
    /// Of each theme: where its name and its notes stand in the index.
    texts: Vec<(usize, Vec<usize>)>,
    /// Of each of those notes: where it stands in the index.
    loose: Vec<usize>,
    /// Once all things are here: the themes, one after the other.
    themes: Themes,
    /// Of how many things it was asked.
    asked: usize,
    pairs: Vec<Pair>,
}

/// A theme that may be one with others, or a note that may belong in one.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// Whose theme it is: only those of different sides are compared. Of one group each is a side of its own.
    pub side: usize,
    /// The theme or note.
    pub id: FactId,
    /// The same, and what counts as it.
    pub ids: Vec<FactId>,
    /// What it is called, or says.
    pub name: PersonText,
    /// How many notes are in the theme; nothing for a note.
    pub notes: Option<usize>,
}

/// Two things that may be one, by their places.
#[derive(Clone, Debug, PartialEq)]
struct Pair {
    one: usize,
    other: usize,
    certain: bool,
    score: u16,
    common: Vec<String>,
}

/// What may be one, the likeliest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Likely {
    things: Vec<Thing>,
    pairs: Vec<Pair>,
}

/// Something to ask an organiser.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Which pair of those that were found, by its place.
    pub pair: usize,
    /// The theme that it is asked about, or the note.
    pub theme: FactId,
    /// What it may be one with, or belong in.
    pub with: OneWith,
}

/// What a theme may be one with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneWith {
    /// The theme of another side; nothing stands for both yet.
    Theme(FactId),
    /// A shared theme, which a theme that is like it is linked to.
    Shared(ThemeId),
}

impl Question {
    /// The two that turning it down keeps apart.
    pub fn apart(&self) -> (FactId, FactId) {
        (self.theme, self.with.theme().0)
    }
}

impl OneWith {
    /// The theme, of whichever kind.
    pub fn theme(self) -> ThemeId {
        match self {
            Self::Theme(id) => ThemeId(id),
            Self::Shared(id) => id,
        }
    }
}

impl Looking {
    /// Takes in the themes of the group at this place; whether there are more groups.
    pub fn take_group(&mut self, collection: &Collection, place: usize) -> bool {
        let groups = collection.groups();
        if let Some((group, collected)) = groups.get(place) {
            let board = collected.board();
            for theme in board.themes() {
                let texts = board.notes_in(theme.id).map(said).collect();
                self.take(group.number, ids_of(board, theme.id), theme.title(), texts);
            }
        }
        place + 1 < groups.len()
    }

    /// Takes in the shared theme at this place of an event; whether there are more.
    pub fn take_shared(&mut self, room: Room<'_>, side: usize, place: usize) -> bool {
        let themes = room.board.themes();
        let shared = themes.get(place).and_then(|theme| room.theme(theme.id));
        if let (Some(theme), Some(shared)) = (themes.get(place), shared) {
            let mut texts = Vec::new();
            for (group, collected) in room.collection.groups() {
                let cell = shared.cell_of(group).into_iter();
                let notes = cell.flat_map(|cell| &cell.notes);
                texts.extend(notes.filter_map(|note| collected.board().note(*note)).map(said));
            }
            self.take(side, ids_of(room.board, theme.id), theme.title(), texts);
        }
        place + 1 < themes.len()
    }

    /// Takes in what stands at this place of a group: its themes, then some of the notes that are in none; whether there is
    /// more.
    pub fn take_own(&mut self, board: &Board, place: usize) -> bool {
        let themes = board.themes();
        if let Some(theme) = themes.get(place) {
            let texts = board.notes_in(theme.id).map(said).collect();
            self.take(place, ids_of(board, theme.id), theme.title(), texts);
            return true;
        }
        let before = place.saturating_sub(themes.len()).saturating_mul(LOOSE);
        for note in board.unplaced().skip(before).take(LOOSE) {
            self.loose.push(self.index.add(said(note)));
            let (id, name) = (note.id.0, note.text().clone());
            self.things.push(Thing { side: place, id, ids: vec![id], name, notes: None });
        }
        before.saturating_add(LOOSE) < board.unplaced_count()
    }

    /// How many names and notes were taken in.
    pub fn size(&self) -> usize {
        self.index.len()
    }

    fn take(&mut self, side: usize, ids: Vec<FactId>, name: &PersonText, texts: Vec<&str>) {
        let own = self.index.add(name.as_str());
        let notes: Vec<usize> = texts.into_iter().map(|text| self.index.add(text)).collect();
        let Some(id) = ids.first().copied() else { return };
        self.things.push(Thing { side, id, ids, name: name.clone(), notes: Some(notes.len()) });
        self.texts.push((own, notes));
    }

    /// Goes on a step with what was taken in; whether there is more to do. Words are weighed, then themes are made of them,
    /// and then it is asked.
    pub fn ask(&mut self) -> bool {
        if self.index.settle_some(WEIGHED) {
            return true;
        }
        let made = self.themes.len();
        for (name, notes) in self.texts.iter().skip(made).take(MADE) {
            self.themes.add(&mut self.index, *name, notes);
        }
        if made < self.texts.len() {
            return true;
        }
        let (things, themes) = (&self.things, &self.themes);
        let first = self.asked;
        self.asked = things.len().min(first + ASKED);
        for (place, thing) in things.iter().enumerate().take(self.asked).skip(first) {
            let of_another =
                |other: usize| things.get(other).is_some_and(|it| it.side != thing.side);
            let loose = place.checked_sub(self.texts.len()).and_then(|at| self.loose.get(at));
            let alike = match loose {
                None => themes.alike(&mut self.index, place, of_another),
                Some(note) => themes.home(&mut self.index, *note, |_| true).into_iter().collect(),
            };
            for alike in alike {
                let (one, other) = (place.min(alike.place), place.max(alike.place));
                let (certain, score) = (alike.certain, alike.score);
                self.pairs.push(Pair { one, other, certain, score, common: alike.common });
            }
        }
        self.asked < things.len()
    }

    /// What was found.
    pub fn found(self) -> Likely {
        let Self { things, mut pairs, .. } = self;
        pairs.sort_by_key(|pair| (!pair.certain, u16::MAX - pair.score, pair.one, pair.other));
        // Most were found from both sides: whose words are named is that of the first.
        let mut known = BTreeSet::new();
        pairs.retain(|pair| known.insert((pair.one, pair.other)));
        Likely { things, pairs }
    }
}

impl Likely {
    /// The two themes of each pair, the likeliest first, and the words in common, the most telling first.
    pub fn pairs(&self) -> impl Iterator<Item = (&Thing, &Thing, &[String])> {
        (0..self.pairs.len()).filter_map(|place| self.pair(place))
    }

    /// The same of the pair at this place.
    pub fn pair(&self, place: usize) -> Option<(&Thing, &Thing, &[String])> {
        let pair = self.pairs.get(place)?;
        Some((self.things.get(pair.one)?, self.things.get(pair.other)?, pair.common.as_slice()))
    }

    /// What is to be asked about the themes of groups, as the organiser's links stand: whether two that are linked nowhere
    /// are one, or whether one that is linked nowhere belongs to a shared theme. Nothing that was turned down.
    pub fn to_link(&self, links: &SharedLinks, board: &Board) -> Vec<Question> {
        let shared = |thing: &Thing| thing.ids.iter().find_map(|id| links.themes_of(*id).next());
        let mut asked = BTreeSet::new();
        let mut questions = Vec::new();
        for (pair, one, other) in self.placed() {
            let (thing, with) = match (shared(one), shared(other)) {
                (None, None) => (one, OneWith::Theme(other.id)),
                (None, Some(theme)) => (one, OneWith::Shared(theme)),
                (Some(theme), None) => (other, OneWith::Shared(theme)),
                (Some(_), Some(_)) => continue,
            };
            let question = Question { pair, theme: thing.id, with };
            let is_open = !turned_down(board, one, other)
                && match with {
                    OneWith::Theme(_) => true,
                    // Several pairs may ask for one shared theme; and what counts as it may have been turned down.
                    OneWith::Shared(theme) => {
                        !any_apart(board, &thing.ids, &ids_of(board, theme))
                            && asked.insert(question.apart())
                    }
                };
            if is_open {
                questions.push(question);
            }
        }
        questions
    }

    /// What is to be asked about the themes of one group and its notes that are in none: of those that still stand like that.
    /// The theme with fewer notes is the one that may count as the other.
    pub fn to_gather(&self, board: &Board) -> Vec<Question> {
        let on_board =
            |thing: &Thing| board.counted_as(ThemeId(thing.id)) == Some(ThemeId(thing.id));
        let is_loose = |thing: &Thing| {
            let note = board.note(NoteId(thing.id)).filter(|note| !note.binned);
            note.is_some_and(|note| board.theme_of(note).is_none())
        };
        let mut questions = Vec::new();
        for (pair, one, other) in self.placed() {
            // A note has none, so it is the one that may belong in the other.
            let (theme, with) = if other.notes > one.notes { (one, other) } else { (other, one) };
            let is_open = if theme.notes.is_none() { is_loose(theme) } else { on_board(theme) };
            if is_open && on_board(with) && !turned_down(board, theme, with) {
                questions.push(Question { pair, theme: theme.id, with: OneWith::Theme(with.id) });
            }
        }
        questions
    }

    /// What is to be asked about the shared themes of an event, which are on side 0, and those of another: of those that
    /// nothing was said of. The event's own record says what was turned down.
    pub fn to_match(&self, links: &SharedLinks, board: &Board, event: &EventId) -> Vec<Question> {
        let mut questions = Vec::new();
        for (pair, one, other) in self.placed() {
            let (own, there) = if one.side == 0 { (one, other) } else { (other, one) };
            let is_open = links.matches(ThemeId(own.id), event).next().is_none();
            if is_open && !turned_down(board, own, there) {
                questions.push(Question { pair, theme: own.id, with: OneWith::Theme(there.id) });
            }
        }
        questions
    }

    /// Each pair's place and themes.
    fn placed(&self) -> impl Iterator<Item = (usize, &Thing, &Thing)> {
        self.pairs().enumerate().map(|(place, (one, other, _))| (place, one, other))
    }
}

/// A theme, and what counts as it.
fn ids_of(board: &Board, theme: ThemeId) -> Vec<FactId> {
    let merged = board.merged_into(theme).into_iter();
    std::iter::once(theme).chain(merged).map(|id| id.0).collect()
}

fn said(note: &Note) -> &str {
    note.text().as_str()
}

/// Whether somebody said that these two themes are not one.
fn turned_down(board: &Board, one: &Thing, other: &Thing) -> bool {
    any_apart(board, &one.ids, &other.ids)
}

fn any_apart(board: &Board, ids: &[FactId], others: &[FactId]) -> bool {
    ids.iter().any(|one| others.iter().any(|other| board.are_apart(*one, *other)))
}
