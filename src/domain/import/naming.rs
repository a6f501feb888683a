//! The timestamps of what was brought in. They derive from the row, so that the same row of the same board is the same note,
//! whatever the file, the day, or the event's revision. `docs/file-format.md` describes them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::kinds::Kinds;
use super::row::Row;
use super::taken::Taken;
use crate::domain::event::{Event, EventId, GroupId, KindId};
use crate::domain::hands::{Hands, OneHand};
use crate::domain::json;
use crate::domain::record::{LamportTimestamp, ReplicaId, short_digest};
use crate::domain::text::number;

/// A row with the timestamps that it has in every record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The note's. Its kind, place and order count on from it.
    pub timestamp: LamportTimestamp,
    /// The note's words.
    pub text: String,
    /// Its kind, where the event has it.
    pub kind: Option<KindId>,
    /// Its theme, and the timestamp of that.
    pub theme: Option<(String, LamportTimestamp)>,
    /// Its place in the file, from 1.
    pub order: u32,
}

/// Gives rows their timestamps, one after the other. What was taken is given with each, so that steps may be turns of a
/// page.
#[derive(Clone, Debug)]
pub struct Naming {
    given: Given,
    next: usize,
    scratch: Scratch,
    /// Kinds that the event does not have, and how many rows say each.
    pub unknown_kinds: BTreeMap<String, usize>,
}

/// What rows are named by.
#[derive(Clone, Debug)]
struct Given {
    event: EventId,
    kinds: Kinds,
    group: GroupId,
    source: String,
    /// How many rows before each say the same, where its id does not tell it from the others; nothing where it does.
    before: Vec<Option<usize>>,
}

/// What is at hand from one row to the next.
#[derive(Clone, Debug, Default)]
struct Scratch {
    /// Where keys are spelled.
    room: Vec<u8>,
    /// The timestamps of themes by name, of the board whose rows come now.
    themes: (Option<String>, BTreeMap<String, LamportTimestamp>),
}

/// What a row's own 48 bits are the digest of, as JSON.
#[derive(Serialize)]
struct Key<'a>(&'a str, &'a str, &'a str, What<'a>);

/// Which thing of the source.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum What<'a> {
    Id(&'a str),
    Words(&'a str, usize),
    /// Words of several rows that share an id.
    Shared(&'a str, &'a str, usize),
    Theme(&'a str),
}

impl Naming {
    /// Begins with the rows that were taken, for this group; `source` is what they are of where they do not tell.
    pub fn of(taken: &Taken, event: &Event, group: &GroupId, source: &str) -> Self {
        let given = Given {
            event: event.id.clone(),
            kinds: Kinds::of(event),
            group: group.clone(),
            source: source.to_owned(),
            before: before_each(&taken.rows),
        };
        Self { given, next: 0, scratch: Scratch::default(), unknown_kinds: BTreeMap::new() }
    }

    /// The next row with its timestamps; nothing behind the last.
    pub fn next(&mut self, taken: &Taken) -> Option<Imported> {
        let row = taken.rows.get(self.next)?;
        let named = self.given.name(self.next, row, &mut self.scratch);
        self.next += 1;
        self.count_kinds(std::slice::from_ref(row), std::slice::from_ref(&named));
        Some(named)
    }

    /// All that are left.
    pub fn all(&mut self, taken: &Taken) -> Vec<Imported> {
        self.all_by(taken, &OneHand)
    }

    /// The same, with hands that share the work.
    pub fn all_by(&mut self, taken: &Taken, hands: &impl Hands) -> Vec<Imported> {
        let (given, next) = (&self.given, self.next);
        let left = taken.rows.get(next..).unwrap_or_default();
        let parts = hands.share(left, |first, rows| {
            let mut scratch = Scratch::default();
            let mut named = Vec::with_capacity(rows.len());
            for (place, row) in (next + first..).zip(rows) {
                named.push(given.name(place, row, &mut scratch));
            }
            named
        });
        let mut named = Vec::with_capacity(left.len());
        for part in parts {
            named.extend(part);
        }
        self.count_kinds(left, &named);
        self.next += left.len();
        named
    }

    fn count_kinds(&mut self, rows: &[Row], named: &[Imported]) {
        let both = rows.iter().zip(named);
        for (row, _) in both.filter(|(row, named)| named.kind.is_none() && !row.kind.is_empty()) {
            *self.unknown_kinds.entry(row.kind.clone()).or_insert(0) += 1;
        }
    }
}

impl Given {
    fn name(&self, place: usize, row: &Row, scratch: &mut Scratch) -> Imported {
        Imported {
            timestamp: self.note(place, row, scratch),
            text: row.text.clone(),
            kind: self.kinds.called(&row.kind),
            theme: row.theme.as_ref().map(|name| (name.clone(), self.theme(row, name, scratch))),
            order: u32::try_from(row.place).unwrap_or(u32::MAX),
        }
    }

    fn note(&self, place: usize, row: &Row, scratch: &mut Scratch) -> LamportTimestamp {
        let before = self.before.get(place).copied().flatten();
        let (what, count) = match (&row.id, before) {
            (Some(id), None) => (What::Id(id), number::<u32>(id).map_or(1, u64::from)),
            (Some(id), Some(nth)) => (What::Shared(id, &row.text, nth), 1),
            (None, nth) => (What::Words(&row.text, nth.unwrap_or(0)), 1),
        };
        self.timestamp(row, what, count, &mut scratch.room)
    }

    /// Rows of a theme are many, and stand among those of others.
    fn theme(&self, row: &Row, name: &str, scratch: &mut Scratch) -> LamportTimestamp {
        if scratch.themes.0 != row.board {
            scratch.themes = (row.board.clone(), BTreeMap::new());
        }
        if let Some(known) = scratch.themes.1.get(name) {
            return *known;
        }
        let theme = self.timestamp(row, What::Theme(name), 1, &mut scratch.room);
        scratch.themes.1.insert(name.to_owned(), theme);
        theme
    }

    fn timestamp(
        &self,
        row: &Row,
        what: What<'_>,
        count: u64,
        room: &mut Vec<u8>,
    ) -> LamportTimestamp {
        let source = row.board.as_deref().unwrap_or(&self.source);
        let key = Key(self.event.as_str(), self.group.as_str(), source, what);
        json::put_in_order(&key, room);
        LamportTimestamp { count, replica: ReplicaId::new(short_digest(room)) }
    }
}

/// How many rows before each of these say the same, of those of its board that have its id, or none as it has; nothing where
/// it alone has its id.
fn before_each(rows: &[Row]) -> Vec<Option<usize>> {
    let mut before = vec![None; rows.len()];
    let mut places: Vec<(usize, &Row)> = rows.iter().enumerate().collect();
    // Stable, so that rows that say the same stay in the file's order; and ids mostly are in order already.
    places.sort_by(|(_, one), (_, next)| (&one.board, &one.id).cmp(&(&next.board, &next.id)));
    let alike = |(_, one): &(usize, &Row), (_, next): &(usize, &Row)| {
        (&one.board, &one.id) == (&next.board, &next.id)
    };
    for alike in places.chunk_by_mut(alike) {
        if let [(_, Row { id: Some(_), .. })] = alike {
            continue;
        }
        alike.sort_by(|(_, one), (_, next)| one.text.cmp(&next.text));
        for same in alike.chunk_by(|(_, one), (_, next)| one.text == next.text) {
            for (nth, (place, _)) in same.iter().enumerate() {
                if let Some(before) = before.get_mut(*place) {
                    *before = Some(nth);
                }
            }
        }
    }
    before
}
