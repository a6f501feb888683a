//! The screens of a group, and their frame: question and tabs beside, the tab's own content in the middle.

#[cfg(feature = "organiser")]
mod bring_in;
mod capture;
mod change;
mod group_view;
mod hand_in;
mod join;
mod keyboard;
mod lines_offer;
mod other_device;
mod personal;
mod question;
mod share;
mod side;
#[cfg(feature = "organiser")]
mod suggested;
mod themes;
mod vote;

use leptos::ev::keydown;
use leptos::prelude::*;

#[cfg(feature = "organiser")]
use self::bring_in::BringIn;
use self::capture::Capture;
pub(super) use self::capture::NOTE_LINE;
use self::change::Change;
use self::group_view::GroupView;
pub(super) use self::group_view::hue;
#[cfg(not(feature = "organiser"))]
pub(super) use self::group_view::use_group;
use self::hand_in::HandIn;
use self::join::Join;
use self::question::Question;
use self::side::Side;
#[cfg(feature = "organiser")]
use self::suggested::Suggested;
use self::themes::Themes;
use self::vote::Vote;
use super::components::{Missing, Undo};
use super::early;
#[cfg(not(feature = "organiser"))]
use super::elsewhere::{BringIn, Suggested};
use super::route::{GroupTab, Route};
use super::typing::Typing;
use crate::app::{go, use_session};
use crate::domain::event::{EventId, GroupId};

/// A screen of a group, or what to do where the event is not on this device.
#[component]
pub(crate) fn GroupPage(
    /// Which event.
    event: EventId,
    /// Which of its groups.
    group: GroupId,
    /// Which of its screens.
    tab: GroupTab,
) -> impl IntoView {
    let session = use_session();
    let known =
        session.event(&event).and_then(|book| Some((book.event(), book.group(&group)?.clone())));
    let Some((event, group)) = known else {
        early::leave();
        return view! { <Missing /> }.into_any();
    };
    let hue = hue(group.number);
    let view = GroupView::new(session.group(&event.id, &group.id), event, group, tab);
    provide_context(view);
    let home = (tab == GroupTab::Capture).then_some(NOTE_LINE);
    let typing = Typing::new();
    let on_left = Callback::new(move |other| {
        go(&Route::Group(view.session.event(), other, tab).fragment());
    });
    let undo = Undo::new(view.session.record(), home, typing).follows(on_left);
    if view.writes() {
        // Also where nothing has the focus but the page as a whole, as after a reload.
        let keys = window_event_listener(keydown, move |key| keyboard::hears(view, undo, &key));
        on_cleanup(move || keys.remove());
    }
    let content = match tab {
        GroupTab::Join => view! { <Join /> }.into_any(),
        GroupTab::Question => view! { <Question /> }.into_any(),
        GroupTab::Capture => view! { <Capture /> }.into_any(),
        GroupTab::Themes => view! { <Themes /> }.into_any(),
        GroupTab::Vote => view! { <Vote /> }.into_any(),
        GroupTab::HandIn => view! { <HandIn /> }.into_any(),
        GroupTab::Change => view! { <Change /> }.into_any(),
        GroupTab::BringIn => view! { <BringIn /> }.into_any(),
        GroupTab::Suggestions => view! { <Suggested /> }.into_any(),
    };
    view! {
        <div
            class="table"
            style=("--hue", hue)
            on:beforeinput=move |input| typing.begins(&input)
            on:input=move |input| typing.hears(&input)
        >
            <Side undo />
            <main class="table__main" id="main" tabindex="-1">
                {content}
            </main>
        </div>
    }
    .into_any()
}
