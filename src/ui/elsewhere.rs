//! What stands in place of the organiser's screens in the page that tables open: the way to the organiser's own page.

use leptos::prelude::*;

use super::components::PlainPage;
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
    view! { <LeadOn route=Route::SetUp(basis) /> }
}

/// Collecting is elsewhere.
#[component]
pub(super) fn CollectScreen() -> impl IntoView {
    view! { <LeadOn route=Route::Collect /> }
}

/// The desk is elsewhere.
#[component]
pub(super) fn DeskScreen(
    /// Which event.
    event: EventId,
    /// Which of its rooms.
    room: Room,
) -> impl IntoView {
    view! { <LeadOn route=Route::Desk(event, room) /> }
}

/// Links and codes are elsewhere.
#[component]
pub(super) fn LinksScreen(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    view! { <LeadOn route=Route::Links(event) /> }
}

/// Bringing in what another program wrote is elsewhere: tables seldom need it.
#[component]
pub(super) fn BringIn() -> impl IntoView {
    let view = use_group();
    view! { <LeadOn route=view.route(GroupTab::BringIn) /> }
}

/// Looking for what may belong together is elsewhere.
#[component]
pub(super) fn Suggested() -> impl IntoView {
    let view = use_group();
    view! { <LeadOn route=view.route(GroupTab::Suggestions) /> }
}

/// Goes on at once; the way there stands for a browser that does not.
#[component]
fn LeadOn(
    /// The screen that is elsewhere.
    route: Route,
) -> impl IntoView {
    let words = &use_session().words().share;
    let fragment = route.fragment();
    lead_to_organiser(&fragment);
    view! {
        <PlainPage>
            <a href=organisers_page(&fragment)>{words.to_organiser}</a>
        </PlainPage>
    }
}
