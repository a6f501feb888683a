//! The hand-ins of a desk are read from where they are kept, one after the other: the page answers meanwhile.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use leptos::prelude::*;

use super::desk::Desk;
use super::device;
use super::filing::{Listed, keys_of};
use super::session::Session;
use crate::domain::collection::Collection;
use crate::domain::event::{EventId, GroupId};
use crate::domain::file::{self, HandIn, Opened};
use crate::domain::json;
use crate::domain::record::{Millis, Operation};
use crate::platform::clock;
use crate::storage::keys;
use crate::storage::store::Store as _;

/// How long something is worked at before the page gets its turn, in milliseconds.
pub(super) const TURN: Millis = 40;

/// How far the hand-ins of a desk were read. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    /// The digests of those that were read, or are being.
    known: StoredValue<BTreeSet<String>>,
    coming: StoredValue<VecDeque<(String, Listed)>>,
    /// How many are read of how many, while they are.
    progress: RwSignal<Option<(usize, usize)>>,
    /// Whether all were read once.
    ready: RwSignal<bool>,
    /// The files that can't be read: the digest and the name of each.
    lost: RwSignal<BTreeMap<String, String>>,
    /// What was read, or came in, by the group and the digest: each of a thousand tiles asks for its own.
    files: RwSignal<BTreeMap<(GroupId, String), KeptFile>>,
    /// What waits for the end.
    then: StoredValue<Vec<Box<dyn FnOnce()>>, LocalStorage>,
}

/// A file of a group that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeptFile {
    /// The group that it is of.
    group: GroupId,
    /// What the file is called.
    pub name: String,
    /// How many notes are in it.
    pub notes: usize,
}

/// Goes on with more of the same that began then, in another turn of the page where this one was long enough.
pub(super) fn go_on(begun: Millis, then: impl FnOnce() + 'static) {
    if device::now() - begun > TURN { clock::after(0, then) } else { queue_microtask(then) }
}

impl Reading {
    /// Nothing was read yet.
    pub(super) fn new() -> Self {
        Self {
            known: StoredValue::new(BTreeSet::new()),
            coming: StoredValue::new(VecDeque::new()),
            progress: RwSignal::new(None),
            ready: RwSignal::new(false),
            lost: RwSignal::new(BTreeMap::new()),
            files: RwSignal::new(BTreeMap::new()),
            then: StoredValue::new_local(Vec::new()),
        }
    }

    /// All is there already.
    pub(super) fn is_done(self) {
        self.ready.set(true);
    }

    /// None was read.
    fn begin_again(self) {
        self.known.try_update_value(BTreeSet::clear);
        self.lost.try_update(BTreeMap::clear);
        self.files.try_update(BTreeMap::clear);
    }

    /// This one is taken in by who asks: whether nobody does that already.
    pub(super) fn claim(self, digest: &str) -> bool {
        self.known.try_update_value(|known| known.insert(digest.to_owned())) == Some(true)
    }

    /// It is not, after all.
    pub(super) fn leave(self, digest: &str) {
        self.known.try_update_value(|known| known.remove(digest));
    }

    /// Whether this one is in the list and can't be read any more.
    pub(super) fn lacks(self, digest: &str) -> bool {
        self.lost.with_untracked(|lost| lost.contains_key(digest))
    }

    /// This one was brought together with the others.
    pub(super) fn took(self, digest: &str, file: KeptFile) {
        let key = (file.group.clone(), digest.to_owned());
        self.files.try_update(|all| _ = all.insert(key, file));
    }

    /// This one is here again, where it was lost.
    pub(super) fn finds(self, digest: &str) {
        if self.lacks(digest) {
            self.lost.update(|lost| _ = lost.remove(digest));
        }
    }
}

impl KeptFile {
    /// A hand-in that was kept under this name.
    pub(super) fn of(hand_in: &HandIn, name: &str) -> Self {
        let facts = hand_in.record().facts();
        let notes = facts.filter(|fact| matches!(fact.operation(), Some(Operation::Note { .. })));
        Self { group: hand_in.group.clone(), name: name.to_owned(), notes: notes.count() }
    }
}

impl Session {
    /// The hand-ins of an event: what the list says of each, by the digest of its text.
    pub(super) fn listed(self, event: &EventId) -> BTreeMap<String, Listed> {
        let kept = self.kept();
        let read = |key: &String| kept.read(key).ok().flatten();
        let within = |folder: String| {
            let keys = kept.keys(&folder).unwrap_or_default().into_iter();
            keys.filter_map(move |key| Some((key.strip_prefix(&folder)?.to_owned(), key)))
        };
        // An earlier build kept them here, and so does this one where there is no durable copy.
        let here = within(keys::collected(event)).filter_map(|(digest, key)| {
            let (name, _) = file::kept_text(read(&key)?);
            Some((digest.clone(), Listed { name: name.unwrap_or(digest), came: None }))
        });
        // It had no list, and one that is lost must not take what it lists along.
        let folder = keys::collected(event);
        let apart = kept.apart(&folder).into_iter();
        let apart = apart.filter_map(|key| Some(key.strip_prefix(&folder)?.to_owned()));
        let apart = apart.map(|digest| (digest.clone(), Listed { name: digest, came: None }));
        let mut all: BTreeMap<String, Listed> = apart.chain(here).collect();
        all.extend(
            within(keys::filed(event))
                .filter_map(|(digest, key)| Some((digest, json::read(&read(&key)?)?))),
        );
        all
    }

    /// Reads the text of a hand-in, at once or later; nothing where it can't be had.
    pub(super) fn read_filed(
        self,
        event: &EventId,
        digest: &str,
        done: impl FnOnce(Option<String>) + 'static,
    ) {
        let [_, text] = keys_of(event, digest);
        self.kept().read_apart(&text, |kept| done(kept.map(|kept| file::kept_text(kept).1)));
    }
}

impl Desk {
    /// Whether all hand-ins were read once. Followed.
    pub fn is_ready(self) -> bool {
        self.reading.ready.get()
    }

    /// How many hand-ins are read of how many, while they are. Followed.
    pub fn reading(self) -> Option<(usize, usize)> {
        self.reading.progress.get()
    }

    /// The names of files that are in the list and can't be read any more. Followed.
    pub fn lost(self) -> Vec<String> {
        self.reading.lost.with(|lost| lost.values().cloned().collect())
    }

    /// The files of this group, each with its digest. Followed.
    pub fn files_of(self, group: &GroupId) -> Vec<(String, KeptFile)> {
        self.reading.files.with(|all| {
            let from = all.range((group.clone(), String::new())..);
            let own = from.take_while(|((of, _), _)| of == group);
            own.map(|((_, digest), file)| (digest.clone(), file.clone())).collect()
        })
    }

    /// Whether the file of this digest is kept here. Followed.
    pub fn has_file(self, digest: &str) -> bool {
        self.reading.files.with(|all| all.keys().any(|(_, known)| known == digest))
    }

    /// Does this once all that is kept was read.
    pub(super) fn when_read(self, then: impl FnOnce() + 'static) {
        if self.reading.progress.get_untracked().is_some() {
            self.reading.then.update_value(|all| all.push(Box::new(then)));
        } else {
            then();
        }
    }

    /// Reads the hand-ins that were not read yet, in the order in which they came.
    pub(super) fn read_new(self) {
        let listed = self.record().session().listed(&self.event());
        let mut new: Vec<(String, Listed)> =
            listed.into_iter().filter(|(digest, _)| self.reading.claim(digest)).collect();
        new.sort_by_key(|(_, listed)| listed.came);
        if new.is_empty() {
            if self.reading.progress.get_untracked().is_none() {
                self.reading.ready.set(true);
            }
            return;
        }
        let coming = new.len();
        self.reading.coming.update_value(|all| all.extend(new));
        let before = self.reading.progress.get_untracked();
        let (done, all) = before.unwrap_or_default();
        self.reading.progress.set(Some((done, all + coming)));
        if before.is_none() {
            self.read_next();
        }
    }

    fn read_next(self) {
        let next = self.reading.coming.try_update_value(VecDeque::pop_front).flatten();
        let Some((digest, listed)) = next else { return self.work_out(Callback::new(Self::end)) };
        let (name, key, begun) = (listed.name.clone(), digest.clone(), device::now());
        self.record().session().read_filed(&self.event(), &digest, move |text| {
            let hand_in = text.and_then(|text| file::open(text.as_bytes()).ok());
            match hand_in {
                Some(Opened::HandIn(hand_in)) => {
                    self.reading.took(&key, KeptFile::of(&hand_in, &name));
                    self.take(*hand_in, listed.came);
                }
                _ => _ = self.reading.lost.try_update(|lost| lost.insert(key, name)),
            }
            self.reading.progress.try_update(|progress| {
                *progress = progress.map(|(done, all)| (done + 1, all));
            });
            go_on(begun, move || self.read_next());
        });
    }

    /// Lets go of a hand-in that is kept, and reads the others anew: what was brought together can't be taken apart.
    pub fn let_file_go(self, digest: &str) {
        let keys = keys_of(&self.event(), digest).to_vec();
        self.when_read(move || {
            let gone = move |_| {
                self.reading.begin_again();
                let book = untrack(|| self.book());
                self.collection.try_update_value(|all| *all = Collection::new(book));
                self.look_again();
            };
            // What was not erased is read again, and is there.
            self.record().session().kept().forget_all(keys, gone).ok();
        });
    }

    /// Works out what every screen asks of each group, a few at a time.
    pub(super) fn work_out(self, then: Callback<Self>) {
        let ids = self.collection.with_value(|all| {
            all.groups().into_iter().map(|(group, _)| group.id.clone()).collect::<VecDeque<_>>()
        });
        self.work_on(ids, then);
    }

    fn work_on(self, mut groups: VecDeque<GroupId>, then: Callback<Self>) {
        let begun = device::now();
        while let Some(id) = groups.pop_front() {
            let worked = self.collection.try_with_value(|all| {
                if let Some(collected) = all.collected(&id) {
                    collected.receipt();
                    collected.board();
                }
            });
            if worked.is_none() {
                return;
            }
            if device::now() - begun > TURN {
                return clock::after(0, move || self.work_on(groups, then));
            }
        }
        then.run(self);
    }

    fn end(self) {
        self.forget_all();
        self.reading.progress.try_set(None);
        self.reading.ready.try_set(true);
        let then = self.reading.then.try_update_value(std::mem::take).unwrap_or_default();
        for then in then {
            then();
        }
    }
}
