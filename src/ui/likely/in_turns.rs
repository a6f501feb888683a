//! Looking for what may be one, some of it in each turn of the page: it answers meanwhile.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{Session, use_session};
use crate::domain::collection::likely::{Likely, Looking};
use crate::ui::in_turns::{Turn, Turns};

/// For so many milliseconds steps are gone in each turn: a step of its own takes some more on a slow device.
const TURN: i64 = 30;

/// What was found once it was asked for, and whether all of it was looked at as it stands. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Looked {
    /// Nothing before the first look is done.
    pub(super) found: RwSignal<Option<Arc<Likely>>>,
    pub(super) is_done: RwSignal<bool>,
}

/// Looks once it is asked. `take` takes in what stands at a place and answers whether there is more; when what it follows
/// changes, all is looked at anew, and what had been found stays until then.
pub(super) fn look_in_turns(
    asked: RwSignal<bool>,
    take: impl Fn(&mut Looking, usize) -> bool + Copy + 'static,
) -> Looked {
    let (turns, session) = (Turns::new(), use_session());
    let looked = Looked { found: RwSignal::new(None), is_done: RwSignal::new(false) };
    Effect::new(move |_| {
        let turn = turns.begin();
        looked.is_done.set(false);
        if asked.get() {
            let mut looking = Looking::default();
            let more = take(&mut looking, 0);
            Walk { take, session, looked, turn, looking, next: more.then_some(1) }.goes_on();
        }
    });
    looked
}

/// On the way.
struct Walk<Take> {
    take: Take,
    session: Session,
    looked: Looked,
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
        let begun = self.session.now();
        while self.session.now() - begun < TURN {
            if !self.steps() {
                return self.ends();
            }
        }
        self.goes_on();
    }

    /// Sorts what was found, and then shows it: each takes a turn of its own.
    fn ends(self) {
        let Self { looked, turn, looking, .. } = self;
        turn.next(move || {
            let likely = Arc::new(looking.found());
            turn.next(move || {
                looked.found.try_set(Some(likely));
                looked.is_done.try_set(true);
            });
        });
    }

    /// Goes a step further; whether there are others.
    fn steps(&mut self) -> bool {
        let Some(place) = self.next else { return self.looking.ask() };
        self.next = (self.take)(&mut self.looking, place).then_some(place + 1);
        true
    }
}
