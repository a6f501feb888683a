//! One screen a file. A group's screens give what stands in the middle of the group's page.

pub(super) mod capture;
pub(super) mod change;
pub(super) mod collect;
pub(super) mod erase;
pub(super) mod event;
pub(super) mod hand_in;
pub(super) mod join;
pub(super) mod link;
pub(super) mod question;
pub(super) mod setup;
pub(super) mod start;
pub(super) mod themes;
pub(super) mod vote;
