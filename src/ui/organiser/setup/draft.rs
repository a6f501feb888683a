//! An event while it is being written down.

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::app::{DraftPlace, Session};
use crate::domain::event::{
    Change, Event, EventFault, EventId, Group, GroupId, Kind, KindId, Voting, changes,
};
use crate::domain::text::{TextFault, number};
use crate::ui::route::Basis;

/// What stands in the form, as it is kept while it is not saved.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    of: EventId,
    /// The revision that it changes; 0 where an earlier version did not say.
    #[serde(default)]
    changes: u32,
    title: String,
    date: String,
    groups: Vec<(GroupId, String, String)>,
    /// With the number that each had on this list. An earlier version let them go.
    #[serde(default)]
    off: Vec<(Option<usize>, GroupId, String, String)>,
    kinds: Vec<(KindId, String)>,
    dots: String,
    cap: String,
}

/// A group. Which it is never changes, whatever is moved.
#[derive(Clone)]
pub(super) struct GroupDraft {
    pub(super) id: GroupId,
    pub(super) name: RwSignal<String>,
    pub(super) question: RwSignal<String>,
}

/// A group that is not on the list, and the number that it had there; none where it was not on it either when the form was
/// opened.
#[derive(Clone)]
pub(super) struct Off {
    pub(super) number: Option<usize>,
    pub(super) group: GroupDraft,
}

/// A kind of note.
#[derive(Clone)]
pub(super) struct KindDraft {
    pub(super) id: KindId,
    pub(super) name: RwSignal<String>,
}

/// All of it. A small copy.
#[derive(Clone, Copy)]
pub(super) struct EventDraft {
    /// Which event.
    of: StoredValue<EventId>,
    /// Of an event that is changed: what stood when the form was opened.
    before: StoredValue<Option<Event>>,
    /// The revision that the form is a change of; 0 of a new event.
    changes: RwSignal<u32>,
    /// The kinds that can be put on the list: those that the event has or had, or the usual ones.
    known_kinds: StoredValue<Vec<Kind>>,
    pub(super) title: RwSignal<String>,
    pub(super) date: RwSignal<String>,
    pub(super) groups: RwSignal<Vec<GroupDraft>>,
    pub(super) off: RwSignal<Vec<Off>>,
    pub(super) kinds: RwSignal<Vec<KindDraft>>,
    pub(super) dots: RwSignal<String>,
    pub(super) cap: RwSignal<String>,
}

impl GroupDraft {
    /// An empty group.
    pub(super) fn new(session: Session) -> Self {
        Self::of(GroupId::new(session.random()), "", "")
    }

    fn of(id: GroupId, name: &str, question: &str) -> Self {
        Self { id, name: RwSignal::new(name.into()), question: RwSignal::new(question.into()) }
    }

    fn of_event(group: &Group) -> Self {
        Self::of(group.id.clone(), group.name.as_str(), group.question.as_str())
    }

    /// Whether nothing is written of it.
    pub(super) fn is_empty(&self) -> bool {
        [self.name, self.question]
            .iter()
            .all(|text| text.with_untracked(|text| text.trim().is_empty()))
    }
}

impl KindDraft {
    /// A kind without a name.
    pub(super) fn new(session: Session) -> Self {
        Self { id: KindId::new(session.random()), name: RwSignal::default() }
    }

    /// A kind of an event.
    pub(super) fn of(session: Session, kind: &Kind) -> Self {
        let name = session.words().kind(kind);
        Self { id: kind.id.clone(), name: RwSignal::new(name.into()) }
    }

    /// Whether people call it what they called this one: then it is the same again, and so are its notes.
    fn is_called(&self, session: Session, kind: &Kind) -> bool {
        let folded = |name: &str| name.trim().to_lowercase();
        let name = session.words().kind(kind);
        self.name.with_untracked(|own| folded(own) == folded(name.as_str()))
    }

    /// As the event has it: one of the usual kinds has no name while it is called by our word.
    fn kind(&self, session: Session, usual: &[Kind]) -> Kind {
        let named: Kind = Kind { id: self.id.clone(), name: written(self.name) };
        let ours = usual.iter().find(|usual| usual.id == self.id);
        match ours {
            Some(ours) if session.words().kind(ours) == named.name.as_str().trim() => ours.clone(),
            _ => named,
        }
    }
}

/// Where what is typed into the form is kept.
pub(super) fn place(basis: &Basis) -> DraftPlace {
    match basis {
        Basis::Blank => DraftPlace::of_device("new"),
        Basis::Template(place) => DraftPlace::of_device(&format!("new/{place}")),
        Basis::Copy(event) => DraftPlace::of_event(event, "copy"),
        Basis::Edit(event) => DraftPlace::of_event(event, "edit"),
    }
}

impl EventDraft {
    /// What the form starts from; nothing where that is not here.
    pub(super) fn based_on(session: Session, basis: &Basis) -> Option<Self> {
        match basis {
            Basis::Blank => {
                let groups = (0..3).map(|_| GroupDraft::new(session));
                Some(Self::new(session, "", groups.collect()))
            }
            Basis::Template(place) => {
                let template = session.words().templates.get(*place)?;
                let groups = template.groups.iter().map(|(name, question)| {
                    GroupDraft::of(GroupId::new(session.random()), name, question)
                });
                Some(Self::new(session, template.title, groups.collect()))
            }
            Basis::Copy(id) => {
                let event = session.event(id)?.event();
                let copy = Self::of(session, &event, EventId::new(session.random()));
                // What tells the two apart is still to be said.
                copy.date.set(String::new());
                Some(copy)
            }
            Basis::Edit(id) => {
                let book = session.event(id)?;
                let event = book.event();
                let draft = Self::of(session, &event, event.id.clone());
                let off = |group: &Group| Off { number: None, group: GroupDraft::of_event(group) };
                draft.off.set(book.unlisted().iter().map(off).collect());
                draft.known_kinds.set_value(event.all_kinds().cloned().collect());
                draft.changes.set(event.revision);
                draft.before.set_value(Some(event));
                Some(draft)
            }
        }
    }

    fn new(session: Session, title: &str, groups: Vec<GroupDraft>) -> Self {
        let usual = Event::usual_kinds();
        let kinds = usual.iter().map(|kind| KindDraft::of(session, kind)).collect();
        Self {
            of: StoredValue::new(EventId::new(session.random())),
            before: StoredValue::new(None),
            changes: RwSignal::new(0),
            known_kinds: StoredValue::new(usual),
            title: RwSignal::new(title.into()),
            date: RwSignal::default(),
            groups: RwSignal::new(groups),
            off: RwSignal::default(),
            kinds: RwSignal::new(kinds),
            dots: RwSignal::default(),
            cap: RwSignal::new(Voting::default().cap.to_string()),
        }
    }

    fn of(session: Session, event: &Event, of: EventId) -> Self {
        let kinds = event.kinds.iter().map(|kind| KindDraft::of(session, kind));
        let dots = event.voting.dots.map_or_else(String::new, |dots| dots.to_string());
        Self {
            of: StoredValue::new(of),
            before: StoredValue::new(None),
            changes: RwSignal::new(0),
            known_kinds: StoredValue::new(event.kinds.clone()),
            title: RwSignal::new(event.title.as_str().into()),
            date: RwSignal::new(event.date.as_str().into()),
            groups: RwSignal::new(event.groups.iter().map(GroupDraft::of_event).collect()),
            off: RwSignal::default(),
            kinds: RwSignal::new(kinds.collect()),
            dots: RwSignal::new(dots),
            cap: RwSignal::new(event.voting.cap.to_string()),
        }
    }

    /// Whether it changes an event that is there.
    pub(super) fn changes_one(self) -> bool {
        self.before.with_value(Option::is_some)
    }

    /// The groups that the links that are out call by another number: that one, and the number that they have now.
    /// Followed.
    pub(super) fn renumbered(self) -> BTreeSet<(usize, usize)> {
        let pairs = |groups: &Vec<GroupDraft>| {
            let both = (1..).zip(groups);
            let both = both.filter_map(|(now, group)| Some((self.number_before(group)?, now)));
            both.filter(|(before, now)| before != now).collect()
        };
        self.groups.with(pairs)
    }

    /// The number of a group in the links that are out.
    pub(super) fn number_before(self, group: &GroupDraft) -> Option<usize> {
        self.before.with_value(|before| Some(before.as_ref()?.group(&group.id)?.number))
    }

    /// The event as it was saved elsewhere since the form was opened, and what changed with it. Followed.
    pub(super) fn changed_meanwhile(self, session: Session) -> Option<Vec<Change>> {
        let changes_one = self.changes_one();
        let book = session.event(&self.of.get_value()).filter(|_| changes_one)?;
        let (from, now) = (self.changes.get(), book.event());
        let is_it = |page: &&Event| page.revision == from && page.is_whole();
        let before = book.pages().find(is_it);
        (now.revision > from)
            .then(|| before.map(|before| changes(before, &now)).unwrap_or_default())
    }

    /// What stands in the form is to take the place of what was saved elsewhere meanwhile.
    pub(super) fn goes_over_it(self, session: Session) {
        if let Some(book) = untrack(|| session.event(&self.of.get_value())) {
            self.changes.set(book.head().revision);
        }
    }

    /// The kinds that can be put on the list. Followed.
    pub(super) fn kinds_off(self) -> Vec<Kind> {
        let is_off =
            |kind: &&Kind| self.kinds.with(|kinds| kinds.iter().all(|on| on.id != kind.id));
        self.known_kinds.with_value(|known| known.iter().filter(is_off).cloned().collect())
    }

    /// What stands in the form; followed.
    pub(super) fn typed(self) -> Typed {
        let group = |group: &GroupDraft| (group.id.clone(), group.name.get(), group.question.get());
        let off = |off: &Off| {
            let (id, name, question) = group(&off.group);
            (off.number, id, name, question)
        };
        let kind = |kind: &KindDraft| (kind.id.clone(), kind.name.get());
        Typed {
            of: self.of.get_value(),
            changes: self.changes.get(),
            title: self.title.get(),
            date: self.date.get(),
            groups: self.groups.with(|groups| groups.iter().map(group).collect()),
            off: self.off.with(|all| all.iter().map(off).collect()),
            kinds: self.kinds.with(|kinds| kinds.iter().map(kind).collect()),
            dots: self.dots.get(),
            cap: self.cap.get(),
        }
    }

    /// Puts this into the form.
    pub(super) fn fill(self, typed: Typed) {
        let group =
            |(id, name, question): (GroupId, String, String)| GroupDraft::of(id, &name, &question);
        let off = |(number, id, name, question)| Off { number, group: group((id, name, question)) };
        let kind = |(id, name)| KindDraft { id, name: RwSignal::new(name) };
        self.of.set_value(typed.of);
        if typed.changes > 0 {
            self.changes.set(typed.changes);
        }
        self.title.set(typed.title);
        self.date.set(typed.date);
        self.groups.set(typed.groups.into_iter().map(group).collect());
        self.fill_off(typed.off.into_iter().map(off).collect());
        self.kinds.set(typed.kinds.into_iter().map(kind).collect());
        self.dots.set(typed.dots);
        self.cap.set(typed.cap);
    }

    /// Puts these beside the list. An earlier version kept none of them: then those stay that the event has.
    fn fill_off(self, typed: Vec<Off>) {
        let placed = |off: &Off| {
            let is_it = |group: &GroupDraft| group.id == off.group.id;
            let is_listed = self.groups.with_untracked(|groups| groups.iter().any(is_it));
            is_listed || typed.iter().any(|typed| is_it(&typed.group))
        };
        self.off.update(|all| {
            all.retain(|off| !placed(off));
            all.extend(typed.iter().cloned());
        });
    }

    /// The event, or all that is wrong with it.
    pub(super) fn event(self, session: Session) -> Result<Event, Vec<EventFault>> {
        let groups = self.written_groups();
        let (kinds, nameless) = self.written_kinds(session);
        let mut event = Event {
            id: self.of.get_value(),
            revision: self.changes.get_untracked().saturating_add(1),
            title: written(self.title),
            date: written(self.date),
            group_count: groups.len(),
            groups,
            kinds,
            former_kinds: Vec::new(),
            voting: self.voting(),
        };
        if self.changes_one() {
            self.known_kinds.with_value(|known| event.remember_kinds(known.iter()));
        }
        let (event, mut faults) = event.tidied();
        faults.extend(nameless);
        if faults.is_empty() { Ok(event) } else { Err(faults) }
    }

    fn written_groups(self) -> Vec<Group> {
        let group = |(number, group): (usize, &GroupDraft)| Group {
            id: group.id.clone(),
            number,
            name: written(group.name),
            question: written(group.question),
        };
        self.groups.with_untracked(|groups| (1..).zip(groups).map(group).collect())
    }

    /// The kinds, and those without a name: only a usual kind has a word to be called by.
    fn written_kinds(self, session: Session) -> (Vec<Kind>, Vec<EventFault>) {
        let usual = Event::usual_kinds();
        let off = untrack(|| self.kinds_off());
        let is_known =
            |id: &KindId| self.known_kinds.with_value(|all| all.iter().any(|kind| kind.id == *id));
        let written = |kind: &KindDraft| {
            let again = off.iter().find(|off| !is_known(&kind.id) && kind.is_called(session, off));
            let id = again.map_or(&kind.id, |off| &off.id).clone();
            KindDraft { id, ..kind.clone() }.kind(session, &usual)
        };
        let kinds: Vec<Kind> =
            self.kinds.with_untracked(|kinds| kinds.iter().map(written).collect());
        let nameless = (1..).zip(&kinds).filter(|(_, kind)| {
            let ours = usual.iter().any(|usual| usual.id == kind.id);
            kind.name.as_str().trim().is_empty() && !ours
        });
        let nameless =
            nameless.map(|(number, _)| EventFault::KindName(number, TextFault::Empty)).collect();
        (kinds, nameless)
    }

    fn voting(self) -> Voting {
        let (dots, cap) = (self.dots.get_untracked(), self.cap.get_untracked());
        // What is no number is out of range as 0 is.
        let dots = (!dots.trim().is_empty()).then(|| number(&dots).unwrap_or(0));
        Voting { dots, cap: number(&cap).unwrap_or(0) }
    }
}

/// What stands in a field, as an event has it.
fn written<T: for<'text> From<&'text str>>(field: RwSignal<String>) -> T {
    field.with_untracked(|text| T::from(text))
}
