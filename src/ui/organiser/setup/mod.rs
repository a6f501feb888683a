//! Setting up an event: title, groups and questions, kinds of note, dots. What is wrong is said at the top and beside
//! each field.

mod draft;
mod field;
mod groups;
mod kinds;
mod meanwhile;
mod moves;
mod off_list;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use self::draft::{EventDraft, Typed};
use self::field::{Faults, Field, field_of};
use self::groups::Groups;
use self::kinds::Kinds;
use self::meanwhile::{MEANWHILE, Meanwhile};
use crate::app::{Draft, go, use_session};
use crate::domain::event::EventFault;
use crate::ui::components::{Hint, Missing, PlainPage};
use crate::ui::dom;
use crate::ui::route::{Basis, Route};

/// Setting an event up, or what to do where the event that it starts from is not on this device.
#[component]
pub(crate) fn SetUpScreen(
    /// What it starts from.
    basis: Basis,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    if EventDraft::based_on(session, &basis).is_none() {
        return view! { <Missing /> }.into_any();
    }
    let (title, about) = match basis {
        Basis::Edit(_) => (words.share.change_event, words.setup.edit_hint),
        Basis::Copy(_) => (words.setup.copy, words.setup.copy_hint),
        Basis::Blank | Basis::Template(_) => (words.share.set_up, ""),
    };
    let kept: Draft<Typed> = session.draft(draft::place(&basis));
    // Which form it is: another one when it is begun again.
    let (form, again) = signal(0);
    let begin_again = {
        let kept = kept.clone();
        Callback::new(move |()| {
            kept.forget();
            again.update(|form| *form += 1);
            dom::focus("event-title");
        })
    };
    let content = move || {
        form.track();
        let basis = basis.clone();
        let kept = kept.clone();
        untrack(|| EventDraft::based_on(session, &basis))
            .map(|draft| view! { <EventForm draft kept basis begin_again /> })
    };
    view! {
        <PlainPage>
            <h1>{title}</h1>
            <Hint text=about.to_owned() />
            {content}
        </PlainPage>
    }
    .into_any()
}

/// The form: as it was left, where something was typed into it before.
#[component]
fn EventForm(
    /// What it starts from.
    draft: EventDraft,
    /// Where what is typed is kept.
    kept: Draft<Typed>,
    /// The same, as the address says it.
    basis: Basis,
    /// All that was typed is thrown away.
    begin_again: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let faults = Faults::default();
    let restored = RwSignal::new(false);
    keep(draft, kept.clone(), restored);
    let saved = StoredValue::new(kept);
    let save = move |submit: SubmitEvent| {
        submit.prevent_default();
        if untrack(|| draft.changed_meanwhile(session)).is_some() {
            return dom::focus(MEANWHILE);
        }
        match draft.event(session) {
            Ok(event) => {
                faults.set(Vec::new());
                let to = Route::Links(event.id.clone()).fragment();
                session.author_event(event);
                saved.with_value(Draft::forget);
                go(&to);
            }
            Err(wrong) => {
                faults.set(wrong);
                dom::focus("problem");
            }
        }
    };
    let done =
        if matches!(basis, Basis::Edit(_)) { words.setup.save_edit } else { words.setup.save };
    view! {
        <div id="problem" tabindex="-1">
            <Problem faults />
        </div>
        <Meanwhile draft begin_again />
        <Show when=move || restored.get()>
            <div class="row row--wrap" id="restored">
                <Hint text=words.setup.restored.to_owned() />
                <button
                    type="button"
                    class="button button--quiet"
                    id="begin-again"
                    on:click=move |_| begin_again.run(())
                >
                    {words.setup.begin_again}
                </button>
            </div>
        </Show>
        <form class="stack stack--wide" novalidate on:submit=save>
            <Field id="event-title" label=words.setup.event_title value=draft.title faults />
            <Field
                id="event-date"
                label=words.setup.date
                hint=words.setup.date_hint
                value=draft.date
                faults
            />
            <Groups draft faults />
            <Kinds draft faults />
            <Dots draft faults />
            <button class="button button--main" type="submit" id="save">
                {done}
            </button>
        </form>
    }
}

/// Brings back what was typed into the form, unless somebody types already; and keeps what is.
fn keep(draft: EventDraft, kept: Draft<Typed>, restored: RwSignal<bool>) {
    let first = untrack(|| draft.typed());
    let before = first.clone();
    let found = kept.clone();
    let bring_back = move || {
        if let Some(typed) = found.found().filter(|typed| *typed != before)
            && untrack(|| draft.typed()) == before
        {
            draft.fill(typed);
            restored.set(true);
        }
    };
    untrack(&bring_back);
    Effect::new(move |_| bring_back());
    kept.follow_form(first, move || draft.typed());
}

/// How people vote.
#[component]
fn Dots(
    /// What stands in the form.
    draft: EventDraft,
    /// All that is wrong with it.
    faults: Faults,
) -> impl IntoView {
    let words = use_session().words();
    view! {
        <fieldset class="stack">
            <legend>
                <h2>{words.setup.voting}</h2>
            </legend>
            <Field
                id="event-dots"
                label=words.setup.dots
                hint=words.setup.suggest
                value=draft.dots
                faults
            />
            <Field id="event-cap" label=words.setup.cap value=draft.cap faults />
        </fieldset>
    }
}

/// All that is wrong with the form, each with the way to its field; nothing where all is well.
#[component]
fn Problem(
    /// All that is wrong.
    faults: Faults,
) -> impl IntoView {
    let words = use_session().words();
    // Not links: the fragment names the screen.
    let row = move |why: &EventFault| {
        let (field, said) = (field_of(why), (words.faults.event)(why));
        view! {
            <li>
                <button type="button" class="button button--link" on:click=move |_| dom::focus(&field)>
                    {said}
                </button>
            </li>
        }
    };
    move || {
        let rows = faults.with(|faults| faults.iter().map(row).collect_view());
        (!rows.is_empty()).then(|| {
            view! {
                <div class="problem" role="alert">
                    <h2>{words.setup.problem}</h2>
                    <ul class="plain">{rows}</ul>
                </div>
            }
        })
    }
}
