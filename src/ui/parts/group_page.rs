//! The frame of every screen of a group: question and steps beside, the step's own content in the middle.

use leptos::prelude::*;

use super::Missing;
use super::side::Side;
use crate::domain::event::{Event, EventId, Group, GroupId};
use crate::session::live::{Table, use_session};
use crate::ui::route::{Route, Step};

/// Where a screen of a group is: all that its parts need to know.
#[derive(Clone)]
pub(crate) struct At {
    pub(crate) event: Event,
    pub(crate) group: Group,
    pub(crate) step: Step,
    pub(crate) table: Table,
}

impl At {
    /// The screen of another step.
    pub(crate) fn route(&self, step: Step) -> Route {
        Route::Group(self.event.id.clone(), self.group.id.clone(), step)
    }
}

/// The hue of a group, in degrees: five that are far apart, then evenly between.
pub(crate) fn hue(number: usize) -> String {
    const FIRST: [usize; 5] = [25, 250, 150, 320, 85];
    let place = number.saturating_sub(1);
    FIRST.get(place).copied().unwrap_or((25 + place * 137) % 360).to_string()
}

/// Shows `content` in the frame of the group, or what to do where the event is not on this device.
#[component]
pub(crate) fn GroupPage(
    event: EventId,
    group: GroupId,
    step: Step,
    /// The step's own content.
    content: fn(At) -> AnyView,
) -> impl IntoView {
    let session = use_session();
    let known =
        session.event(&event).and_then(|book| Some((book.event(), book.group(&group)?.clone())));
    let Some((event, group)) = known else { return view! { <Missing /> }.into_any() };
    let table = session.table(&event.id, &group.id);
    let hue = hue(group.number);
    let at = At { event, group, step, table };
    view! {
        <div class="table" style=("--hue", hue)>
            <Side at=at.clone() />
            <main id="main" class="table__main" tabindex="-1">{content(at)}</main>
        </div>
    }
    .into_any()
}
