//! What came in from one group: all its hand-ins, as one record.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::OnceLock;

use super::changes::Changes;
use crate::domain::board::{Board, Note};
use crate::domain::event::GroupId;
use crate::domain::file::{HandIn, Receipt};
use crate::domain::record::{Fact, FactId, LamportTimestamp, Millis, Record};

/// What came in from one group.
#[derive(Clone, Debug, Default)]
pub struct Collected {
    /// All its hand-ins, merged.
    pub record: Record,
    /// The highest revision of the event that one of them was made under.
    pub revision: u32,
    /// The hand-ins that hold something that no other does, by their first fact: one for each device that wrote.
    devices: BTreeMap<Option<FactId>, Vec<Device>>,
    /// When the first of them came.
    since: Option<Millis>,
    /// When the last came that brought something.
    last: Option<Millis>,
    /// What was here before that, where something was.
    before: Option<Box<Record>>,
    /// Notes, themes and rounds of the record that a device took along to another group after it handed in: the group
    /// where each counts.
    elsewhere: BTreeMap<FactId, GroupId>,
    // Worked out once they are asked for: many files may come in before.
    board: OnceLock<Board>,
    receipt: OnceLock<Receipt>,
    changes: OnceLock<Changes>,
}

/// What a device wrote, by its newest file.
#[derive(Clone, Debug)]
struct Device {
    /// The facts of the file, sorted.
    facts: Vec<FactId>,
    /// What stands on the device's own screen.
    receipt: Receipt,
}

/// What a hand-in brought to those of its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It is the first.
    First,
    /// It holds all of one that was here, and more.
    Newer,
    /// It brings something, and lacks something of each that was here.
    OtherDevice,
    /// All of it was here.
    Nothing,
}

impl Collected {
    /// Its board, without what counts elsewhere.
    pub fn board(&self) -> &Board {
        self.board.get_or_init(|| self.board_of(&self.record))
    }

    /// The notes that count in another group, which a device went on as after it handed in: how many in each.
    pub fn notes_elsewhere(&self) -> BTreeMap<&GroupId, usize> {
        let mut notes = BTreeMap::new();
        for (thing, group) in &self.elsewhere {
            let is_note = self.record.get(*thing).and_then(Fact::field);
            if is_note.is_some_and(|field| field.note().is_some()) {
                *notes.entry(group).or_default() += 1;
            }
        }
        notes
    }

    /// Its receipt.
    pub fn receipt(&self) -> &Receipt {
        self.receipt.get_or_init(|| Receipt::of(self.record.facts()))
    }

    /// What the newest of its hand-ins changed.
    pub fn changes(&self) -> &Changes {
        self.changes.get_or_init(|| {
            let before = self.before.as_deref().map(|before| self.board_of(before));
            before.map_or_else(Changes::default, |before| Changes::between(&before, self.board()))
        })
    }

    /// Notes that stand and were brought in as the same row of a table, each with other words: where the record was not at
    /// hand, nobody could say which of them the row says now.
    pub fn same_rows(&self) -> Vec<Vec<&Note>> {
        let mut rows: BTreeMap<LamportTimestamp, Vec<&Note>> = BTreeMap::new();
        for note in self.board().notes().filter(|note| note.order.is_some()) {
            rows.entry(note.id.0.timestamp).or_default().push(note);
        }
        rows.into_values().filter(|notes| notes.len() > 1).collect()
    }

    /// How many devices wrote, by their files: a file that holds all of another is of the same.
    pub fn devices(&self) -> usize {
        self.devices.values().map(Vec::len).sum()
    }

    /// The receipt of each device's newest file: what stands on its own screen.
    pub fn receipts(&self) -> impl Iterator<Item = Receipt> {
        self.devices.values().flatten().map(|device| device.receipt)
    }

    /// When its first hand-in came, where that is known.
    pub fn since(&self) -> Option<Millis> {
        self.since
    }

    /// Takes the facts of a hand-in that came at this time. In any order the same comes of them; what counts as changed
    /// alone goes by time.
    pub(super) fn take(&mut self, hand_in: HandIn, came: Option<Millis>) -> News {
        let first = self.devices.is_empty();
        let (receipt, hand_in) = (hand_in.receipt(), hand_in.into_record());
        let all: Vec<FactId> = hand_in.facts().map(Fact::id).collect();
        self.since = if first { came } else { self.since.min(came) };
        let news = hand_in.facts().any(|fact| self.record.lacks(fact));
        let (is_newer, is_older) = (self.holds_one(&all), self.is_held(&all));
        self.keep_device(Device { facts: all, receipt });
        if first {
            self.last = came;
            self.record = hand_in;
        } else if news {
            if came > self.last {
                self.before = Some(Box::new(self.record.clone()));
                self.last = came;
            }
            self.record.extend(hand_in.facts().cloned());
        } else {
            return News::Nothing;
        }
        self.board.take();
        // The first of a group is all that the group has.
        self.receipt = if first { OnceLock::from(receipt) } else { OnceLock::new() };
        self.changes.take();
        match (first, is_newer, is_older) {
            (true, ..) => News::First,
            // Words that its device let go of since are no news.
            (false, _, true) => News::Nothing,
            (false, true, false) => News::Newer,
            (false, false, false) => News::OtherDevice,
        }
    }

    /// Lets these count elsewhere, and all else here.
    pub(super) fn leave(&mut self, elsewhere: BTreeMap<FactId, GroupId>) {
        if self.elsewhere != elsewhere {
            self.elsewhere = elsewhere;
            self.board.take();
            self.changes.take();
        }
    }

    fn board_of(&self, record: &Record) -> Board {
        Board::without(record, |thing| self.elsewhere.contains_key(&thing))
    }

    /// Whether these, sorted, are all facts of one that is here, and maybe more.
    fn holds_one(&self, all: &[FactId]) -> bool {
        let mut firsts = all.iter().copied().map(Some).chain([None]);
        let of_one = |first| {
            let mut others = self.devices.get(&first)?.iter();
            others.find(|other| holds(all, &other.facts))
        };
        firsts.any(|first| of_one(first).is_some())
    }

    /// Whether one that is here has all of these, and maybe more.
    fn is_held(&self, all: &[FactId]) -> bool {
        // No other holds what nobody has.
        let is_known = all.iter().all(|id| self.record.get(*id).is_some());
        is_known && self.devices.values().flatten().any(|other| holds(&other.facts, all))
    }

    /// Keeps a hand-in, unless another holds all of its facts; in the place of those that it holds all of.
    fn keep_device(&mut self, own: Device) {
        let all = &own.facts;
        if self.is_held(all) {
            return;
        }
        for first in all.iter().copied().map(Some).chain([None]) {
            if let Entry::Occupied(mut others) = self.devices.entry(first) {
                others.get_mut().retain(|other| !holds(all, &other.facts));
                if others.get().is_empty() {
                    others.remove();
                }
            }
        }
        self.devices.entry(all.first().copied()).or_default().push(own);
    }
}

/// Whether the first has all that the second has; both are sorted.
fn holds(all: &[FactId], some: &[FactId]) -> bool {
    some.len() <= all.len() && some.iter().all(|id| all.binary_search(id).is_ok())
}
