//! Files on their way to the desks: each is looked at and kept, then they are brought together. Until then nothing on the
//! desks changes, and stopping leaves nothing behind.

use std::collections::{BTreeSet, VecDeque};

use leptos::prelude::*;

use super::desk_session::DeskSession;
use super::device::{self, BeingRead, Brought};
use super::filing::{BATCH, Filed, Filing, keys_of};
use super::reading::{KeptFile, TURN};
use crate::domain::collection::Received;
use crate::domain::event::EventId;
use crate::domain::file::{self, DeskFile, FileError, HandIn, Opened};
use crate::domain::record::Millis;
use crate::platform::clock;

/// Milliseconds between one showing of how far it is and the next.
const SHOWN: Millis = 100;

/// A file that was brought to the desk, and what became of it.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The file's name.
    pub name: String,
    /// What became of it.
    pub received: Received,
    /// The event that it says it belongs to.
    pub(super) of: Option<EventId>,
}

impl Arrived {
    /// The event that it was taken in for; nothing where it was refused.
    pub fn event(&self) -> Option<&EventId> {
        let refused = matches!(self.received, Received::Refused(_) | Received::RefusedDesk(_));
        self.of.as_ref().filter(|_| !refused)
    }
}

/// How far files have come that were brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many of all were looked at and kept.
    TakingIn(usize, usize),
    /// So many of all were brought together; that can't be stopped any more.
    BringingTogether(usize, usize),
}

/// Files on their way. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Intake {
    job: StoredValue<Option<Job>, LocalStorage>,
    progress: RwSignal<Option<Progress>>,
}

/// What was found in a file.
enum Found {
    HandIn(Box<HandIn>),
    Desk(DeskFile),
    Refused(Received),
}

struct Job {
    all: usize,
    came: Millis,
    /// When it was last shown how far it is.
    shown: Millis,
    /// Not begun to be read.
    coming: VecDeque<Brought>,
    /// What is read while the one before it is looked at, and its name.
    ahead: Option<(String, BeingRead)>,
    /// Looked at, and not brought together yet: a file's name, and what is in it.
    looked: VecDeque<(String, Found)>,
    /// Hand-ins that were looked at and are not kept yet.
    batch: Vec<Filing>,
    /// What becomes of each.
    arrived: Vec<Arrived>,
    /// Those that are kept because of it.
    new: Vec<New>,
    stopped: bool,
    /// Told what became of each; nothing where it was stopped.
    done: Callback<Option<Vec<Arrived>>>,
}

/// A hand-in that was not kept before.
struct New {
    event: EventId,
    digest: String,
    /// Whether it is in the list all the same, since it was kept once and can't be read any more.
    was_lost: bool,
    /// What it is.
    file: KeptFile,
}

impl Intake {
    pub(super) fn new() -> Self {
        Self { job: StoredValue::new_local(None), progress: RwSignal::new(None) }
    }

    /// Does something with what is under way.
    fn with<T>(self, act: impl FnOnce(&mut Job) -> T) -> Option<T> {
        self.job.try_update_value(|job| job.as_mut().map(act)).flatten()
    }

    /// Shows how far it is, where it was not shown just now: each time the page is laid out and painted anew.
    fn show(self, progress: impl FnOnce(&Job) -> Progress) {
        let now = device::now();
        let is_due = |job: &mut Job| {
            let is_due = now - job.shown >= SHOWN;
            is_due.then(|| {
                job.shown = now;
                progress(job)
            })
        };
        if let Some(progress) = self.with(is_due).flatten() {
            self.progress.try_set(Some(progress));
        }
    }
}

impl DeskSession {
    /// Takes files in, each at the desk of its event, and says what became of each; nothing where that was stopped.
    pub fn collect(self, files: Vec<Brought>, done: Callback<Option<Vec<Arrived>>>) {
        let intake = self.intake;
        let all = files.len();
        let joined = intake.with(|job| {
            job.all += all;
            job.coming.extend(files.iter().cloned());
        });
        if joined.is_none() {
            let job = Job {
                all,
                came: device::now(),
                shown: 0,
                coming: files.into(),
                ahead: None,
                looked: VecDeque::new(),
                batch: Vec::new(),
                arrived: Vec::new(),
                new: Vec::new(),
                stopped: false,
                done,
            };
            intake.job.set_value(Some(job));
            self.look_at_next();
        }
    }

    /// How far files that were brought have come; nothing while none are on their way. Followed.
    pub fn progress(self) -> Option<Progress> {
        self.intake.progress.get()
    }

    /// Stops: what was kept of these files so far is let go of.
    pub fn stop(self) {
        self.intake.with(|job| job.stopped = true);
    }

    fn look_at_next(self) {
        let intake = self.intake;
        let next = intake.with(|job| {
            let bytes: usize = job.batch.iter().map(Filing::len).sum();
            (job.stopped, bytes, job.ahead.is_none() && job.coming.is_empty())
        });
        match next {
            None => {}
            Some((true, ..)) => self.let_all_go(),
            Some((false, 0, true)) => self.join_first(),
            Some((false, bytes, is_last)) if bytes >= BATCH || is_last => self.keep(),
            Some(_) => self.look(),
        }
    }

    fn look(self) {
        let intake = self.intake;
        intake.show(|job| Progress::TakingIn(job.looked.len(), job.all));
        let Some((name, file)) = intake.with(Job::next).flatten() else { return };
        file.then(move |read| {
            let (text, found) = look_at(read);
            if let (Found::HandIn(hand_in), Some(text)) = (&found, text) {
                self.files(hand_in, Filed { name: name.clone(), text });
            }
            intake.with(|job| job.looked.push_back((name, found)));
            self.look_at_next();
        });
    }

    /// Puts a hand-in to those that are to be kept, unless it is kept already.
    fn files(self, hand_in: &HandIn, filed: Filed) {
        let Some(came) = self.intake.with(|job| job.came) else { return };
        let (event, file) = (&hand_in.event.id, KeptFile::of(hand_in, &filed.name));
        let filing = Filing::new(event, filed, Some(came));
        let digest = filing.digest().to_owned();
        let reading = untrack(|| self.kept_of(event)).reading;
        let was_lost = reading.lacks(&digest);
        if self.session.has_filed(event, &digest) && !was_lost {
            return;
        }
        // The desk does not read it from where it is kept: it comes from here.
        reading.claim(&digest);
        self.intake.with(|job| {
            job.new.push(New { event: event.clone(), digest, was_lost, file });
            job.batch.push(filing);
        });
    }

    fn keep(self) {
        let batch = self.intake.with(|job| std::mem::take(&mut job.batch)).unwrap_or_default();
        self.session.file_batch(batch, Box::new(move || self.look_at_next()));
    }

    /// Brings together what is kept, once all that was here before is read.
    fn join_first(self) {
        let events = self.intake.with(|job| {
            let events = job.looked.iter().filter_map(|(_, found)| found.event());
            events.cloned().collect::<BTreeSet<EventId>>()
        });
        self.when_all_read(events.unwrap_or_default().into_iter().collect());
    }

    fn when_all_read(self, mut events: Vec<EventId>) {
        let Some(event) = events.pop() else { return self.join_next() };
        untrack(|| self.kept_of(&event)).when_read(move || self.when_all_read(events));
    }

    fn join_next(self) {
        let intake = self.intake;
        intake.show(|job| Progress::BringingTogether(job.arrived.len(), job.all));
        let begun = device::now();
        loop {
            let next = intake.with(|job| (job.looked.pop_front(), job.came));
            match next {
                None => return,
                Some((None, _)) => return self.work_out(),
                Some((Some((name, found)), came)) => {
                    let (of, received) = self.join_one(found, came);
                    let arrived = Arrived { name, received, of };
                    intake.with(|job| job.arrived.push(arrived));
                }
            }
            if device::now() - begun > TURN {
                return clock::after(0, move || self.join_next());
            }
        }
    }

    /// Which event it is of, and what it was there.
    fn join_one(self, found: Found, came: Millis) -> (Option<EventId>, Received) {
        match found {
            Found::Refused(received) => (None, received),
            Found::Desk(desk) => self.receive(desk),
            Found::HandIn(hand_in) => {
                let event = hand_in.event.id.clone();
                hand_in.events().into_iter().for_each(|part| self.session.put_heard(part));
                let received = untrack(|| self.kept_of(&event)).take(*hand_in, Some(came));
                (Some(event), received.unwrap_or(Received::Refused(FileError::Empty)))
            }
        }
    }

    fn work_out(self) {
        let events = self.intake.with(|job| {
            let events = job.arrived.iter().filter_map(|arrived| arrived.of.clone());
            events.collect::<BTreeSet<EventId>>()
        });
        self.session.make_durable();
        let events: Vec<EventId> = events.unwrap_or_default().into_iter().collect();
        self.work_out_next(events);
    }

    fn work_out_next(self, mut events: Vec<EventId>) {
        let Some(event) = events.pop() else { return self.end() };
        let desk = untrack(|| self.kept_of(&event));
        desk.work_out(Callback::new(move |desk: super::Desk| {
            desk.look_again();
            self.work_out_next(events.clone());
        }));
    }

    fn end(self) {
        let job = self.intake.job.try_update_value(Option::take).flatten();
        self.intake.progress.try_set(None);
        let Some(job) = job else { return };
        for New { event, digest, file, .. } in job.new {
            let reading = untrack(|| self.kept_of(&event)).reading;
            reading.finds(&digest);
            reading.took(&digest, file);
        }
        job.done.try_run(Some(job.arrived));
        // What was brought while all that was brought together comes now.
        if !job.coming.is_empty() {
            self.collect(job.coming.into(), job.done);
        }
    }

    fn let_all_go(self) {
        let job = self.intake.job.try_update_value(Option::take).flatten();
        let Some(job) = job else { return };
        let progress = self.intake.progress;
        let gone = move |_| {
            progress.try_set(None);
            job.done.try_run(None);
        };
        let mut keys = Vec::new();
        for New { event, digest, was_lost, .. } in &job.new {
            let [listed, text] = keys_of(event, digest);
            keys.push(text);
            if !was_lost {
                untrack(|| self.kept_of(event)).reading.leave(digest);
                keys.push(listed);
            }
        }
        self.session.kept().forget_all(keys, gone).ok();
    }
}

impl Job {
    /// The next file, being read; the one after it is from now on too.
    fn next(&mut self) -> Option<(String, BeingRead)> {
        let mut begin = || self.coming.pop_front().map(|file| (file.name(), file.begin()));
        let next = self.ahead.take().or_else(&mut begin);
        self.ahead = begin();
        next
    }
}

impl Found {
    fn event(&self) -> Option<&EventId> {
        match self {
            Self::HandIn(hand_in) => Some(&hand_in.event.id),
            Self::Desk(desk) => Some(&desk.event.id),
            Self::Refused(_) => None,
        }
    }
}

/// What is in a file, and the text of a hand-in. Of a file in another encoding than ours, the same record as we write it.
fn look_at(read: Result<Vec<u8>, FileError>) -> (Option<String>, Found) {
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(fault) => return (None, Found::Refused(Received::Refused(fault))),
    };
    let found = match file::open(&bytes) {
        Ok(Opened::Desk(desk)) => desk.read().map(Found::Desk).map_err(Received::RefusedDesk),
        opened => opened.and_then(Opened::hand_in).map(Found::HandIn).map_err(Received::Refused),
    };
    let found = found.unwrap_or_else(Found::Refused);
    let text = match &found {
        Found::HandIn(hand_in) => {
            Some(String::from_utf8(bytes).unwrap_or_else(|_| hand_in.write()))
        }
        Found::Desk(_) | Found::Refused(_) => None,
    };
    (text, found)
}
