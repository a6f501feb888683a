//! An event while it is being written down.

use crate::app::Session;
use crate::domain::event::{Event, EventFault, EventId, Group, GroupId, Kind, KindId, Voting};
use crate::domain::text::{TextFault, number};
use crate::listed::Listed as _;
use crate::signal::Signal;
use crate::ui::route::Basis;

/// A group. Which it is never changes, whatever is moved.
#[derive(Clone)]
pub(super) struct GroupDraft {
    pub(super) id: GroupId,
    pub(super) name: Signal<String>,
    pub(super) question: Signal<String>,
}

/// A kind of note.
#[derive(Clone)]
pub(super) struct KindDraft {
    pub(super) id: KindId,
    pub(super) name: Signal<String>,
}

impl PartialEq for GroupDraft {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl PartialEq for KindDraft {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// All of it.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    /// Which event, and its next revision.
    of: Signal<(EventId, u32)>,
    pub(super) title: Signal<String>,
    pub(super) date: Signal<String>,
    pub(super) groups: Signal<Vec<GroupDraft>>,
    pub(super) kinds: Signal<Vec<KindDraft>>,
    pub(super) dots: Signal<String>,
    pub(super) cap: Signal<String>,
}

impl GroupDraft {
    /// An empty group.
    pub(super) fn new(session: Session) -> Self {
        Self::of(GroupId::new(session.random()), "", "")
    }

    fn of(id: GroupId, name: &str, question: &str) -> Self {
        Self { id, name: Signal::new(name.into()), question: Signal::new(question.into()) }
    }
}

impl KindDraft {
    /// A kind without a name.
    pub(super) fn new(session: Session) -> Self {
        Self { id: KindId::new(session.random()), name: Signal::default() }
    }
}

impl Draft {
    /// What the form starts from; nothing where that is not here.
    pub(super) fn from(session: Session, basis: &Basis) -> Option<Self> {
        let words = session.words();
        let new = |groups: Vec<GroupDraft>, title: &str| Self {
            of: Signal::new((EventId::new(session.random()), 1)),
            title: Signal::new(title.into()),
            date: Signal::default(),
            groups: Signal::new(groups),
            kinds: Signal::new(kinds(session, Event::usual_kinds())),
            dots: Signal::default(),
            cap: Signal::new(Voting::default().cap.to_string()),
        };
        match basis {
            Basis::Blank => Some(new((0..3).map(|_| GroupDraft::new(session)).listed(), "")),
            Basis::Template(place) => {
                let template = words.templates.get(*place)?;
                let group = |(name, question): &(&str, &str)| {
                    GroupDraft::of(GroupId::new(session.random()), name, question)
                };
                Some(new(template.groups.iter().map(group).listed(), template.title))
            }
            Basis::Copy(id) => {
                let event = session.event(id)?.event();
                Some(Self::of(session, event, (EventId::new(session.random()), 1)))
            }
            Basis::Edit(id) => {
                let event = session.event(id)?.event();
                let next = (event.id.clone(), event.revision.saturating_add(1));
                Some(Self::of(session, event, next))
            }
        }
    }

    fn of(session: Session, event: Event, of: (EventId, u32)) -> Self {
        let group = |group: &Group| GroupDraft::of(group.id.clone(), &group.name, &group.question);
        let dots = event.voting.dots.map_or_else(String::new, |dots| dots.to_string());
        Self {
            of: Signal::new(of),
            groups: Signal::new(event.groups.iter().map(group).listed()),
            title: Signal::new(event.title),
            date: Signal::new(event.date),
            kinds: Signal::new(kinds(session, event.kinds)),
            dots: Signal::new(dots),
            cap: Signal::new(event.voting.cap.to_string()),
        }
    }

    /// The event, or all that is wrong with it.
    pub(super) fn event(self, session: Session) -> Result<Event, Vec<EventFault>> {
        let group = |(number, group): (usize, GroupDraft)| Group {
            id: group.id,
            number,
            name: group.name.get_untracked(),
            question: group.question.get_untracked(),
        };
        let groups: Vec<Group> = (1..).zip(self.groups.get_untracked()).map(group).listed();
        let usual = Event::usual_kinds();
        let kind = |kind: KindDraft| {
            let name = kind.name.get_untracked();
            let ours = usual.iter().find(|usual| usual.id == kind.id);
            let ours = ours.map(|usual| session.words().kind(usual)) == Some(name.trim());
            Kind { id: kind.id, name: if ours { String::new() } else { name } }
        };
        let kinds: Vec<Kind> = self.kinds.get_untracked().into_iter().map(kind).listed();
        // Without a name, only a usual kind has a word to be called by.
        let nameless = (1..).zip(&kinds).filter(|(_, kind)| {
            kind.name.trim().is_empty() && !usual.iter().any(|usual| usual.id == kind.id)
        });
        let nameless: Vec<EventFault> =
            nameless.map(|(number, _)| EventFault::KindName(number, TextFault::Empty)).listed();
        let dots = self.dots.get_untracked();
        // What is no number is out of range as 0 is.
        let dots = (!dots.trim().is_empty()).then(|| number(&dots).unwrap_or(0));
        let cap = number(&self.cap.get_untracked()).unwrap_or(0);
        let (id, revision) = self.of.get_untracked();
        let event = Event {
            id,
            revision,
            title: self.title.get_untracked(),
            date: self.date.get_untracked(),
            group_count: groups.len(),
            groups,
            kinds,
            voting: Voting { dots, cap },
        };
        let (event, mut faults) = event.tidied();
        nameless.into_iter().add_to(&mut faults);
        if faults.is_empty() { Ok(event) } else { Err(faults) }
    }
}

fn kinds(session: Session, kinds: Vec<Kind>) -> Vec<KindDraft> {
    let words = session.words();
    let kind =
        |kind: Kind| KindDraft { name: Signal::new(words.kind(&kind).to_owned()), id: kind.id };
    kinds.into_iter().map(kind).listed()
}
