//! What stands on an organiser's desk, and whether the desk file that was last saved holds it.

use std::collections::BTreeSet;

use super::{DeskFile, FiledHandIn, InFile, Receipt};
use crate::domain::board::Board;
use crate::domain::event::{Event, EventBook};
use crate::domain::json;
use crate::domain::record::{Record, short_digest};

/// What stands on a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnDesk {
    /// Hand-ins that came.
    pub hand_ins: usize,
    /// Shared themes that stand.
    pub themes: usize,
    /// Whether the desk file that was last saved here holds all of it. How much it lacks is not counted.
    pub in_file: InFile,
}

impl OnDesk {
    /// What stands on a desk with hand-ins of these digests and this record, whose last file was noted so; nothing where
    /// nothing came in and nothing was made.
    pub fn of(
        book: &EventBook,
        hand_ins: &BTreeSet<String>,
        record: &Record,
        board: &Board,
        saved: Option<&str>,
    ) -> Option<Self> {
        let anything = !hand_ins.is_empty() || !record.is_empty();
        let now = || digest(book.pages(), book.settled(), hand_ins, record);
        anything.then(|| Self {
            hand_ins: hand_ins.len(),
            themes: board.themes().len(),
            in_file: match saved {
                None => InFile::NoFile,
                Some(saved) if *saved == now() => InFile::All,
                Some(_) => InFile::Lacks,
            },
        })
    }
}

impl DeskFile {
    /// What is noted of this file where it is saved.
    pub fn noted(&self) -> String {
        let hand_ins = self.hand_ins.iter().map(FiledHandIn::digest).collect();
        digest(self.pages.iter(), self.settled.iter(), &hand_ins, self.record())
    }
}

/// The first 48 bits, in hex digits, of the SHA-256 over all that a desk file holds. A book has its versions in one order.
fn digest<'a>(
    pages: impl Iterator<Item = &'a Event>,
    settled: impl Iterator<Item = &'a Event>,
    hand_ins: &BTreeSet<String>,
    record: &Record,
) -> String {
    let versions = pages.chain(settled).map(json::canonical);
    let record = Receipt::of(record.facts()).sha256();
    let all: Vec<String> = versions.chain(hand_ins.iter().cloned()).chain([record]).collect();
    format!("{:012x}", short_digest(all.join("\n").as_bytes()))
}
