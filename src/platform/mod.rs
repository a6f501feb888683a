//! The only place that touches the browser. Knows nothing of notes and groups.

pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod durable;
pub(crate) mod fetch;
pub(crate) mod files;
pub(crate) mod offline;
pub(crate) mod page;
pub(crate) mod panics;
mod promise;
pub(crate) mod random;
pub(crate) mod storage;
pub(crate) mod tab;
