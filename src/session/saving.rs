//! Whether what is on screen is kept, and where: what the status line says.

use super::store::StoreError;
use crate::domain::stamp::Millis;

/// Whether what is on screen is also in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
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
pub struct Saving {
    on_their_way: usize,
}

impl Saving {
    /// A write set out.
    pub fn begin(&mut self) -> Status {
        self.on_their_way += 1;
        Status::Saving
    }

    /// It was answered: whether the durable copy has it, and whether the other did. Nothing new to say where another is
    /// still on its way.
    pub fn answered(
        &mut self,
        durable: bool,
        kept: Result<(), StoreError>,
        now: Millis,
    ) -> Option<Status> {
        self.on_their_way = self.on_their_way.saturating_sub(1);
        match (durable, kept) {
            (true, _) => (self.on_their_way == 0).then_some(Status::Saved(now)),
            (false, Ok(())) => Some(Status::Kept(now)),
            (false, Err(fault)) => Some(Status::NotKept(fault)),
        }
    }
}
