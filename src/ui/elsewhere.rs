//! What stands in place of the organiser's screens in the page that tables open: the way to the organiser's own page.

use leptos::prelude::*;

use super::components::{Alert, PlainPage};
use super::group::use_group;
use super::route::{Basis, GroupTab, Room, Route};
use crate::app::{lead_to_organiser, organisers_page, use_session};
use crate::domain::event::EventId;

/// Setting an event up is elsewhere.
#[component]
pub(super) fn SetUpScreen(
    /// What it starts from.
    basis: Basis,
) -> impl IntoView {
    view! { <LeadOnPage route=Route::SetUp(basis) /> }
}

/// Collecting is elsewhere.
#[component]
pub(super) fn CollectScreen() -> impl IntoView {
    view! { <LeadOnPage route=Route::Collect /> }
}

/// The desk is elsewhere.
#[component]
pub(super) fn DeskScreen(
    /// Which event.
    event: EventId,
    /// Which of its rooms.
    room: Room,
) -> impl IntoView {
    view! { <LeadOnPage route=Route::Desk(event, room) /> }
}

/// Links and codes are elsewhere.
#[component]
pub(super) fn LinksScreen(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    view! { <LeadOnPage route=Route::Links(event) /> }
}

/// Bringing in what another program wrote is elsewhere: tables seldom need it.
#[component]
pub(super) fn BringIn() -> impl IntoView {
    let view = use_group();
    view! { <LeadOn route=view.route(GroupTab::BringIn) back=view.route(GroupTab::HandIn) /> }
}

/// Looking for what may belong together is elsewhere.
#[component]
pub(super) fn Suggested() -> impl IntoView {
    let view = use_group();
    view! { <LeadOn route=view.route(GroupTab::Suggestions) back=view.route(GroupTab::Themes) /> }
}

/// The same, as a page of its own.
#[component]
fn LeadOnPage(
    /// The screen that is elsewhere.
    route: Route,
) -> impl IntoView {
    view! {
        <PlainPage>
            <LeadOn route back=Route::Start />
        </PlainPage>
    }
}

/// Goes on at once; the way there stands for a browser that does not. Where that page is not on this device and can't be had,
/// says so, with the ways on.
#[component]
fn LeadOn(
    /// The screen that is elsewhere.
    route: Route,
    /// Where one came from.
    back: Route,
) -> impl IntoView {
    let words = &use_session().words().share;
    let fragment = StoredValue::new(route.fragment());
    let fault = RwSignal::new(String::new());
    // The button stays where it is while it is tried again: the focus is on it.
    let stays = RwSignal::new(false);
    let missing = Callback::new(move |()| {
        stays.try_set(true);
        fault.try_set(words.not_here.to_owned());
    });
    let lead = move || {
        fault.set(String::new());
        fragment.with_value(|fragment| lead_to_organiser(fragment, missing));
    };
    lead();
    let link = move || {
        let href = fragment.with_value(|fragment| organisers_page(fragment));
        view! { <a href=href>{words.to_organiser}</a> }
    };
    view! {
        <div class="column stack">
            <Alert text=fault id="not-here" />
            <Show when=move || stays.get() fallback=link>
                <div class="row">
                    <button type="button" class="button" id="try-again" on:click=move |_| lead()>
                        {words.try_again}
                    </button>
                    <a class="button" id="back" href=back.href()>
                        {words.back}
                    </a>
                </div>
            </Show>
        </div>
    }
}
