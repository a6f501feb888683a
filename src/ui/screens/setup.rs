//! Setting up an event: title, groups and questions, kinds of note, dots.

use leptos::prelude::*;

use crate::domain::event::{Event, EventFault, EventId, Group, GroupId, Kind, KindId, Voting};
use crate::domain::text::TextFault;
use crate::session::live::{Session, go, use_session};
use crate::ui::parts::PlainPage;
use crate::ui::route::Route;

/// A group while it is being written down. Its key never changes, whatever is moved.
#[derive(Clone, Copy, PartialEq)]
struct GroupDraft {
    key: u64,
    name: RwSignal<String>,
    question: RwSignal<String>,
}

/// A kind of note while it is being written down.
#[derive(Clone, Copy, PartialEq)]
struct KindDraft {
    id: StoredValue<KindId>,
    name: RwSignal<String>,
}

/// All that is being written down.
#[derive(Clone, Copy)]
struct Draft {
    title: RwSignal<String>,
    date: RwSignal<String>,
    groups: RwSignal<Vec<GroupDraft>>,
    kinds: RwSignal<Vec<KindDraft>>,
    dots: RwSignal<String>,
    cap: RwSignal<String>,
}

impl Draft {
    fn new(session: Session) -> Self {
        let group = || GroupDraft {
            key: session.random(),
            name: RwSignal::default(),
            question: RwSignal::default(),
        };
        let words = session.words();
        let kind = |kind: Kind| KindDraft {
            name: RwSignal::new(words.kind(&kind).to_owned()),
            id: StoredValue::new(kind.id),
        };
        Self {
            title: RwSignal::default(),
            date: RwSignal::default(),
            groups: RwSignal::new(vec![group(), group(), group()]),
            kinds: RwSignal::new(Event::usual_kinds().into_iter().map(kind).collect()),
            dots: RwSignal::default(),
            cap: RwSignal::new(Voting::default().cap.to_string()),
        }
    }

    /// The event, or the first thing that is wrong with it.
    fn event(self, session: Session) -> Result<Event, EventFault> {
        let group = |(number, group): (usize, GroupDraft)| Group {
            id: GroupId::new(group.key),
            number,
            name: group.name.get_untracked(),
            question: group.question.get_untracked(),
        };
        let groups: Vec<Group> = (1..).zip(self.groups.get_untracked()).map(group).collect();
        let usual = Event::usual_kinds();
        let kind = |kind: KindDraft| {
            let (id, name) = (kind.id.get_value(), kind.name.get_untracked());
            let ours =
                usual.iter().find(|usual| usual.id == id).map(|usual| session.words().kind(usual));
            let name = if ours == Some(name.trim()) { String::new() } else { name };
            Kind { id, name }
        };
        let dots = self.dots.get_untracked();
        let dots = if dots.trim().is_empty() {
            None
        } else {
            Some(dots.trim().parse().map_err(|_| EventFault::Dots)?)
        };
        let cap = self.cap.get_untracked().trim().parse().map_err(|_| EventFault::Dots)?;
        let event = Event {
            id: EventId::new(session.random()),
            revision: 1,
            title: self.title.get_untracked(),
            date: self.date.get_untracked(),
            group_count: groups.len(),
            groups,
            kinds: self.kinds.get_untracked().into_iter().map(kind).collect(),
            voting: Voting { dots, cap },
        };
        // Without a name, only a usual kind has a word to be called by.
        let nameless = |kind: &Kind| {
            kind.name.trim().is_empty() && !usual.iter().any(|usual| usual.id == kind.id)
        };
        if event.kinds.iter().any(nameless) {
            return Err(EventFault::KindName(TextFault::Empty));
        }
        event.checked()
    }
}

/// The id of the field that a fault is about.
fn field_of(fault: &EventFault) -> String {
    match fault {
        EventFault::Title(_) => "event-title".into(),
        EventFault::Date(_) => "event-date".into(),
        EventFault::GroupName(number, _) => format!("name-{number}"),
        EventFault::Question(number, _) | EventFault::SameGroup(number) => {
            format!("question-{number}")
        }
        EventFault::NoGroups | EventFault::TooManyGroups(_) => "add-group".into(),
        EventFault::Kinds | EventFault::KindName(_) => "add-kind".into(),
        EventFault::Dots => "event-dots".into(),
    }
}

/// One form; what is wrong is said at its top and beside the field.
#[component]
pub(crate) fn SetupScreen() -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let draft = Draft::new(session);
    let fault = RwSignal::new(None::<EventFault>);
    let unkept = RwSignal::new(String::new());
    let save = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        fault.set(None);
        unkept.set(String::new());
        match draft.event(session) {
            Ok(event) => {
                let to = Route::Event(event.id.clone()).fragment();
                // The draft stays where it can't be kept: going on would lose it.
                match session.keep_event(event) {
                    Ok(()) => go(&to),
                    Err(why) => unkept.set((words.faults.store)(why)),
                }
            }
            Err(why) => {
                fault.set(Some(why));
                session.focus("problem");
            }
        }
    };
    view! {
        <PlainPage>
            <h1>{words.setup.title}</h1>
            <div id="problem" tabindex="-1">{move || fault.get().map(|why| view! { <Problem why /> })}</div>
            <form class="stack stack--wide" on:submit=save novalidate>
                <Field id="event-title" label=words.setup.event_title hint="" value=draft.title fault />
                <Field id="event-date" label=words.setup.date hint=words.setup.date_hint value=draft.date fault />
                <Groups groups=draft.groups fault />
                <Kinds kinds=draft.kinds />
                <fieldset class="stack">
                    <legend><h2>{words.setup.dots}</h2></legend>
                    <Field id="event-dots" label=words.setup.dots hint=words.setup.suggest value=draft.dots fault />
                    <Field id="event-cap" label=words.setup.cap hint="" value=draft.cap fault />
                </fieldset>
                <p role="alert" class="alert">{unkept}</p>
                <button type="submit" class="button button--main" id="save">{words.setup.save}</button>
            </form>
        </PlainPage>
    }
}

#[component]
fn Problem(why: EventFault) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let field = StoredValue::new(field_of(&why));
    // Not a link: the fragment names the screen.
    view! {
        <div class="problem" role="alert">
            <h2>{words.setup.problem}</h2>
            <button type="button" class="button button--link" on:click=move |_| session.focus(&field.get_value())>{(words.faults.event)(&why)}</button>
        </div>
    }
}

#[component]
fn Field(
    #[prop(into)] id: String,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    fault: RwSignal<Option<EventFault>>,
) -> impl IntoView {
    let words = use_session().words();
    let own = id.clone();
    let wrong = Memo::new(move |_| {
        fault.get().filter(|why| field_of(why) == own).map(|why| (words.faults.event)(&why))
    });
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{label}</label>
            <p class="hint" id=hint_id.clone()>{hint}</p>
            <p class="alert" id=fault_id.clone()>{move || wrong.get()}</p>
            <input class="input" id=id dir="auto" autocomplete="off" aria-describedby=format!("{hint_id} {fault_id}")
                aria-invalid=move || wrong.get().is_some().to_string() prop:value=value on:input=move |input| value.set(event_target_value(&input)) />
        </div>
    }
}

#[component]
fn Groups(groups: RwSignal<Vec<GroupDraft>>, fault: RwSignal<Option<EventFault>>) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let add = move |_| {
        let group = GroupDraft {
            key: session.random(),
            name: RwSignal::default(),
            question: RwSignal::default(),
        };
        groups.update(|groups| groups.push(group));
        session.focus(&format!("name-{}", groups.with_untracked(Vec::len)));
    };
    let numbered = move || (1..).zip(groups.get()).collect::<Vec<(usize, GroupDraft)>>();
    view! {
        <section class="stack">
            <h2>{words.setup.groups}</h2>
            <For each=numbered key=|(number, group)| (*number, group.key) children=move |(number, group)| view! { <GroupFields groups number group fault /> } />
            <button type="button" class="button" id="add-group" on:click=add>{words.setup.add_group}</button>
        </section>
    }
}

#[component]
fn GroupFields(
    groups: RwSignal<Vec<GroupDraft>>,
    number: usize,
    group: GroupDraft,
    fault: RwSignal<Option<EventFault>>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let last = move || groups.with(Vec::len) <= number;
    let change = move |to: fn(&mut Vec<GroupDraft>, usize)| {
        groups.update(|groups| to(groups, number - 1));
        session.focus("add-group");
    };
    let button = move |what: &'static str,
                       off: Signal<bool>,
                       to: fn(&mut Vec<GroupDraft>, usize)| {
        view! {
            <button type="button" class="button button--quiet" aria-label=(words.setup.of_group)(what, number) disabled=off on:click=move |_| change(to)>{what}</button>
        }
    };
    view! {
        <fieldset class="card stack" style=("--hue", crate::ui::parts::hue(number))>
            <legend class="theme__legend">{(words.setup.group)(number)}</legend>
            <Field id=format!("question-{number}") label=words.setup.question hint="" value=group.question fault />
            <Field id=format!("name-{number}") label=words.setup.group_name hint="" value=group.name fault />
            <div class="row row--wrap">
                {button(words.setup.up, Signal::derive(move || number == 1), |groups, place| groups.swap(place, place.saturating_sub(1)))}
                {button(words.setup.down, Signal::derive(last), |groups, place| if place + 1 < groups.len() { groups.swap(place, place + 1); })}
                {button(words.setup.remove, Signal::derive(move || groups.with(Vec::len) < 2), |groups, place| { groups.remove(place); })}
            </div>
        </fieldset>
    }
}

#[component]
fn Kinds(kinds: RwSignal<Vec<KindDraft>>) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let add = move |_| {
        let kind = KindDraft {
            id: StoredValue::new(KindId::new(session.random())),
            name: RwSignal::default(),
        };
        kinds.update(|kinds| kinds.push(kind));
    };
    let row = move |kind: KindDraft| {
        let remove = move |_| {
            kinds.update(|kinds| kinds.retain(|other| *other != kind));
            session.focus("add-kind");
        };
        let name = move || (words.setup.of_kind)(words.setup.remove, &kind.name.get());
        view! {
            <li class="row">
                <input class="input" aria-label=words.setup.kind_name dir="auto" prop:value=kind.name on:input=move |input| kind.name.set(event_target_value(&input)) />
                <button type="button" class="button button--quiet" aria-label=name disabled=move || kinds.with(Vec::len) < 2 on:click=remove>{words.setup.remove}</button>
            </li>
        }
    };
    view! {
        <fieldset class="stack">
            <legend><h2>{words.setup.kinds}</h2></legend>
            <p class="hint">{words.setup.kinds_hint}</p>
            <ul class="plain stack" id="kinds">
                <For each=move || kinds.get() key=|kind| kind.id.get_value() children=row />
            </ul>
            <button type="button" class="button" id="add-kind" on:click=add>{words.setup.add_kind}</button>
        </fieldset>
    }
}
