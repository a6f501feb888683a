//! Looking for what may be one, a step at a time: first all is taken in, then it is asked of one thing after the other.

use std::collections::BTreeSet;

use super::{Likely, Pair, Thing};
use crate::domain::board::{Board, Note, Turn};
use crate::domain::collection::{Collection, Room};
use crate::domain::likeness::{Alike, Index, Themes};
use crate::domain::record::{FactId, ThemeId};
use crate::domain::text::PersonText;

/// So many names and notes are weighed in one step.
const WEIGHED: usize = 1_000;
/// So many themes are made of them in one step.
const MADE: usize = 10;
/// Of so many themes and notes it is asked in one step.
const ASKED: usize = 4;
/// So many notes of a group are taken in by one step.
const TAKEN: usize = 50;

/// On the way to what may be one.
#[derive(Debug, Default)]
pub struct Looking {
    index: Index,
    /// The themes.
    things: Vec<Thing>,
    /// Whether they are of groups: one group may have two of one name, of two devices, and both belong to one shared theme.
    of_groups: bool,
    /// Of each theme: where its name and its notes stand in the index.
    texts: Vec<(usize, Vec<usize>)>,
    /// The notes that are things themselves, in the order of the group's notes. Among the things they stand after the themes.
    notes: Vec<Said>,
    /// Once all things are here: the themes, one after the other.
    themes: Themes,
    /// Of how many things it was asked.
    asked: usize,
    pairs: Vec<Pair>,
}

/// A note of the group that is looked at.
#[derive(Debug)]
struct Said {
    turn: Turn,
    /// Where it stands in the index.
    text: usize,
    /// The theme that it is in.
    theme: Option<ThemeId>,
    thing: Thing,
}

impl Looking {
    /// Takes in the themes of the group at this place; whether there are more groups.
    pub fn take_group(&mut self, collection: &Collection, place: usize) -> bool {
        self.of_groups = true;
        let groups = collection.groups();
        if let Some((group, collected)) = groups.get(place) {
            let board = collected.board();
            for theme in board.themes() {
                let texts = board.notes_in(theme.id).map(said).collect();
                self.take(group.number, board.with_merged(theme.id), theme.title(), texts);
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
            self.take(side, room.board.with_merged(theme.id), theme.title(), texts);
        }
        place + 1 < themes.len()
    }

    /// Takes in what a group has: some of its notes at a time, then a theme at a time; whether there is more.
    pub fn take_own(&mut self, board: &Board) -> bool {
        let (before, last) = (self.notes.len(), self.notes.last().map(|note| note.turn));
        for note in board.notes_after(last).take(TAKEN) {
            let text = self.index.add(said(note));
            let (id, name) = (note.id.0, note.text().clone());
            let thing = Thing { side: 0, id, ids: vec![id], name, notes: None };
            self.notes.push(Said { turn: note.turn(), text, theme: board.theme_of(note), thing });
        }
        if self.notes.len() > before {
            return true;
        }
        let (themes, place) = (board.themes(), self.things.len());
        if let Some(theme) = themes.get(place) {
            let own = self.notes.iter().filter(|note| note.theme == Some(theme.id));
            let notes = own.map(|note| note.text).collect();
            self.take_theme(place, board.with_merged(theme.id), theme.title(), notes);
        }
        place + 1 < themes.len()
    }

    /// How many names and notes were taken in.
    pub fn size(&self) -> usize {
        self.index.len()
    }

    fn take(&mut self, side: usize, ids: Vec<FactId>, name: &PersonText, texts: Vec<&str>) {
        let notes = texts.into_iter().map(|text| self.index.add(text)).collect();
        self.take_theme(side, ids, name, notes);
    }

    /// Takes in a theme whose notes stand in the index.
    fn take_theme(&mut self, side: usize, ids: Vec<FactId>, name: &PersonText, notes: Vec<usize>) {
        let own = self.index.add(name.as_str());
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
        let (themes, all) = (self.things.len(), self.things.len() + self.notes.len());
        let first = self.asked;
        self.asked = all.min(first + ASKED);
        for place in first..self.asked {
            match place.checked_sub(themes) {
                None => self.ask_of_theme(place),
                Some(note) => self.ask_of_note(note),
            }
        }
        self.asked < all
    }

    fn ask_of_theme(&mut self, place: usize) {
        let Some(own) = self.things.get(place) else { return };
        let is_wanted =
            |other: &Thing| other.side != own.side || self.of_groups && other.name == own.name;
        let wanted = |other: usize| self.things.get(other).is_some_and(is_wanted);
        for alike in self.themes.alike(&mut self.index, place, wanted) {
            self.pair(place, alike.place, alike);
        }
    }

    /// Of the note at this place among the notes: where it may belong if it is in no theme, and which others may say the same.
    fn ask_of_note(&mut self, at: usize) {
        let Some(note) = self.notes.get(at) else { return };
        let (text, place) = (note.text, self.things.len() + at);
        let home = match note.theme {
            None => self.themes.home(&mut self.index, text, |_| true),
            Some(_) => None,
        };
        // Names of themes stand in the index too.
        let at_of = |text: usize| self.notes.binary_search_by_key(&text, |note| note.text).ok();
        let alike = self.index.alike_among(text, |other| at_of(other).is_some());
        let mut same: Vec<(usize, Alike)> = Vec::new();
        for alike in alike {
            // Of many that have the same words each is asked about with the first alone, not with all others.
            let is_new = !alike.certain || same.iter().all(|(_, known)| !known.certain);
            if let Some(other) = at_of(alike.place).filter(|_| is_new) {
                same.push((self.things.len() + other, alike));
            }
        }
        if let Some(home) = home {
            self.pair(place, home.place, home);
        }
        for (other, alike) in same {
            self.pair(place, other, alike);
        }
    }

    fn pair(&mut self, place: usize, other: usize, alike: Alike) {
        let (one, other) = (place.min(other), place.max(other));
        let Alike { certain, score, common, .. } = alike;
        self.pairs.push(Pair { one, other, certain, score, common });
    }

    /// What was found.
    pub fn found(self) -> Likely {
        let Self { mut things, notes, mut pairs, .. } = self;
        let themes = things.len();
        things.extend(notes.into_iter().map(|note| note.thing));
        // Of two notes that are alike most speak of one subject, and hardly any theme that a note seems to belong in is wrong.
        let of_notes = |pair: &Pair| pair.one >= themes;
        pairs.sort_by_key(|pair| {
            (!pair.certain, of_notes(pair), u16::MAX - pair.score, pair.one, pair.other)
        });
        // Most were found from both sides: whose words are named is that of the first.
        let mut known = BTreeSet::new();
        pairs.retain(|pair| known.insert((pair.one, pair.other)));
        Likely { things, pairs }
    }
}

fn said(note: &Note) -> &str {
    note.text().as_str()
}
