//! What the whole room said: the shared themes, what is linked to them, and what is linked to none.

use std::borrow::Borrow;
use std::collections::BTreeSet;

use super::cell::{Cell, Source};
use super::share::Share;
use super::{Collected, Collection};
use crate::domain::board::{Board, Note, SharedLinks, Standing, Theme};
use crate::domain::event::{Group, GroupId};
use crate::domain::record::{FactId, NoteId, Strength, ThemeId};
use crate::domain::text::PersonText;

/// The hand-ins of all groups beside what the organiser made of them.
#[derive(Clone, Copy, Debug)]
pub struct Room<'a> {
    pub(super) collection: &'a Collection,
    pub(super) board: &'a Board,
    pub(super) links: &'a SharedLinks,
}

/// A shared theme, and what each group said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedTheme {
    /// Which.
    pub id: ThemeId,
    /// What it is called; empty where the words are not here.
    pub name: PersonText,
    /// Other names that were given at the same time.
    pub also: Vec<PersonText>,
    /// What it is about: its own sentence, and those of the themes that were merged into it.
    pub sentences: Vec<PersonText>,
    /// The themes that were merged into it, each with its name.
    pub merged: Vec<(ThemeId, PersonText)>,
    /// The groups of which something is linked to it or said, by number.
    pub cells: Vec<Cell>,
    /// How many groups handed in.
    pub among: usize,
    /// Notes linked to it, each counted once.
    pub notes: usize,
    /// The share of voters, of the group in the middle of those that voted on it.
    pub median: Option<Share>,
}

/// What a group has that is linked to no shared theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Unlinked<'a> {
    /// The group.
    pub group: &'a Group,
    /// Its themes on the board.
    pub themes: Vec<&'a Theme>,
    /// Its notes that are in no theme.
    pub notes: Vec<&'a Note>,
}

impl SharedTheme {
    /// In how many groups something is linked to it.
    pub fn groups(&self) -> usize {
        self.cells.iter().filter(|cell| cell.is_linked()).count()
    }

    /// The one group that raised it, where there is one alone: of no other is anything linked, or said by hand. Nothing where
    /// no other has handed in.
    pub fn lone(&self) -> Option<usize> {
        if self.among < 2 {
            return None;
        }
        let raised = |cell: &&Cell| cell.is_linked() || cell.strength() != Strength::None;
        let mut raised = self.cells.iter().filter(raised);
        let first = raised.next().filter(|cell| cell.is_linked())?;
        raised.next().is_none().then_some(first.number)
    }

    /// What a group said of it.
    pub fn cell(&self, group: &GroupId) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.group == *group)
    }

    /// The same of a group whose number is known too: among a thousand it is found at once.
    pub fn cell_of(&self, group: &Group) -> Option<&Cell> {
        let from = self.cells.partition_point(|cell| cell.number < group.number);
        let mut same = self.cells.iter().skip(from).take_while(|cell| cell.number == group.number);
        same.find(|cell| cell.group == group.id)
    }
}

impl<'a> Room<'a> {
    /// What these hand-ins say, and an organiser whose themes and links these are.
    pub fn of(collection: &'a Collection, board: &'a Board, links: &'a SharedLinks) -> Self {
        Self { collection, board, links }
    }

    /// The shared themes, in the organiser's order.
    pub fn themes(self) -> Vec<SharedTheme> {
        let groups = self.collection.groups();
        let themes = self.board.themes().into_iter();
        themes.map(|theme| self.read(theme, &groups)).collect()
    }

    /// One of them; nothing where it is not on the board.
    pub fn theme(self, id: ThemeId) -> Option<SharedTheme> {
        let theme = self.board.theme(id).filter(|theme| theme.standing == Standing::OnBoard)?;
        Some(self.read(theme, &self.collection.groups()))
    }

    fn read(self, theme: &Theme, groups: &[(&Group, &Collected)]) -> SharedTheme {
        let parts: Vec<FactId> = self.links.parts_of(theme.id).collect();
        let cell = |(group, collected): &(&Group, &Collected)| {
            let source = Source { group, collected, parts: &parts };
            Cell::read(&source, theme.id, self.links)
        };
        let cells: Vec<Cell> = groups.iter().filter_map(cell).collect();
        let notes: BTreeSet<NoteId> = cells.iter().flat_map(|cell| cell.notes.clone()).collect();
        let shares = cells.iter().filter_map(|cell| cell.vote.as_ref()).map(|vote| vote.voters);
        let ids = self.board.merged_into(theme.id);
        let merged: Vec<&Theme> = ids.iter().filter_map(|id| self.board.theme(*id)).collect();
        let own = [theme].into_iter().chain(merged.iter().copied());
        let sentences = own.filter_map(|theme| theme.about.as_ref()).flat_map(|about| {
            let all = std::iter::once(&about.shown).chain(&about.also);
            all.filter_map(|wording| wording.here())
        });
        let others = theme.name.also.iter().filter_map(|also| also.here());
        SharedTheme {
            id: theme.id,
            name: theme.title().clone(),
            also: others.cloned().collect(),
            sentences: sentences.filter(|sentence| !sentence.is_empty()).cloned().collect(),
            merged: merged.iter().map(|theme| (theme.id, theme.title().clone())).collect(),
            median: Share::median(shares.collect()),
            notes: notes.len(),
            among: groups.len(),
            cells,
        }
    }

    /// What is linked to no shared theme, of each group that has such.
    pub fn unlinked(self) -> Vec<Unlinked<'a>> {
        let of_group = |(group, collected): (&'a Group, &'a Collected)| {
            let board = collected.board();
            let themes = board.themes().into_iter().filter(|theme| {
                let ids = board.merged_into(theme.id).into_iter().chain([theme.id]);
                !self.is_linked(ids.map(|id| id.0))
            });
            let notes = board.unplaced().filter(|note| !self.is_linked([note.id.0]));
            let rest = Unlinked { group, themes: themes.collect(), notes: notes.collect() };
            (!rest.themes.is_empty() || !rest.notes.is_empty()).then_some(rest)
        };
        self.collection.groups().into_iter().filter_map(of_group).collect()
    }

    /// Whether something of these is linked to a shared theme that is on the board.
    fn is_linked(self, ids: impl IntoIterator<Item = FactId>) -> bool {
        ids.into_iter().any(|id| self.links.themes_of(id).next().is_some())
    }
}

/// Whether a note stands in several of these, so that their numbers of notes overlap.
pub fn overlap<T: Borrow<SharedTheme>>(themes: &[T]) -> bool {
    let all: usize = themes.iter().map(|theme| theme.borrow().notes).sum();
    let cells = themes.iter().flat_map(|theme| &theme.borrow().cells);
    let each: BTreeSet<NoteId> = cells.flat_map(|cell| cell.notes.iter().copied()).collect();
    all > each.len()
}

/// In the order of what the room said: by how many groups raised it, then by the median, then by name.
pub fn by_priority<T: Borrow<SharedTheme>>(mut themes: Vec<T>) -> Vec<T> {
    themes.sort_by(|one, other| {
        let (one, other) = (one.borrow(), other.borrow());
        let figures = figures(other).cmp(&figures(one));
        figures.then_with(|| one.name.as_str().cmp(other.name.as_str()))
    });
    themes
}

/// These, which are in that order, each with its place: those whose figures are equal share one, as a name is no merit.
pub fn placed<T: Borrow<SharedTheme>>(themes: &[T]) -> impl Iterator<Item = (usize, &T)> {
    let mut last = None;
    (1..).zip(themes).map(move |(nth, theme)| {
        let figures = figures(theme.borrow());
        let shared = last.filter(|(_, before)| *before == figures);
        let (place, _) = *last.insert(shared.unwrap_or((nth, figures)));
        (place, theme)
    })
}

/// What tells places apart: how many groups raised it, and the median.
fn figures(theme: &SharedTheme) -> (usize, Option<Share>) {
    (theme.groups(), theme.median)
}
