//! Where a screen of a group is.

use crate::app::GroupSession;
use crate::domain::event::{Event, Group};
use crate::ui::route::{GroupTab, Route};

/// All that the parts of a group's screen need to know.
#[derive(Clone)]
pub(crate) struct At {
    pub(crate) event: Event,
    pub(crate) group: Group,
    pub(crate) step: GroupTab,
    pub(crate) table: GroupSession,
}

impl At {
    /// Whether this screen is of a device that writes.
    pub(crate) fn writes(&self) -> bool {
        !matches!(self.step, GroupTab::Join | GroupTab::Question)
    }

    /// The screen of another step.
    pub(crate) fn route(&self, step: GroupTab) -> Route {
        Route::Group(self.event.id.clone(), self.group.id.clone(), step)
    }
}

/// The hue of a group, in degrees: five that are far apart, then evenly between.
pub(crate) fn hue(number: usize) -> String {
    const FIRST: [usize; 5] = [25, 250, 150, 320, 85];
    let place = number.saturating_sub(1);
    FIRST.get(place).copied().unwrap_or((25 + place * 137) % 360).to_string()
}
