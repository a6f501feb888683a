//! Screens and their parts, in Leptos' `view!`. They dispatch commands and read; they touch neither what is stored nor
//! the browser, but for focus, scroll and dialogs.
//!
//! - [`app`]: the shell; [`route`]: which screen the address names; [`early`]: what was there before the app.
//! - [`group`]: the screens of a group: notes, themes, votes, making the file.
//! - [`event`]: an event as those see it who join a group.
//! - `organiser`: setting an event up, its links, the desk; in the page that tables open, `elsewhere` leads on to them.
//! - [`start`]: the first screen, links that came in, erasing.
//! - `likely`: what may belong together, to be accepted or turned down.
//! - `import`: a file of another program, looked at before it is added.
//! - [`components`]: what several screens show; what one screen shows stands beside it.
//! - [`dom`], [`keys`], [`typing`], [`in_turns`]: focus, scroll and dialogs; which key was pressed; what can be taken back in a
//!   field; what is made a few at a time.

#![expect(unreachable_pub, reason = "`#[component]` makes public whatever it is given")]

mod app;
mod components;
mod dom;
mod early;
#[cfg(not(feature = "organiser"))]
mod elsewhere;
mod event;
mod group;
#[cfg(feature = "organiser")]
mod import;
mod in_turns;
mod keys;
#[cfg(feature = "organiser")]
mod likely;
#[cfg(feature = "organiser")]
mod organiser;
mod route;
mod start;
mod typing;

pub use app::mount;
// What a table opens carries none of the organiser's screens: it leads on to their page.
#[cfg(not(feature = "organiser"))]
use elsewhere as organiser;
