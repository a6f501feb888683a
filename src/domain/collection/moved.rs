//! What a device took along to another group: where a file of the group that it left is older than that, it counts there no
//! more.

use std::collections::{BTreeMap, BTreeSet};

use super::Collected;
use crate::domain::board::Board;
use crate::domain::event::GroupId;
use crate::domain::record::{
    Fact, FactId, LamportTimestamp, NoteId, Operation, Record, RoundId, ThemeId,
};

/// Of these things, those that several groups know: in which of them each counts, by the group where it does not.
pub(super) fn elsewhere(
    groups: &BTreeMap<GroupId, Collected>,
    things: &BTreeSet<FactId>,
) -> BTreeMap<GroupId, BTreeMap<FactId, GroupId>> {
    let knows = |collected: &Collected| things.iter().any(|id| collected.record.get(*id).is_some());
    let involved = groups.iter().filter(|(_, collected)| knows(collected));
    let involved: Vec<_> = involved
        .map(|(group, Collected { record, .. })| {
            (group, Board::of(record), last_words(record, group))
        })
        .collect();
    // Where the last word on each is.
    let mut counts: BTreeMap<FactId, ((LamportTimestamp, bool), &GroupId)> = BTreeMap::new();
    for (group, board, last) in &involved {
        for (thing, said) in last.iter().filter(|(thing, _)| stands(board, **thing)) {
            let latest = counts.entry(*thing).or_insert((*said, group));
            *latest = (*latest).max((*said, group));
        }
    }
    let elsewhere = |(group, board, last): &(&GroupId, Board, BTreeMap<FactId, _>)| {
        let there = |thing: FactId| {
            let (_, there) = counts.get(&thing).filter(|_| things.contains(&thing))?;
            (there != group && last.contains_key(&thing)).then_some(*there)
        };
        // A theme stays with the notes that stay.
        let is_left = |thing: &FactId| {
            let root = board.counted_as(ThemeId(*thing));
            let mut notes = root.into_iter().flat_map(|theme| board.notes_in(theme));
            notes.all(|note| there(note.id.0).is_some())
        };
        let left = things.iter().filter(|thing| is_left(thing));
        let left = left.filter_map(|thing| Some((*thing, there(*thing)?.clone())));
        ((*group).clone(), left.collect())
    };
    involved.iter().map(elsewhere).collect()
}

/// When something was last said in the record of a group about each note, theme and round, and whether that it is there: what
/// left for another group was said of in both. Who changes group counts on from all that it knew of both.
fn last_words(record: &Record, own: &GroupId) -> BTreeMap<FactId, (LamportTimestamp, bool)> {
    let mut last = BTreeMap::new();
    let mut of_undos: BTreeMap<FactId, BTreeSet<FactId>> = BTreeMap::new();
    // In the order of their timestamps: what an undo takes back came before it.
    for fact in record.facts() {
        let thing = |id: &FactId| record.get(*id).and_then(Fact::field).map(|field| field.thing());
        let mut is_here = true;
        let things: BTreeSet<FactId> = match fact.operation() {
            Some(Operation::Came { group, things }) => {
                is_here = group == own;
                things.iter().copied().collect()
            }
            Some(Operation::Undo { takes }) => {
                let known = |id: &FactId| of_undos.get(id).into_iter().flatten().copied();
                let all = takes.iter().flat_map(|id| thing(id).into_iter().chain(known(id)));
                let all: BTreeSet<FactId> = all.collect();
                of_undos.insert(fact.id(), all.clone());
                all
            }
            _ => fact.field().map(|field| field.thing()).into_iter().collect(),
        };
        last.extend(things.into_iter().map(|thing| (thing, (fact.id().timestamp, is_here))));
    }
    last
}

/// Whether a note stands, a theme is on the board, or a round was held.
fn stands(board: &Board, thing: FactId) -> bool {
    board.note(NoteId(thing)).is_some_and(|note| !note.binned)
        || board.counted_as(ThemeId(thing)).is_some()
        || board.round(RoundId(thing)).is_some()
}
