//! What is kept on this device, and how: natively tested, with a store that fails.
//!
//! - [`store`]: what a place to keep things can do, and how it fails; [`memory`] is one for tests.
//! - [`mirrored`]: two such places as one, each healed from the other; [`erasure`] takes from both, `let_go` keeps
//!   a single value from coming back.
//! - [`drafts`]: what is being typed, a value a tab.
//! - [`keys`]: where everything is kept.
//! - [`save_tracker`]: what the status line says.
//! - [`journal`]: one group's record on this device; [`beside`]: what undo there does in another's.

pub mod beside;
pub mod drafts;
pub mod erasure;
pub mod journal;
pub mod keys;
mod let_go;
pub mod memory;
mod mirror_state;
pub mod mirrored;
pub mod save_tracker;
pub mod store;
