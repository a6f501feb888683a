//! The one door between screens and what is stored: a screen dispatches a command, the session asks the domain,
//! stores the step, and says what changed.
//!
//! - [`store`]: what a place to keep things can do, and how it fails; [`memory`] is one for tests.
//! - [`copies`]: two such places as one, each healed from the other; [`erasure`] takes from both.
//! - [`keys`]: where everything is kept.
//! - [`saving`]: what the status line says.
//! - [`log`]: one group's record on this device.
//! - `live`: the same behind signals, for screens.

pub mod copies;
pub mod erasure;
pub mod keys;
pub mod log;
pub mod memory;
pub mod saving;
mod state;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod live;
