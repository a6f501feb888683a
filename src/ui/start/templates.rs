//! Questions to start from, and the example.

use leptos::prelude::*;

use crate::app::{go, use_session};
use crate::domain::event::EventId;
use crate::i18n::templates::Template;
use crate::ui::components::{Alert, Hint};
use crate::ui::route::{Basis, Room, Route};

/// Events of ours to start from, and one to look at.
#[component]
pub(super) fn Templates() -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let fault = RwSignal::new(String::new());
    let opened = Callback::new(move |event: Option<EventId>| match event {
        Some(event) => go(&Route::Desk(event, Room::Matrix).fragment()),
        None => {
            fault.try_set(words.ways_in.example_failed.to_owned());
        }
    });
    let rows = words.templates.iter().enumerate();
    let rows = rows.map(|(place, template)| view! { <TemplateRow place template /> });
    let look = move |_| session.open_example(opened);
    view! {
        <section class="stack">
            <h2>{words.ways_in.templates}</h2>
            <ul class="plain">{rows.collect_view()}</ul>
            <Hint text=words.ways_in.example_hint />
            <button type="button" class="button" id="example" on:click=look>
                {words.ways_in.example_open}
            </button>
            <Alert text=fault />
        </section>
    }
}

/// A link to setting up an event with the questions of a template.
#[component]
fn TemplateRow(
    /// Its place among the templates.
    place: usize,
    /// The template.
    template: &'static Template,
) -> impl IntoView {
    view! {
        <li>
            <a
                class="event-link"
                id=format!("template-{place}")
                href=Route::SetUp(Basis::Template(place)).href()
            >
                <span class="event-link__title">{template.title}</span>
                <Hint text=template.about />
            </a>
        </li>
    }
}
