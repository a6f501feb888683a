//! Which group's screen this is: what its parts take from context.

use leptos::prelude::*;

use crate::app::GroupSession;
use crate::domain::event::{Event, Group};
use crate::ui::route::{GroupTab, Route};

/// The group that a screen shows. A small copy.
#[derive(Clone, Copy)]
pub(in crate::ui) struct GroupView {
    /// What it wrote.
    pub(super) session: GroupSession,
    /// Which of its screens is shown.
    pub(super) tab: GroupTab,
    event: StoredValue<Event>,
    group: StoredValue<Group>,
}

impl GroupView {
    /// The screen of this group, as its event stood when it was opened.
    pub(super) fn new(session: GroupSession, event: Event, group: Group, tab: GroupTab) -> Self {
        let (event, group) = (StoredValue::new(event), StoredValue::new(group));
        Self { session, tab, event, group }
    }

    /// Reads its event.
    pub(super) fn with_event<T>(self, read: impl FnOnce(&Event) -> T) -> T {
        self.event.with_value(read)
    }

    /// Reads the group.
    pub(super) fn with_group<T>(self, read: impl FnOnce(&Group) -> T) -> T {
        self.group.with_value(read)
    }

    /// Its event.
    pub(super) fn event(self) -> Event {
        self.event.get_value()
    }

    /// The group.
    pub(super) fn group(self) -> Group {
        self.group.get_value()
    }

    /// Whether this screen is of a device that writes.
    pub(super) fn writes(self) -> bool {
        !matches!(self.tab, GroupTab::Join | GroupTab::Question)
    }

    /// Another screen of the group.
    pub(in crate::ui) fn route(self, tab: GroupTab) -> Route {
        let event = self.with_event(|event| event.id.clone());
        Route::Group(event, self.with_group(|group| group.id.clone()), tab)
    }
}

/// The group's screen that a component is part of. To be called when the component is made.
pub(in crate::ui) fn use_group() -> GroupView {
    expect_context()
}

/// The hue of a group, in degrees: five that are far apart, then evenly between.
pub(in crate::ui) fn hue(number: usize) -> String {
    const FIRST: [usize; 5] = [25, 250, 150, 320, 85];
    let place = number.saturating_sub(1);
    FIRST.get(place).copied().unwrap_or((25 + place * 137) % 360).to_string()
}
