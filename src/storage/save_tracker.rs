//! Whether what is on screen is kept, and where: what the status line says.

use super::store::StoreError;
use crate::domain::record::Millis;

/// Whether what is on screen is also in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing was written since the page was opened.
    Unchanged,
    /// On its way to the durable copy.
    Saving,
    /// In the durable copy since this time: it outlives a browser that is killed.
    Saved(Millis),
    /// In localStorage since this time, but the durable copy did not take it.
    Kept(Millis),
    /// Only in memory, for this reason.
    NotKept(StoreError),
}

/// How many writes are on their way: "Saved" is not said before the last of them is there.
#[derive(Debug, Default)]
pub struct SaveTracker {
    on_their_way: usize,
}

impl SaveTracker {
    /// A write set out.
    pub fn begin(&mut self) -> SaveStatus {
        self.on_their_way += 1;
        SaveStatus::Saving
    }

    /// It was answered: whether the durable copy has it, and whether the other did. Nothing new to say where another is
    /// still on its way.
    pub fn answered(
        &mut self,
        durable: bool,
        kept: Result<(), StoreError>,
        now: Millis,
    ) -> Option<SaveStatus> {
        self.on_their_way = self.on_their_way.saturating_sub(1);
        match (durable, kept) {
            (true, _) => (self.on_their_way == 0).then_some(SaveStatus::Saved(now)),
            (false, Ok(())) => Some(SaveStatus::Kept(now)),
            (false, Err(fault)) => Some(SaveStatus::NotKept(fault)),
        }
    }
}
