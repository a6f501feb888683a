//! Adding what was found. Many rows are added in steps, with a turn of the page between them that shows how far it is and
//! hears *Stop*; nothing is kept before the last.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::{Bringing, Found, Stage, Target};
use crate::app::desk_session::DeskSession;
use crate::app::device::Brought;
use crate::app::group_session::GroupSession;
use crate::app::intake::Arrived;
use crate::domain::command::{self, Command, Env, Refusal};
use crate::domain::event::{EventBook, GroupId};
use crate::domain::file::{HandIn, text_digest};
use crate::domain::import::{Imported, Known, ToBring};
use crate::domain::record::{Fact, Record};
use crate::platform::clock;

/// So many rows are added at once: nobody waits for them.
const AT_ONCE: usize = 2_000;
/// Milliseconds in which a browser has shown how far it is.
const SHOWN: i64 = 50;

/// Who is told what becomes of a file that goes to a desk.
#[derive(Clone, Copy)]
pub struct OnFiled {
    /// It is ready, and goes to the desk: the digest that it is kept under. Nothing where nothing would be in it.
    pub ready: Callback<Option<String>>,
    /// It is there, or was stopped.
    pub done: Callback<Option<Vec<Arrived>>>,
}

/// On the way, from turn to turn.
#[derive(Clone)]
struct Steps {
    bringing: Bringing,
    found: Arc<Found>,
    run: u32,
    at_once: bool,
}

impl Found {
    /// The rows of these places, and those that are here: they write nothing, and say where the others stand.
    fn chosen(&self, chosen: &BTreeSet<usize>) -> Vec<Imported> {
        let rows = self.rows.iter().zip(&self.known).enumerate();
        let wanted = rows.filter(|(place, (_, known))| {
            chosen.contains(place) || matches!(known, Known::Here(_))
        });
        wanted.map(|(_, (row, _))| row.clone()).collect()
    }
}

impl Bringing {
    /// Adds these rows to the group, as one step: what that came to.
    pub fn add(
        self,
        group: GroupSession,
        chosen: &BTreeSet<usize>,
        done: Callback<Result<ToBring, Refusal>>,
    ) {
        let Stage::Ready(found) = self.stage.get_untracked() else { return };
        let (rows, all) = (found.chosen(chosen), found.to_bring(chosen));
        self.steps(found, rows.len()).goes_on(50, move |steps| {
            let added = group.dispatch(Command::BringIn(rows));
            match added {
                Ok(()) => self.put_away(),
                Err(_) => drop(self.stage.try_set(Stage::Ready(steps.found))),
            }
            done.run(added.map(|()| all));
        });
    }

    /// Brings these rows to the desk, as a hand-in of their own.
    pub fn file(self, desks: DeskSession, chosen: &BTreeSet<usize>, filed: OnFiled) {
        let Target::Desk(desk, group) = self.target.get_value() else { return };
        let Some(book) = untrack(|| desk.book()) else { return };
        let Stage::Ready(found) = self.stage.get_untracked() else { return };
        let rows = found.chosen(chosen);
        self.steps(found, rows.len()).goes_on(10, move |steps| {
            let facts = self.facts(rows);
            steps.goes_on(30, move |steps| self.hand_in(steps, desks, facts, (book, group), filed));
        });
    }

    fn hand_in(
        self,
        steps: Steps,
        desks: DeskSession,
        facts: Vec<Fact>,
        (book, group): (EventBook, GroupId),
        filed: OnFiled,
    ) {
        let is_any = !facts.is_empty();
        let hand_in = is_any.then(|| HandIn::of(&book, &group, &Record::of(facts))).flatten();
        let Some(hand_in) = hand_in else {
            self.put_away();
            return filed.ready.run(None);
        };
        steps.goes_on(70, move |_| {
            let text = hand_in.write();
            let digest = text_digest(&text);
            desks.collect(vec![Brought::text(&self.name.get_value(), text)], filed.done);
            self.put_away();
            filed.ready.run(Some(digest));
        });
    }

    /// What these rows are to the group, as facts.
    fn facts(self, rows: Vec<Imported>) -> Vec<Fact> {
        let made = self.with_record(|record, board| {
            command::decide(&Command::BringIn(rows), record, board, &Env::of_rows())
        });
        made.map(|made| made.facts().cloned().collect()).unwrap_or_default()
    }

    fn steps(self, found: Arc<Found>, rows: usize) -> Steps {
        Steps { bringing: self, found, run: self.next_run(), at_once: rows <= AT_ONCE }
    }
}

impl Steps {
    /// Goes a step, once it is shown that so much is done, in the hundred; not where it was stopped.
    fn goes_on(self, percent: usize, step: impl FnOnce(Self) + 'static) {
        if self.at_once {
            return step(self);
        }
        self.bringing.stage.try_set(Stage::Adding(percent, Arc::clone(&self.found)));
        clock::after(SHOWN, move || {
            if self.bringing.is_newest(self.run) {
                step(self);
            }
        });
    }
}
