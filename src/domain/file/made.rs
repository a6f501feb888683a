//! What a device notes of a file that it made, to tell later whether a file holds all that is there; and what no file does.

use serde::{Deserialize, Serialize};

use super::HandIn;
use crate::domain::board::{Board, RoundState};
use crate::domain::json;
use crate::domain::record::Millis;

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MadeFile {
    /// With what it said.
    Known(Said),
    /// An earlier build made it, and noted only when, and the count that the record had come to.
    Earlier(Millis, u64),
    /// What was noted of it can't be read. The record had come to this count.
    Unreadable(u64),
}

/// What a file said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    at: Millis,
    /// The count that the record had come to.
    count: u64,
    /// The SHA-256 of its facts, in hex. What the organiser changes in the event is theirs, and in no group's file first.
    receipt: String,
}

/// Whether the last file that was made holds all that a file can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InFile {
    /// No file was made.
    NoFile,
    /// One was made, and what it said is not known.
    Unknown,
    /// The file that would be made now would have the same receipt.
    All,
    /// It would have another one.
    Lacks,
}

/// What is on a device and in no file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InNoFile {
    /// Notes in the bin.
    pub binned: usize,
    /// Rounds that are open.
    pub open_rounds: usize,
    /// Rounds that were stopped.
    pub cancelled_rounds: usize,
    /// Things that are being typed.
    pub drafts: usize,
    /// Entries that can't be read.
    pub unreadable: usize,
}

impl MadeFile {
    /// What is noted of this file, made of a record that has come to `count`.
    pub fn of(hand_in: &HandIn, at: Millis, count: u64) -> Self {
        let receipt = hand_in.receipt().sha256();
        Self::Known(Said { at, count, receipt })
    }

    /// As it is kept.
    pub fn write(&self) -> String {
        match self {
            Self::Known(said) => json::canonical(said),
            Self::Earlier(at, count) => json::canonical(&(at, count)),
            Self::Unreadable(_) => String::new(),
        }
    }

    /// Reads what was kept; nothing where it is neither form.
    pub fn read(text: &str) -> Option<Self> {
        let earlier = || json::read(text).map(|(at, count)| Self::Earlier(at, count));
        json::read(text).map(Self::Known).or_else(earlier)
    }

    /// When it was made, where that can be read.
    pub fn at(&self) -> Option<Millis> {
        match self {
            Self::Known(said) => Some(said.at),
            Self::Earlier(at, _) => Some(*at),
            Self::Unreadable(_) => None,
        }
    }

    /// The count that the record had come to.
    pub fn count(&self) -> u64 {
        match self {
            Self::Known(said) => said.count,
            Self::Earlier(_, count) | Self::Unreadable(count) => *count,
        }
    }
}

impl InFile {
    /// Whether what this file said of a group is what the file `now` would say.
    pub fn of(last: Option<&MadeFile>, now: &HandIn) -> Self {
        let Some(file) = last else { return Self::NoFile };
        let MadeFile::Known(said) = file else { return Self::Unknown };
        let same = said.receipt == now.receipt().sha256();
        if same { Self::All } else { Self::Lacks }
    }
}

impl InNoFile {
    /// What is on this board and goes into no file.
    pub fn of(board: &Board) -> Self {
        let rounds =
            |is: fn(&RoundState) -> bool| board.rounds().filter(|round| is(&round.state)).count();
        Self {
            binned: board.bin_with_words().count(),
            open_rounds: rounds(|state| matches!(state, RoundState::Open)),
            cancelled_rounds: rounds(|state| matches!(state, RoundState::Cancelled)),
            ..Self::default()
        }
    }
}
