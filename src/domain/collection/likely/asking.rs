//! What of all that was found is still to be asked, and what became of the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::{Likely, OneWith, Pair, Question, Stand, State, Thing};
use crate::domain::board::{Board, Note, SharedLinks};
use crate::domain::collection::Room;
use crate::domain::event::EventId;
use crate::domain::record::{Counterpart, FactId, NoteId, ThemeId};

impl Likely {
    /// How it stands with each pair of themes of groups, as the organiser's links are: it is asked whether two that are
    /// linked nowhere are one, or whether one that is linked nowhere belongs to a shared theme. Nothing that was turned down,
    /// be it with something else that is linked to that shared theme.
    pub fn to_link(&self, links: &SharedLinks, board: &Board) -> Vec<Stand> {
        let refused = self.refused(links, board);
        let shared = |thing: &Thing| {
            let themes = thing.ids.iter().flat_map(|id| links.themes_of(*id));
            themes.collect::<BTreeSet<ThemeId>>()
        };
        let mut asked = BTreeSet::new();
        self.stands(|pair, one, other| {
            let (own, others) = (shared(one), shared(other));
            let turns_down = |thing: &Thing, themes: &BTreeSet<ThemeId>| {
                themes.iter().any(|theme| refused.contains(&(thing.id, *theme)))
            };
            let (thing, with) = match (own.first(), others.first()) {
                _ if own.intersection(&others).next().is_some() => return State::One,
                _ if turned_down(board, one, other)
                    || turns_down(one, &others)
                    || turns_down(other, &own) =>
                {
                    return State::Apart;
                }
                (None, None) => (one, OneWith::Theme(other.id)),
                (None, Some(theme)) => (one, OneWith::Shared(*theme)),
                (Some(theme), None) => (other, OneWith::Shared(*theme)),
                (Some(_), Some(_)) => return State::Otherwise,
            };
            // Several pairs may ask for one shared theme.
            match (Question { pair, theme: thing.id, with }) {
                question if asked.insert(question.apart()) => State::Open(question),
                _ => State::Asked,
            }
        })
    }

    /// The things that were turned down for a shared theme, or with something that is linked to it.
    fn refused(&self, links: &SharedLinks, board: &Board) -> BTreeSet<(FactId, ThemeId)> {
        let named: BTreeSet<FactId> = board.apart().flat_map(|(one, other)| [one, other]).collect();
        let ids = self.things.iter().flat_map(|thing| thing.ids.iter().map(move |id| (*id, thing)));
        let things: BTreeMap<FactId, &Thing> = ids.filter(|(id, _)| named.contains(id)).collect();
        let mut refused = BTreeSet::new();
        for (one, other) in board.apart().flat_map(|(one, other)| [(one, other), (other, one)]) {
            let Some(thing) = things.get(&one) else { continue };
            let same = things.get(&other).map_or(std::slice::from_ref(&other), |other| &other.ids);
            let themes = same.iter().flat_map(|id| links.themes_of(*id));
            let themes = themes.chain(board.counted_as(ThemeId(other)));
            refused.extend(themes.map(|theme| (thing.id, theme)));
        }
        refused
    }

    /// How it stands with each pair of themes and notes of one group: asked is about those that still stand as they did. The
    /// theme with fewer notes is the one that may count as the other; a note may belong in a theme while it is in none; and
    /// of two notes that may say the same the later one may go.
    pub fn to_gather(&self, board: &Board) -> Vec<Stand> {
        let firsts = self.firsts(board);
        let mut stands = self.stands(|pair, one, other| match (one.notes, other.notes) {
            (None, None) => of_notes(board, pair, one, other),
            // A note has no notes, so it is the one that may belong in the other.
            _ if other.notes > one.notes => of_theme(board, pair, one, other),
            _ => of_theme(board, pair, other, one),
        });
        for ((place, pair), stand) in self.pairs.iter().enumerate().zip(&mut stands) {
            // Of many with the same words each is asked about with the first of them; once that is gone, with the next.
            let first = firsts.get(&pair.one).filter(|first| pair.certain && **first < pair.other);
            let Some(first) = first.copied() else { continue };
            if let (Some(one), Some(other)) = (self.thing(first), self.thing(pair.other)) {
                let state = of_notes(board, place, one, other);
                *stand = Stand { things: [first, pair.other], state };
            }
        }
        stands
    }

    /// Of notes with the same words, by the place of the first of them: the first that still stands.
    fn firsts(&self, board: &Board) -> BTreeMap<usize, usize> {
        let stands = |place: usize| {
            self.thing(place)
                .is_some_and(|thing| thing.notes.is_none() && standing(board, thing).is_some())
        };
        let mut firsts = BTreeMap::new();
        for Pair { one, other, .. } in self.pairs.iter().filter(|pair| pair.certain) {
            for place in [*one, *other].into_iter().filter(|place| stands(*place)) {
                let first = firsts.entry(*one).or_insert(place);
                *first = place.min(*first);
            }
        }
        firsts
    }

    /// How it stands with each pair of shared themes of an event, which are on side 0, and those of another: it is asked
    /// about those that neither organiser matched or kept apart, where nothing was said of the theme that is here.
    pub fn to_match(&self, here: Room<'_>, there: Room<'_>) -> Vec<Stand> {
        let (Some(event), Some(other)) = (here.collection.id(), there.collection.id()) else {
            return self.stands(|_, _, _| State::Otherwise);
        };
        self.stands(|pair, one, two| {
            let (own, its) = if one.side == 0 { (one, two) } else { (two, one) };
            let counted = |room: Room<'_>, thing: &Thing| room.board.counted_as(ThemeId(thing.id));
            let (Some(ours), Some(theirs)) = (counted(here, own), counted(there, its)) else {
                return State::Otherwise;
            };
            let said = [
                is_said((here, ours), (there, theirs), other),
                is_said((there, theirs), (here, ours), event),
            ];
            match () {
                () if said.contains(&Some(false)) => State::Apart,
                () if said.contains(&Some(true)) => State::One,
                () if ours.0 == own.id && here.links.matches(ours, other).next().is_none() => {
                    let with = OneWith::Theme(its.id);
                    State::Open(Question { pair, theme: own.id, with })
                }
                () => State::Otherwise,
            }
        })
    }

    /// How it stands with each pair, by its place and things.
    fn stands(&self, mut state: impl FnMut(usize, &Thing, &Thing) -> State) -> Vec<Stand> {
        let of_pair = |(place, pair): (usize, &Pair)| {
            let things = self.thing(pair.one).zip(self.thing(pair.other));
            let state = things.map_or(State::Otherwise, |(one, other)| state(place, one, other));
            Stand { things: [pair.one, pair.other], state }
        };
        self.pairs.iter().enumerate().map(of_pair).collect()
    }
}

/// Whether the organiser of the one says that their theme is that of the other event, or that it is not; nothing where they
/// say neither.
fn is_said(
    (own, theme): (Room<'_>, ThemeId),
    (other, with): (Room<'_>, ThemeId),
    event: &EventId,
) -> Option<bool> {
    let mut is_none = false;
    for counterpart in own.links.matches(theme, event) {
        match counterpart {
            Counterpart::Theme(id) if other.board.counted_as(id) == Some(with) => {
                return Some(true);
            }
            Counterpart::Theme(_) => {}
            Counterpart::None => is_none = true,
        }
    }
    let (ours, theirs) = (own.board.with_merged(theme), other.board.with_merged(with));
    (is_none || own.board.any_apart(&ours, &theirs)).then_some(false)
}

/// How it stands with two notes of a group, the earlier one first.
fn of_notes(board: &Board, pair: usize, one: &Thing, other: &Thing) -> State {
    let binned = |thing: &Thing| board.note(NoteId(thing.id)).is_some_and(|note| note.binned);
    match (binned(one), binned(other)) {
        (true, true) => State::Neither,
        (false, true) => State::First,
        (true, false) => State::Second,
        (false, false) if turned_down(board, one, other) => State::Apart,
        (false, false) if standing(board, one).and(standing(board, other)).is_some() => {
            let with = OneWith::Note(NoteId(one.id));
            State::Open(Question { pair, theme: other.id, with })
        }
        (false, false) => State::Otherwise,
    }
}

/// How it stands with a theme or note of a group, and the theme that it may be one with or belong in.
fn of_theme(board: &Board, pair: usize, thing: &Thing, with: &Thing) -> State {
    let Some(theme) = board.counted_as(ThemeId(with.id)) else { return State::Otherwise };
    // What counts as one of the two by now comes along.
    let (own, ids, may_go) = if thing.notes.is_some() {
        let own = board.counted_as(ThemeId(thing.id));
        (own, board.with_merged(ThemeId(thing.id)), own == Some(ThemeId(thing.id)))
    } else {
        let note = standing(board, thing);
        let own = note.and_then(|note| board.theme_of(note));
        (own, vec![thing.id], note.is_some() && own.is_none())
    };
    match () {
        () if own == Some(theme) => State::One,
        () if board.any_apart(&ids, &board.with_merged(theme)) => State::Apart,
        () if may_go && theme.0 == with.id => {
            State::Open(Question { pair, theme: thing.id, with: OneWith::Theme(with.id) })
        }
        () => State::Otherwise,
    }
}

/// The note, where it still stands as it was found.
fn standing<'a>(board: &'a Board, thing: &Thing) -> Option<&'a Note> {
    let note = board.note(NoteId(thing.id));
    note.filter(|note| !note.binned && *note.text() == thing.name)
}

/// Whether somebody said that these two do not belong together.
fn turned_down(board: &Board, one: &Thing, other: &Thing) -> bool {
    board.any_apart(&one.ids, &other.ids)
}
