//! A file of another program on its way into a group: recognised, looked through in turns of the page, shown, and only then
//! added. Until then nothing changes, and stopping leaves nothing behind.

mod adding;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

pub use self::adding::OnFiled;

use super::desk::Desk;
use super::device::{self, Brought};
use super::group_session::GroupSession;
use super::reading::TURN;
use super::ticks::ByHand;
use crate::domain::board::Board;
use crate::domain::event::{Event, GroupId, Kind, KindId};
use crate::domain::import::{
    Choice, Imported, Kinds, Known, Naming, NotTaken, Sheet, Standing, Taken, Taking, ToBring,
};
use crate::domain::record::Record;
use crate::platform::clock;

/// Rows that are gone through before the clock is asked.
const ROWS: usize = 200;

/// Where the notes go to.
#[derive(Clone)]
pub enum Target {
    /// Into what a group writes on this device.
    Group(GroupSession),
    /// To a desk, as a hand-in of this group.
    Desk(Desk, GroupId),
}

/// How far a file has come.
#[derive(Clone, Debug)]
pub enum Stage {
    /// There is none.
    Nothing,
    /// So much of it was gone through, in the hundred.
    Reading(usize),
    /// Nothing can be taken of it, as it is chosen.
    Fault(NotTaken),
    /// It waits for somebody to say what is added.
    Ready(Arc<Found>),
    /// What somebody chose of it is being added; so much is done, in the hundred.
    Adding(usize, Arc<Found>),
}

/// What was found in a file, and what the group has of it.
#[derive(Debug)]
pub struct Found {
    /// What was taken, and what was left out.
    pub taken: Taken,
    /// The rows with their timestamps.
    pub rows: Vec<Imported>,
    /// What the group has of each.
    pub known: Vec<Known>,
    /// Kinds that the event does not have, and how many rows say each.
    pub unknown_kinds: BTreeMap<String, usize>,
    /// The event's kinds.
    pub kinds: Vec<Kind>,
    /// Whether the file tells what its rows are of: else notes of another one may have the same ids.
    pub tells_source: bool,
}

impl Found {
    /// Whether the row at this place is added unless somebody says otherwise. Words are changed by themselves only where it is
    /// certain that the row is the same.
    pub fn is_usual(&self, place: usize) -> bool {
        self.known.get(place).is_some_and(|known| match known {
            Known::Reworded(..) => self.tells_source,
            known => known.is_usual(),
        })
    }

    /// What adding the rows of these places comes to.
    pub fn to_bring(&self, chosen: &BTreeSet<usize>) -> ToBring {
        ToBring::of(chosen.iter().filter_map(|place| self.known.get(*place)))
    }
}

/// A file of another program on its way in. A small copy.
#[derive(Clone, Copy)]
pub struct Bringing {
    target: StoredValue<Target>,
    sheet: RwSignal<Option<Arc<Sheet>>>,
    /// What the file is called.
    name: StoredValue<String>,
    choice: StoredValue<Choice>,
    by_hand: StoredValue<ByHand>,
    stage: RwSignal<Stage>,
    /// Which going through is the newest: an earlier one ends.
    run: StoredValue<u32>,
}

/// A going through, from turn to turn.
struct Pass {
    sheet: Arc<Sheet>,
    taking: Taking,
    run: u32,
}

/// The same once all rows are taken: timestamps, then what is known of each.
struct Named {
    naming: Naming,
    taken: Taken,
    rows: Vec<Imported>,
    known: Vec<Known>,
    run: u32,
}

impl Bringing {
    /// Nothing yet, for this target.
    pub fn into(target: Target) -> Self {
        Self {
            target: StoredValue::new(target),
            sheet: RwSignal::new(None),
            name: StoredValue::new(String::new()),
            choice: StoredValue::new(Choice::default()),
            by_hand: StoredValue::new(ByHand::default()),
            stage: RwSignal::new(Stage::Nothing),
            run: StoredValue::new(0),
        }
    }

    /// How far it has come. Followed.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// The file, once it is recognised. Followed.
    pub fn sheet(self) -> Option<Arc<Sheet>> {
        self.sheet.get()
    }

    /// Whether its first row is taken for the names of columns though nothing tells that it is. Followed.
    pub fn takes_for_heads(self) -> bool {
        self.stage.track();
        let guesses =
            |sheet: &Arc<Sheet>| self.choice.with_value(|choice| sheet.guesses_heads(choice));
        self.sheet.with(|sheet| sheet.as_ref().is_some_and(guesses))
    }

    /// The kinds that its notes can be of.
    pub fn kinds(self) -> Vec<Kind> {
        self.named().map(|(event, _)| event.kinds).unwrap_or_default()
    }

    /// The kind that its notes are of where the column of the kind says this, if nothing else is chosen.
    pub fn kind_of(self, says: &str) -> Option<KindId> {
        let (event, _) = self.named()?;
        let sheet = self.sheet.get_untracked()?;
        Kinds::of(&event).called(sheet.kind_meant(says))
    }

    /// Another group is meant.
    pub fn turn_to(self, target: Target) {
        self.target.set_value(target);
        self.look(self.choice.get_value());
    }

    /// Reads a file, and looks through it as it tells by itself.
    pub fn open(self, file: &Brought) {
        let name = file.name();
        let run = self.next_run();
        self.sheet.set(None);
        self.by_hand.set_value(ByHand::default());
        self.stage.set(Stage::Reading(0));
        file.begin().then(move |bytes| {
            if !self.is_newest(run) {
                return;
            }
            let sheet = bytes.map_err(NotTaken::from).and_then(|bytes| Sheet::open(&bytes, &name));
            self.name.try_update_value(|own| own.clone_from(&name));
            match sheet {
                Ok(sheet) => {
                    self.sheet.try_set(Some(Arc::new(sheet)));
                    self.look(Choice::default());
                }
                Err(why) => drop(self.stage.try_set(Stage::Fault(why))),
            }
        });
    }

    /// Looks through it as is chosen now.
    pub fn look(self, choice: Choice) {
        let run = self.next_run();
        let Some(sheet) = self.sheet.try_get_untracked().flatten() else { return };
        self.choice.set_value(choice.clone());
        match Taking::of(&sheet, &choice) {
            Ok(taking) => {
                self.stage.set(Stage::Reading(0));
                self.take(Pass { sheet, taking, run });
            }
            Err(why) => self.stage.set(Stage::Fault(why)),
        }
    }

    /// Something else is chosen than was looked through: what was found does not say any more what would be added.
    pub fn chooses(self) {
        if matches!(self.stage.get_untracked(), Stage::Reading(_) | Stage::Ready(_)) {
            self.next_run();
            self.stage.set(Stage::Nothing);
        }
    }

    /// The rows that are ticked: as a person said of them, also where they were looked at before; else as is usual.
    pub fn ticked(self, found: &Found) -> BTreeSet<usize> {
        self.choice
            .with_value(|choice| self.by_hand.with_value(|by_hand| by_hand.of(found, choice)))
    }

    /// A person ticks these rows, or unticks them.
    pub fn tick(self, found: &Found, places: &[usize], on: bool) {
        self.choice.with_value(|choice| {
            self.by_hand.update_value(|by_hand| by_hand.keep(found, choice, places, on));
        });
    }

    /// What the file is called.
    pub fn name(self) -> String {
        self.name.get_value()
    }

    /// Stops what is under way. Nothing was added then, and what was to be waits for somebody to say so again; whether that is
    /// so.
    pub fn stop(self) -> bool {
        let Stage::Adding(_, found) = self.stage.get_untracked() else {
            self.put_away();
            return false;
        };
        self.next_run();
        self.stage.set(Stage::Ready(found));
        true
    }

    /// Lets go of it.
    pub fn put_away(self) {
        self.next_run();
        self.sheet.try_set(None);
        self.by_hand.try_set_value(ByHand::default());
        self.stage.try_set(Stage::Nothing);
    }

    fn next_run(self) -> u32 {
        let next = self.run.try_update_value(|run| {
            *run += 1;
            *run
        });
        next.unwrap_or_default()
    }

    fn is_newest(self, run: u32) -> bool {
        self.run.try_get_value() == Some(run)
    }

    fn take(self, mut pass: Pass) {
        let begun = device::now();
        while device::now() - begun < TURN {
            if !pass.taking.step(&pass.sheet, ROWS) {
                return self.taken(pass);
            }
        }
        // Half of the way: names come after it.
        self.stage.try_set(Stage::Reading(pass.taking.percent(&pass.sheet) / 2));
        self.go_on(pass.run, move || self.take(pass));
    }

    fn taken(self, pass: Pass) {
        let taken = match pass.taking.done(&pass.sheet) {
            Ok(taken) => taken,
            Err(why) => return drop(self.stage.try_set(Stage::Fault(why))),
        };
        let Some((event, group)) = self.named() else { return self.put_away() };
        let naming = Naming::of(&taken, &event, &group, pass.sheet.source(None));
        let named = Named { naming, taken, rows: Vec::new(), known: Vec::new(), run: pass.run };
        self.go_on(pass.run, move || self.name_rows(named));
    }

    fn name_rows(self, mut of: Named) {
        let begun = device::now();
        while device::now() - begun < TURN {
            for _ in 0..ROWS {
                match of.naming.next(&of.taken) {
                    Some(row) => of.rows.push(row),
                    None => return self.know(of),
                }
            }
        }
        let all = of.taken.rows.len().max(1);
        self.stage.try_set(Stage::Reading(50 + of.rows.len() * 40 / all));
        self.go_on(of.run, move || self.name_rows(of));
    }

    fn know(self, mut of: Named) {
        let begun = device::now();
        let done = self.with_record(|record, board| {
            let standing = Standing::of(record, board).among(&of.rows);
            while let Some(row) = of.rows.get(of.known.len()) {
                of.known.push(standing.known(row));
                if of.known.len().is_multiple_of(ROWS) && device::now() - begun > TURN {
                    return false;
                }
            }
            true
        });
        if done {
            let Named { naming, taken, rows, known, .. } = of;
            let unknown_kinds = naming.unknown_kinds;
            let tells_source = self
                .sheet
                .with_untracked(|sheet| sheet.as_ref().is_some_and(|it| it.tells_source()));
            let kinds = self.kinds();
            let found = Found { taken, rows, known, unknown_kinds, kinds, tells_source };
            self.stage.try_set(Stage::Ready(Arc::new(found)));
        } else {
            self.go_on(of.run, move || self.know(of));
        }
    }

    fn go_on(self, run: u32, then: impl FnOnce() + 'static) {
        clock::after(0, move || {
            if self.is_newest(run) {
                then();
            }
        });
    }

    /// The event and the group that the notes are for.
    fn named(self) -> Option<(Event, GroupId)> {
        match self.target.try_get_value()? {
            Target::Group(group) => {
                let event = untrack(|| group.session().event(&group.event()))?.event();
                Some((event, group.group()))
            }
            Target::Desk(desk, group) => Some((untrack(|| desk.book())?.event(), group)),
        }
    }

    fn with_record<T>(self, read: impl FnOnce(&Record, &Board) -> T) -> T {
        let nothing = (Record::default(), Board::default());
        match self.target.try_get_value() {
            Some(Target::Group(group)) => untrack(|| group.record().with_record(read)),
            Some(Target::Desk(desk, group)) => untrack(|| {
                desk.with_collection(|all| match all.collected(&group) {
                    Some(own) => read(&own.record, own.board()),
                    None => read(&nothing.0, &nothing.1),
                })
            }),
            None => read(&nothing.0, &nothing.1),
        }
    }
}
