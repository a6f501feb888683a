//! Looking for what may be one, some of it in each turn of the page: it answers meanwhile.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::collection::likely::{Likely, Looking};
use crate::ui::in_turns::{Turn, Turns};

/// So many names and notes are taken in at least in each turn: some milliseconds on a slow device.
const TAKEN: usize = 200;

/// What was found once it was asked for; nothing before that, or before the first look is done. `take` takes in what stands
/// at a place and answers whether there is more; when what it follows changes, all is looked at anew, and what had been
/// found stays until then.
pub(super) fn look_in_turns(
    asked: RwSignal<bool>,
    take: impl Fn(&mut Looking, usize) -> bool + Copy + 'static,
) -> RwSignal<Option<Arc<Likely>>> {
    let (found, turns) = (RwSignal::new(None), Turns::new());
    Effect::new(move |_| {
        let turn = turns.begin();
        if asked.get() {
            let mut looking = Looking::default();
            let more = take(&mut looking, 0);
            Walk { take, found, turn, looking, next: more.then_some(1) }.goes_on();
        }
    });
    found
}

/// On the way.
struct Walk<Take> {
    take: Take,
    found: RwSignal<Option<Arc<Likely>>>,
    turn: Turn,
    looking: Looking,
    /// What is taken in next; nothing once all is here, and it is asked.
    next: Option<usize>,
}

impl<Take> Walk<Take>
where
    Take: Fn(&mut Looking, usize) -> bool + Copy + 'static,
{
    fn goes_on(self) {
        self.turn.next(move || self.takes_its_turn());
    }

    fn takes_its_turn(mut self) {
        let goal = self.looking.size() + TAKEN;
        if self.next.is_none() && !self.looking.ask() {
            self.found.try_set(Some(Arc::new(self.looking.found())));
            return;
        }
        while let Some(place) = self.next.filter(|_| self.looking.size() < goal) {
            self.next = (self.take)(&mut self.looking, place).then_some(place + 1);
        }
        self.goes_on();
    }
}
