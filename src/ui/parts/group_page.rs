//! The frame of every screen of a group: question and steps beside, the step's own content in the middle.

use super::keyboard::keys;
use super::side::side;
use super::undo::Undo;
use super::{At, hue, missing};
use crate::app::use_session;
use crate::domain::event::{EventId, GroupId};
use crate::html::{El, el};
use crate::ui::route::GroupTab;

/// Shows `content` in the frame of the group, or what to do where the event is not on this device.
pub(crate) fn group_page(
    event: &EventId,
    group: &GroupId,
    step: GroupTab,
    content: fn(&At) -> El,
) -> Vec<El> {
    let session = use_session();
    let known =
        session.event(event).and_then(|book| Some((book.event(), book.group(group)?.clone())));
    let Some((event, group)) = known else { return missing() };
    let table = session.table(&event.id, &group.id);
    let hue = hue(group.number);
    let at = At { event, group, step, table };
    let main = el("main", "table__main").id("main").attr("tabindex", "-1").add(content(&at));
    let undo = Undo::new(&at);
    let page = el("div", "table").style("--hue", &hue).add(side(&at, undo)).add(main);
    vec![if at.writes() { keys(page, &at, undo) } else { page }]
}
