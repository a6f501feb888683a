//! The board: notes, themes and rounds as a person sees them. Computed from the facts, whatever order they came in.

mod finder;
mod note;
mod round;
mod shared;
mod theme;
mod wording;

pub use finder::Finder;
pub use note::{Note, NoteField, Personal, Turn};
pub use round::{Ballot, Round, RoundState, Tally, ThemeTally, ballots};
pub use shared::{SharedLinks, links_to};
pub use theme::{Standing, Theme};
pub use wording::{Wording, Wordings};

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::event::{Event, Kind, KindId};
use super::record::{FactId, Field, NoteId, Record, RoundId, ThemeId};

/// What a group has, as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    notes: BTreeMap<NoteId, Note>,
    /// The notes in their order, in the bin or not.
    turns: BTreeSet<Turn>,
    themes: BTreeMap<ThemeId, Theme>,
    rounds: BTreeMap<RoundId, Round>,
    // Screens ask for these after every note that is written, so nobody walks over all notes for them.
    /// The notes in the bin.
    binned: BTreeSet<Turn>,
    /// The notes that stand and are in no theme.
    unplaced: BTreeSet<Turn>,
    /// The notes that stand in a theme, by the theme on the board that it counts as.
    placed: BTreeMap<ThemeId, BTreeSet<Turn>>,
    /// The theme that each of those is in.
    places: BTreeMap<NoteId, ThemeId>,
    /// The themes that count as another, by that one.
    merged: BTreeMap<ThemeId, Vec<ThemeId>>,
    /// The newest round that is still open, and the newest whose totals the group has seen.
    open: Option<RoundId>,
    shown: Option<RoundId>,
    /// How many notes stand of each kind that has any.
    kinds: BTreeMap<Option<KindId>, usize>,
    /// What does not belong together, the lower id first.
    apart: BTreeSet<(FactId, FactId)>,
}

impl Board {
    /// The board of a record.
    pub fn of(record: &Record) -> Self {
        Self::without(record, |_| false)
    }

    /// The board of a record without these notes, themes and rounds.
    pub fn without(record: &Record, is_left_out: impl Fn(FactId) -> bool) -> Self {
        let mut board = Self::default();
        let mut fields = record.fields();
        fields.retain(|field| !is_left_out(field.thing()));
        board.follow(record, &fields);
        // Trees that grew at their end are half empty, and those of a thousand groups stand beside each other.
        board.notes = std::mem::take(&mut board.notes).into_iter().collect();
        board.places = std::mem::take(&mut board.places).into_iter().collect();
        board
    }

    /// Brings the board up to date where these fields of the record may read differently.
    ///
    /// Whatever is followed, in whatever portions, the board is that of the whole record.
    pub fn follow(&mut self, record: &Record, touched: &[Field]) {
        let (mut notes, mut themes) = (BTreeSet::new(), BTreeSet::new());
        let mut rounds = BTreeSet::new();
        for field in touched {
            match field {
                Field::Text(id)
                | Field::Kind(id)
                | Field::Owner(id)
                | Field::Due(id)
                | Field::Place(id)
                | Field::Order(id) => drop(notes.insert(*id)),
                Field::Name(id) | Field::About(id) | Field::Rank(id) | Field::Merge(id) => {
                    themes.insert(*id);
                }
                Field::Round(id) | Field::People(id) | Field::Outcome(id) | Field::Ballots(id) => {
                    rounds.insert(*id);
                }
                Field::Apart(one, other) => {
                    hold(&mut self.apart, (*one, *other), !record.heads(field.clone()).is_empty());
                }
                // The desk reads those itself.
                Field::Desk(_) => {}
            }
        }
        for id in &notes {
            if let Some(before) = self.notes.remove(id) {
                self.let_go(&before);
            }
            if let Some(note) = Note::read(record, *id) {
                self.turns.insert(note.turn());
                self.count_kind(&note, |count| count.saturating_add(1));
                self.notes.insert(*id, note);
            }
        }
        if !themes.is_empty() {
            for id in themes {
                put(&mut self.themes, id, Theme::read(record, id));
            }
            theme::settle_merges(&mut self.themes);
            self.merged.clear();
            for theme in self.themes.values() {
                if let Standing::CountsAs(root) = theme.standing {
                    self.merged.entry(root).or_default().push(theme.id);
                }
            }
            rounds.extend(self.rounds.keys().copied());
            // A theme that went, or came back, takes its notes along.
            notes.extend(self.notes.keys().copied());
        }
        for id in notes {
            self.keep_place(id);
        }
        self.follow_rounds(record, rounds);
    }

    fn follow_rounds(&mut self, record: &Record, rounds: BTreeSet<RoundId>) {
        if rounds.is_empty() {
            return;
        }
        for id in rounds {
            let round = Round::read(record, id, &|theme| self.counted_as(theme));
            put(&mut self.rounds, id, round);
        }
        let newest = |is: fn(&RoundState) -> bool| {
            let found = self.rounds.values().rev().find(|round| is(&round.state));
            found.map(|round| round.id)
        };
        self.open = newest(|state| matches!(state, RoundState::Open));
        self.shown = newest(|state| matches!(state, RoundState::Revealed(_)));
    }

    /// The notes that stand: those that were brought in, in the order of their file, then the others, oldest first.
    pub fn notes(&self) -> impl DoubleEndedIterator<Item = &Note> {
        self.in_turn(&self.turns).filter(|note| !note.binned)
    }

    /// The same, those that come after this turn.
    pub fn notes_after(&self, turn: Option<Turn>) -> impl Iterator<Item = &Note> {
        let from = turn.map_or(Bound::Unbounded, Bound::Excluded);
        let turns = self.turns.range((from, Bound::Unbounded));
        turns.filter_map(|turn| self.notes.get(&turn.id)).filter(|note| !note.binned)
    }

    /// The notes in the bin, in the same order.
    pub fn bin(&self) -> impl DoubleEndedIterator<Item = &Note> {
        self.in_turn(&self.binned)
    }

    /// Those of them whose words are here: a file leaves out the words of what is in the bin, so where it is opened nothing
    /// can come back.
    pub fn bin_with_words(&self) -> impl DoubleEndedIterator<Item = &Note> {
        self.bin().filter(|note| note.wording.shown.here().is_some())
    }

    /// A note, standing or binned.
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.notes.get(&id)
    }

    /// The themes on the board, in their order.
    pub fn themes(&self) -> Vec<&Theme> {
        let on_board = |theme: &&Theme| theme.standing == Standing::OnBoard;
        let mut themes: Vec<&Theme> = self.themes.values().filter(on_board).collect();
        themes.sort_by_key(|theme| (theme.rank.is_none(), theme.rank));
        themes
    }

    /// A theme, on the board or not.
    pub fn theme(&self, id: ThemeId) -> Option<&Theme> {
        self.themes.get(&id)
    }

    /// The themes that count as this one, oldest first.
    pub fn merged_into(&self, id: ThemeId) -> Vec<ThemeId> {
        self.merged.get(&id).cloned().unwrap_or_default()
    }

    /// A theme, and what counts as it.
    pub fn with_merged(&self, id: ThemeId) -> Vec<FactId> {
        std::iter::once(id).chain(self.merged_into(id)).map(|theme| theme.0).collect()
    }

    /// The theme on the board that `id` counts as: itself or the one it was merged into. Nothing where that is off
    /// the board.
    pub fn counted_as(&self, id: ThemeId) -> Option<ThemeId> {
        match self.themes.get(&id)?.standing {
            Standing::OnBoard => Some(id),
            Standing::CountsAs(root) => Some(root),
            Standing::Off => None,
        }
    }

    /// The theme that a note is in.
    pub fn theme_of(&self, note: &Note) -> Option<ThemeId> {
        note.place.and_then(|theme| self.counted_as(theme))
    }

    /// The notes that stand in a theme, in the same order.
    pub fn notes_in(&self, theme: ThemeId) -> impl Iterator<Item = &Note> {
        let own = self.placed.get(&theme).into_iter().flatten();
        own.filter_map(|turn| self.notes.get(&turn.id))
    }

    /// The notes that are in no theme, in the same order.
    pub fn unplaced(&self) -> impl Iterator<Item = &Note> {
        self.in_turn(&self.unplaced)
    }

    /// How many notes are in no theme.
    pub fn unplaced_count(&self) -> usize {
        self.unplaced.len()
    }

    /// How many notes stand of each kind, in the order of [`Event::all_kinds`]. One that the event doesn't know counts as the
    /// first.
    pub fn counts(&self, event: &Event) -> Vec<usize> {
        let mut counts = vec![0; event.all_kinds().count()];
        for (kind, notes) in &self.kinds {
            let own = |known: &Kind| Some(&known.id) == kind.as_ref();
            let place = event.all_kinds().position(own).unwrap_or(0);
            if let Some(count) = counts.get_mut(place) {
                *count += notes;
            }
        }
        counts
    }

    /// The rounds, oldest first.
    pub fn rounds(&self) -> impl DoubleEndedIterator<Item = &Round> {
        self.rounds.values()
    }

    /// A round.
    pub fn round(&self, id: RoundId) -> Option<&Round> {
        self.rounds.get(&id)
    }

    /// The newest round that is still open.
    pub fn open_round(&self) -> Option<&Round> {
        self.rounds.get(&self.open?)
    }

    /// The newest round whose totals the group has seen: the one that results are taken from.
    pub fn result(&self) -> Option<(&Round, &Tally)> {
        let round = self.rounds.get(&self.shown?)?;
        match &round.state {
            RoundState::Revealed(tally) => Some((round, tally)),
            RoundState::Open | RoundState::Cancelled => None,
        }
    }

    /// What each theme of that round got.
    pub fn votes(&self) -> BTreeMap<ThemeId, &ThemeTally> {
        let lines = self.result().map(|(_, tally)| tally.themes.iter()).into_iter().flatten();
        lines.map(|line| (line.theme, line)).collect()
    }

    /// Whether somebody said that these two do not belong together.
    pub fn are_apart(&self, one: FactId, other: FactId) -> bool {
        self.apart.contains(&(one.min(other), one.max(other)))
    }

    /// Whether somebody said so of one of the first and one of the others.
    pub fn any_apart(&self, ids: &[FactId], others: &[FactId]) -> bool {
        ids.iter().any(|one| others.iter().any(|other| self.are_apart(*one, *other)))
    }

    /// All pairs of things that do not belong together.
    #[cfg(feature = "organiser")]
    pub fn apart(&self) -> impl Iterator<Item = (FactId, FactId)> {
        self.apart.iter().copied()
    }

    fn in_turn<'a>(
        &'a self,
        turns: &'a BTreeSet<Turn>,
    ) -> impl DoubleEndedIterator<Item = &'a Note> {
        turns.iter().filter_map(|turn| self.notes.get(&turn.id))
    }

    /// Notes whether this note is in the bin, and whether it is in no theme.
    fn keep_place(&mut self, id: NoteId) {
        let Some(note) = self.notes.get(&id) else { return };
        let (turn, binned) = (note.turn(), note.binned);
        let theme = if binned { None } else { self.theme_of(note) };
        hold(&mut self.binned, turn, binned);
        hold(&mut self.unplaced, turn, !binned && theme.is_none());
        let before = self.places.get(&id).copied();
        if before == theme {
            return;
        }
        self.take_out(turn);
        put(&mut self.places, id, theme);
        if let Some(theme) = theme {
            self.placed.entry(theme).or_default().insert(turn);
        }
    }

    /// Takes a note out of every order and count: it may be gone now, or have another turn.
    fn let_go(&mut self, note: &Note) {
        let turn = note.turn();
        self.count_kind(note, |count| count.saturating_sub(1));
        self.turns.remove(&turn);
        self.binned.remove(&turn);
        self.unplaced.remove(&turn);
        self.take_out(turn);
        self.places.remove(&note.id);
    }

    /// Takes a note out of the theme that it stands in.
    fn take_out(&mut self, turn: Turn) {
        let Some(theme) = self.places.get(&turn.id) else { return };
        if let Some(notes) = self.placed.get_mut(theme) {
            notes.remove(&turn);
            if notes.is_empty() {
                self.placed.remove(theme);
            }
        }
    }

    /// Counts a note that stands in or out among those of its kind.
    fn count_kind(&mut self, note: &Note, to: impl Fn(usize) -> usize) {
        if note.binned {
            return;
        }
        let count = to(self.kinds.get(&note.kind).copied().unwrap_or(0));
        put(&mut self.kinds, note.kind.clone(), (count > 0).then_some(count));
    }
}

/// Puts something into a set, or takes it out.
fn hold<Thing: Ord>(things: &mut BTreeSet<Thing>, thing: Thing, held: bool) {
    if held {
        things.insert(thing)
    } else {
        things.remove(&thing)
    };
}

/// Keeps what a thing now reads as, or that it is gone.
fn put<Id: Ord, Thing>(things: &mut BTreeMap<Id, Thing>, id: Id, thing: Option<Thing>) {
    match thing {
        Some(thing) => drop(things.insert(id, thing)),
        None => drop(things.remove(&id)),
    }
}
