//! The timestamps of what was brought in. They derive from the row, so that the same row of the same board is the same note,
//! whatever the file, the day, or the event's revision. `docs/file-format.md` describes them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::row::Row;
use super::taken::Taken;
use crate::domain::event::{Event, GroupId, KindId};
use crate::domain::json;
use crate::domain::record::{LamportTimestamp, ReplicaId, short_digest};
use crate::domain::text::{number, one_line};

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
    event: Event,
    group: GroupId,
    source: String,
    next: usize,
    /// Ids that several rows of a board have: they tell none of them apart.
    shared: BTreeSet<OfBoard>,
    /// How often each words came before, of rows with this id, or with none.
    came: BTreeMap<(OfBoard, Option<String>), usize>,
    /// Kinds that the event does not have, and how many rows say each.
    pub unknown_kinds: BTreeMap<String, usize>,
}

/// An id or words, and the board that they are of.
type OfBoard = (Option<String>, String);

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
        let (mut ids, mut shared) = (BTreeSet::new(), BTreeSet::new());
        for row in &taken.rows {
            if let Some(id) = &row.id {
                let id = (row.board.clone(), id.clone());
                if ids.contains(&id) {
                    shared.insert(id);
                } else {
                    ids.insert(id);
                }
            }
        }
        Self {
            event: event.clone(),
            group: group.clone(),
            source: source.to_owned(),
            next: 0,
            shared,
            came: BTreeMap::new(),
            unknown_kinds: BTreeMap::new(),
        }
    }

    /// The next row with its timestamps; nothing behind the last.
    pub fn next(&mut self, taken: &Taken) -> Option<Imported> {
        let row = taken.rows.get(self.next)?;
        self.next += 1;
        let timestamp = self.note(row);
        let kind = kind_of(&self.event, &row.kind);
        if kind.is_none() && !row.kind.is_empty() {
            *self.unknown_kinds.entry(row.kind.clone()).or_insert(0) += 1;
        }
        let theme = row.theme.as_ref().map(|name| {
            let theme = self.timestamp(row, What::Theme(name), 1);
            (name.clone(), theme)
        });
        let order = u32::try_from(row.place).unwrap_or(u32::MAX);
        Some(Imported { timestamp, text: row.text.clone(), kind, theme, order })
    }

    /// All that are left.
    pub fn all(&mut self, taken: &Taken) -> Vec<Imported> {
        std::iter::from_fn(|| self.next(taken)).collect()
    }

    fn note(&mut self, row: &Row) -> LamportTimestamp {
        let of_board = |text: &str| (row.board.clone(), text.to_owned());
        let is_shared = row.id.as_ref().is_some_and(|id| self.shared.contains(&of_board(id)));
        if let Some(id) = row.id.as_ref().filter(|_| !is_shared) {
            let count = number::<u32>(id).map_or(1, u64::from);
            return self.timestamp(row, What::Id(id), count);
        }
        let before = self.came.entry((of_board(&row.text), row.id.clone())).or_insert(0);
        let nth = *before;
        *before += 1;
        match &row.id {
            Some(id) => self.timestamp(row, What::Shared(id, &row.text, nth), 1),
            None => self.timestamp(row, What::Words(&row.text, nth), 1),
        }
    }

    fn timestamp(&self, row: &Row, what: What<'_>, count: u64) -> LamportTimestamp {
        let source = row.board.as_deref().unwrap_or(&self.source);
        let key = Key(self.event.id.as_str(), self.group.as_str(), source, what);
        let digest = short_digest(json::in_order(&key).as_bytes());
        LamportTimestamp { count, replica: ReplicaId::new(digest) }
    }
}

/// The kind of this id or name.
fn kind_of(event: &Event, written: &str) -> Option<KindId> {
    let written = one_line(written).to_lowercase();
    let same = event
        .kinds
        .iter()
        .find(|kind| kind.id.as_str() == written || kind.name.as_str().to_lowercase() == written);
    same.filter(|_| !written.is_empty()).map(|kind| kind.id.clone())
}
