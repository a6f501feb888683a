//! The timestamps of what was brought in. They derive from the row, so that the same row of the same board is the same note,
//! whatever the file, the day, or the event's revision. `docs/file-format.md` describes them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::row::Row;
use super::taken::Taken;
use crate::domain::event::{Event, EventId, GroupId, KindId};
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
    event: EventId,
    /// The event's kinds, with their names as they are compared.
    kinds: Vec<(KindId, String)>,
    group: GroupId,
    source: String,
    next: usize,
    /// How many rows before each say the same, where its id does not tell it from the others; nothing where it does.
    before: Vec<Option<usize>>,
    /// The timestamps of themes by name, of the board whose rows come now.
    themes: (Option<String>, BTreeMap<String, LamportTimestamp>),
    /// Where keys are spelled.
    room: Vec<u8>,
    /// Kinds that the event does not have, and how many rows say each.
    pub unknown_kinds: BTreeMap<String, usize>,
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
        let kinds = event.kinds.iter();
        let kinds = kinds.map(|kind| (kind.id.clone(), kind.name.as_str().to_lowercase()));
        Self {
            event: event.id.clone(),
            kinds: kinds.collect(),
            group: group.clone(),
            source: source.to_owned(),
            next: 0,
            before: before_each(&taken.rows),
            themes: (None, BTreeMap::new()),
            room: Vec::new(),
            unknown_kinds: BTreeMap::new(),
        }
    }

    /// The next row with its timestamps; nothing behind the last.
    pub fn next(&mut self, taken: &Taken) -> Option<Imported> {
        let row = taken.rows.get(self.next)?;
        let timestamp = self.note(row);
        self.next += 1;
        let kind = self.kind(&row.kind);
        let theme = row.theme.as_ref().map(|name| (name.clone(), self.theme(row, name)));
        let order = u32::try_from(row.place).unwrap_or(u32::MAX);
        Some(Imported { timestamp, text: row.text.clone(), kind, theme, order })
    }

    /// All that are left.
    pub fn all(&mut self, taken: &Taken) -> Vec<Imported> {
        let left = taken.rows.len().saturating_sub(self.next);
        let mut rows = Vec::with_capacity(left);
        rows.extend(std::iter::from_fn(|| self.next(taken)));
        rows
    }

    fn note(&mut self, row: &Row) -> LamportTimestamp {
        let before = self.before.get(self.next).copied().flatten();
        match (&row.id, before) {
            (Some(id), None) => {
                let count = number::<u32>(id).map_or(1, u64::from);
                self.timestamp(row, What::Id(id), count)
            }
            (Some(id), Some(nth)) => self.timestamp(row, What::Shared(id, &row.text, nth), 1),
            (None, nth) => self.timestamp(row, What::Words(&row.text, nth.unwrap_or(0)), 1),
        }
    }

    /// Rows of a theme are many, and stand among those of others.
    fn theme(&mut self, row: &Row, name: &str) -> LamportTimestamp {
        if self.themes.0 != row.board {
            self.themes = (row.board.clone(), BTreeMap::new());
        }
        if let Some(known) = self.themes.1.get(name) {
            return *known;
        }
        let theme = self.timestamp(row, What::Theme(name), 1);
        self.themes.1.insert(name.to_owned(), theme);
        theme
    }

    fn timestamp(&mut self, row: &Row, what: What<'_>, count: u64) -> LamportTimestamp {
        let source = row.board.as_deref().unwrap_or(&self.source);
        let key = Key(self.event.as_str(), self.group.as_str(), source, what);
        json::put_in_order(&key, &mut self.room);
        LamportTimestamp { count, replica: ReplicaId::new(short_digest(&self.room)) }
    }

    /// The kind of this id or name.
    fn kind(&mut self, written: &str) -> Option<KindId> {
        if written.is_empty() {
            return None;
        }
        let wanted = written.to_lowercase();
        let same = self.kinds.iter().find(|(id, name)| id.as_str() == wanted || *name == wanted);
        if same.is_none() {
            *self.unknown_kinds.entry(written.to_owned()).or_insert(0) += 1;
        }
        same.map(|(id, _)| id.clone())
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
