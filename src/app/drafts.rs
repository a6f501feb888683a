//! What is being typed, kept in both copies with every key: what was typed is there again after a reload, on the way back
//! to a screen, and in another tab once its own is gone.

use std::collections::BTreeSet;
use std::marker::PhantomData;

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::device;
use super::group_session::GroupSession;
use super::session::Session;
use super::stores::Kept;
use crate::domain::event::KindId;
use crate::domain::record::FactId;
use crate::platform::tab;
use crate::storage::drafts::{self, DraftQueue, OpenTabs, Place};
use crate::storage::keys;
use crate::storage::store::{Entry, Store as _};

/// The fields of a group's screens whose drafts are asked for by more than their own form.
pub mod fields {
    use crate::domain::record::{NoteId, ThemeId};

    /// The line that takes notes.
    pub const LINE: &str = "";
    /// Lines that were pasted into it.
    pub const PASTED: &str = "pasted";
    /// What another device wrote, as text.
    pub const OTHER_DEVICE: &str = "other";
    /// A table of another program, as text.
    pub const BRING_IN: &str = "bring-in";
    /// The name of a new theme.
    pub const NEW_THEME: &str = "theme";

    /// The notes that it is to be made of.
    pub use crate::storage::drafts::TICKED;

    /// The editor of a note.
    pub fn edit(note: NoteId) -> String {
        format!("edit/{note}")
    }

    /// The note whose editor a field is, where it is one.
    pub fn edited(field: &str) -> Option<NoteId> {
        field.strip_prefix("edit/")?.parse().ok().map(NoteId)
    }

    /// The other name of a theme.
    pub fn rename(theme: ThemeId) -> String {
        format!("rename/{theme}")
    }

    /// What a theme is about.
    pub fn about(theme: ThemeId) -> String {
        format!("about/{theme}")
    }
}

/// A note while it is worded anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoteDraft {
    /// Its words.
    pub text: String,
    /// What kind of note it is.
    pub kind: Option<KindId>,
    /// Who will do it.
    pub owner: String,
    /// By when.
    pub due: String,
    /// The wordings that were there when it was begun: only those are replaced.
    pub seen: Vec<FactId>,
}

/// What was being typed and stands in no field any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// The key it stands under.
    pub key: String,
    /// The words.
    pub text: String,
    /// Whether they were other words for a note, and it is gone.
    pub of_gone_note: bool,
}

/// Drafts on their way to the durable copy. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Drafts {
    kept: StoredValue<Kept, LocalStorage>,
    queue: StoredValue<DraftQueue>,
    /// The keys of those that localStorage did not take.
    not_here: StoredValue<BTreeSet<String>>,
    /// The keys of those that neither copy took.
    not_kept: RwSignal<BTreeSet<String>>,
    /// Notified where another tab let go of one.
    gone: Trigger,
}

impl Drafts {
    pub(super) fn new(kept: Kept) -> Self {
        Self {
            kept: StoredValue::new_local(kept),
            queue: StoredValue::new(DraftQueue::default()),
            not_here: StoredValue::new(BTreeSet::new()),
            not_kept: RwSignal::new(BTreeSet::new()),
            gone: Trigger::new(),
        }
    }

    /// Another tab erased what stood under a key.
    pub(super) fn hear_erased(self, key: &str) {
        if keys::is_draft(key) {
            self.gone.notify();
        }
    }

    fn keep(self, entry: Entry) {
        let key = entry.0.clone();
        match self.kept.with_value(|kept| kept.put(&key, &entry.1)) {
            Ok(()) => self.is_kept(&key),
            // Where there is no room for it here, the durable copy may have some.
            Err(_) => self.not_here.update_value(|keys| _ = keys.insert(key)),
        }
        self.write(self.queue.try_update_value(|queue| queue.put(entry)).flatten());
    }

    fn write(self, next: Option<Entry>) {
        let Some(entry) = next else { return };
        let key = entry.0.clone();
        let written = move |is_kept| {
            if is_kept {
                self.not_kept.try_update(|keys| keys.remove(&key));
            } else if self.not_here.try_with_value(|keys| keys.contains(&key)) == Some(true) {
                self.not_kept.try_update(|keys| keys.insert(key));
            }
            self.write(self.queue.try_update_value(DraftQueue::answered).flatten());
        };
        self.kept.with_value(|kept| kept.write_durable(entry, written));
    }

    fn forget(self, key: &str) {
        self.queue.update_value(|queue| queue.forget(key));
        self.kept.with_value(|kept| kept.forget(key)).ok();
        self.is_kept(key);
    }

    /// It is in one copy at least, or not wanted any more.
    fn is_kept(self, key: &str) {
        self.not_here.update_value(|keys| _ = keys.remove(key));
        if self.not_kept.with_untracked(|keys| keys.contains(key)) {
            self.not_kept.update(|keys| _ = keys.remove(key));
        }
    }
}

/// What is being typed in one place.
pub struct Draft<T> {
    session: Session,
    place: Place,
    typed: PhantomData<fn() -> T>,
}

impl<T> Clone for Draft<T> {
    fn clone(&self) -> Self {
        Self { session: self.session, place: self.place.clone(), typed: PhantomData }
    }
}

impl<T: Serialize + DeserializeOwned> Draft<T> {
    /// What this tab was typing there. Followed: the durable copy may bring it back.
    pub fn own(&self) -> Option<T> {
        self.session.healed();
        drafts::read(&self.session.kept(), &self.place.key(&tab::name())).ok()?
    }

    /// What this tab was typing there, else the latest that a tab typed which is gone: that is this tab's from now on.
    /// Followed: it takes a moment to know which tabs are open.
    pub fn found(&self) -> Option<T> {
        self.own().or_else(|| {
            let kept = self.session.kept();
            let left = self
                .session
                .open_tabs
                .with(|open| drafts::left_behind(&kept, &self.place, open.as_ref()?).ok());
            // One that another version of ours wrote may be of another form.
            let (key, typed) = left?.into_iter().rev().find_map(|key| {
                let typed = drafts::read(&kept, &key).ok()??;
                Some((key, typed))
            })?;
            self.keep(&typed);
            self.session.drafts.forget(&key);
            Some(typed)
        })
    }

    /// Keeps what stands there now.
    pub fn keep(&self, typed: &T) {
        match drafts::value(typed, device::now()) {
            Some(value) => self.session.drafts.keep((self.place.key(&tab::name()), value)),
            None => self.forget(),
        }
    }

    /// It went where it belongs, or is not wanted.
    pub fn forget(&self) {
        self.session.drafts.forget(&self.place.key(&tab::name()));
    }
}

impl<T: Serialize + DeserializeOwned + PartialEq + Send + Sync + 'static> Draft<T> {
    /// Keeps what a form holds as it changes from now on, while that is not what stood there at `first`.
    pub fn follow_form(self, first: T, reads: impl Fn() -> T + Send + Sync + 'static) {
        at_each_change(
            reads,
            move |typed| {
                if *typed == first { self.forget() } else { self.keep(typed) }
            },
        );
    }
}

impl Draft<String> {
    /// A field that holds what was being typed, here or in a tab that is gone, and keeps what is.
    pub fn field(self) -> RwSignal<String> {
        self.field_with(Self::found)
    }

    /// A field that holds what this tab was typing, and keeps what it does.
    pub fn own_field(self) -> RwSignal<String> {
        self.field_with(Self::own)
    }

    fn field_with(self, read: fn(&Self) -> Option<String>) -> RwSignal<String> {
        let typed = RwSignal::new(untrack(|| read(&self)).unwrap_or_default());
        let draft = self.clone();
        Effect::new(move |_| {
            // It may be found a moment after the screen stands.
            let found = read(&draft);
            if let Some(found) = found.filter(|_| typed.with_untracked(String::is_empty)) {
                typed.set(found);
            }
        });
        self.follow(typed, String::new());
        typed
    }

    /// Keeps what is typed into a field from now on, while it is not what stood there at `first`.
    pub fn follow(self, typed: RwSignal<String>, first: String) {
        at_each_change(
            move || typed.get(),
            move |typed| {
                if typed.trim() == first.trim() { self.forget() } else { self.keep(typed) }
            },
        );
    }
}

/// Calls `then` with each value that is read from now on, within the change itself: an effect that runs a moment later
/// would keep again what was sent, and forgotten, in that moment.
fn at_each_change<T: 'static>(
    reads: impl Fn() -> T + Send + Sync + 'static,
    then: impl Fn(&T) + Send + Sync + 'static,
) {
    let is_change = StoredValue::new(false);
    ImmediateEffect::new_scoped(move || {
        let value = reads();
        if is_change.try_get_value() == Some(true) {
            untrack(|| then(&value));
        }
        is_change.try_set_value(true);
    });
}

impl Session {
    /// What is being typed at this place.
    pub fn draft<T>(self, place: Place) -> Draft<T> {
        Draft { session: self, place, typed: PhantomData }
    }

    /// Whether something that is being typed would be gone with the page. Followed.
    pub fn typing_not_kept(self) -> bool {
        self.drafts.not_kept.with(|keys| !keys.is_empty())
    }

    /// Looks which tabs are open: what others were typing was left behind.
    pub fn look_for_tabs(self) {
        tab::open(move |open| {
            let is_known = |known: &Option<OpenTabs>| known.as_ref() == Some(&open);
            if self.open_tabs.try_with_untracked(is_known) == Some(false) {
                self.open_tabs.try_set(Some(open));
            }
        });
    }
}

impl GroupSession {
    /// What is being typed into a field of this group's screens.
    pub fn draft<T>(self, field: &str) -> Draft<T> {
        self.session().draft(Place::of_group(&self.event(), &self.group(), field))
    }

    /// Forgets what is being typed into a field.
    pub fn forget_draft(self, field: &str) {
        self.draft::<String>(field).forget();
    }

    /// What was being typed here and stands in no field any more: the note line's of tabs that are gone, lines that were
    /// pasted there, and other words for a note that tabs are gone with, or that is gone itself. Followed.
    pub fn left_behind(self) -> Vec<LeftBehind> {
        let session = self.session();
        session.healed();
        session.drafts.gone.track();
        let (event, group, kept) = (self.event(), self.group(), session.kept());
        let place = |field: &str| Place::of_group(&event, &group, field);
        let Some(open) = session.open_tabs.get() else { return Vec::new() };
        let mut left = Vec::new();
        for field in self.begun() {
            let edited = fields::edited(&field);
            if edited.is_none() && field != fields::LINE && field != fields::PASTED {
                continue;
            }
            let of_gone_note = edited.is_some_and(|note| !self.stands(note));
            // While the note stands its editor takes it, unless that has words of its own.
            let own = place(&field).key(&tab::name());
            if edited.is_some() && !of_gone_note && !matches!(kept.read(&own), Ok(Some(_))) {
                continue;
            }
            let mut open = open.clone();
            if of_gone_note {
                open.remove(&tab::name());
            }
            for key in drafts::left_behind(&kept, &place(&field), &open).unwrap_or_default() {
                let text = if edited.is_some() {
                    let draft = drafts::read::<NoteDraft>(&kept, &key).ok().flatten();
                    draft.map(|draft| draft.text)
                } else {
                    drafts::read(&kept, &key).ok().flatten()
                };
                left.extend(text.map(|text| LeftBehind { key, text, of_gone_note }));
            }
        }
        left
    }

    /// The fields in which this tab was typing, or one that is gone. Followed.
    pub fn begun(self) -> BTreeSet<String> {
        let session = self.session();
        session.healed();
        let (event, group, kept) = (self.event(), self.group(), session.kept());
        let begun = session
            .open_tabs
            .with(|open| drafts::begun(&kept, &event, &group, &tab::name(), open.as_ref()));
        begun.unwrap_or_default()
    }

    /// Lets go of what was left behind, which was taken or is not wanted; whether it was still there, and is in no other
    /// tab's hands.
    pub fn take_left_behind(self, key: &str) -> bool {
        let session = self.session();
        let was_there = matches!(session.kept().read(key), Ok(Some(_)));
        session.drafts.forget(key);
        was_there
    }
}
