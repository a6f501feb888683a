//! Setting up an event: title, groups and questions, kinds of note, dots. What is wrong is said at the top and beside
//! each field.

mod draft;
mod field;
mod groups;
mod kinds;
mod moves;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use self::draft::EventDraft;
use self::field::{Faults, Field, field_of};
use self::groups::Groups;
use self::kinds::Kinds;
use crate::app::{go, use_session};
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
    let Some(draft) = EventDraft::based_on(session, &basis) else {
        return view! { <Missing /> }.into_any();
    };
    let faults = Faults::default();
    let (title, about, done) = if matches!(basis, Basis::Edit(_)) {
        (words.setup.title_edit, words.setup.edit_hint, words.setup.save_edit)
    } else {
        (words.setup.title, "", words.setup.save)
    };
    view! {
        <PlainPage>
            <h1>{title}</h1>
            <Hint text=about.to_owned() />
            <div id="problem" tabindex="-1">
                <Problem faults />
            </div>
            <EventForm draft faults done />
        </PlainPage>
    }
    .into_any()
}

/// The form.
#[component]
fn EventForm(
    /// What stands in it.
    draft: EventDraft,
    /// All that is wrong with it.
    faults: Faults,
    /// What its button says.
    done: &'static str,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let save = move |submit: SubmitEvent| {
        submit.prevent_default();
        match draft.event(session) {
            Ok(event) => {
                faults.set(Vec::new());
                let to = Route::Event(event.id.clone()).fragment();
                session.keep_event(event);
                go(&to);
            }
            Err(wrong) => {
                faults.set(wrong);
                dom::focus("problem");
            }
        }
    };
    view! {
        <form class="stack stack--wide" novalidate on:submit=save>
            <Field id="event-title" label=words.setup.event_title value=draft.title faults />
            <Field
                id="event-date"
                label=words.setup.date
                hint=words.setup.date_hint
                value=draft.date
                faults
            />
            <Groups groups=draft.groups faults />
            <Kinds kinds=draft.kinds faults />
            <Dots draft faults />
            <button class="button button--main" type="submit" id="save">
                {done}
            </button>
        </form>
    }
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
                <h2>{words.setup.dots}</h2>
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
