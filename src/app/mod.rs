//! The one door between screens and what is stored: a screen dispatches a command, a session asks the domain, stores the
//! transaction, and the screen's signals follow.
//!
//! - [`session`]: everything on this device, its [`events`] among it; [`record_session`]: a record as it is open here;
//!   [`group_session`]: a group's; [`desk_session`]: the desks of organisers, each a [`desk`], as one
//!   file in [`desk_file`]. Made once under the root
//!   owner, given to screens by context, there until the page is closed.
//! - [`saves`]: what is on its way to the durable copy, as status lines follow it.
//! - [`filing`]: hand-ins that came in, as they are kept; [`intake`]: files on their way there; [`reading`]: the way back.
//! - [`bringing`]: files of other programs, looked through before anything of them is added; [`ticks`]: which rows are.
//! - [`drafts`], [`made_files`], [`reports`], [`settings`], [`example`], [`erase`]: what else a device keeps, and how it goes.
//! - [`told_apart`]: events that are called the same.
//! - [`in_hand`]: what is kept nowhere on purpose, and asks before the screen is left.
//! - [`device`], [`offline`]: what reaches beyond the page: files, the clipboard, the service worker.
//! - [`stores`]: this browser's two stores, as `storage` wants them.

#[cfg(feature = "organiser")]
mod bringing;
#[cfg(feature = "organiser")]
mod desk;
#[cfg(feature = "organiser")]
mod desk_file;
#[cfg(feature = "organiser")]
mod desk_session;
mod device;
mod drafts;
mod erase;
mod events;
mod example;
mod filing;
mod group_session;
mod in_hand;
#[cfg(feature = "organiser")]
mod intake;
mod made_files;
mod offline;
#[cfg(feature = "organiser")]
mod reading;
mod record_session;
#[cfg(feature = "organiser")]
mod reports;
mod saves;
mod session;
mod settings;
mod stores;
#[cfg(feature = "organiser")]
mod ticks;
#[cfg(feature = "organiser")]
mod told_apart;

#[cfg(feature = "organiser")]
pub use self::bringing::{Bringing, Found, OnFiled, Stage, Target};
#[cfg(feature = "organiser")]
pub use self::desk::Desk;
#[cfg(feature = "organiser")]
pub use self::desk_session::{DeskSession, use_desk};
pub use self::device::{
    Brought, Place, ReadFile, go, is_organisers_page, lead_to_organiser, organisers_page, redirect,
};
pub use self::drafts::{Draft, LeftBehind, NoteDraft, fields};
pub use self::erase::{ERASED, Erase};
pub use self::group_session::GroupSession;
#[cfg(feature = "organiser")]
pub use self::intake::{Arrived, Progress};
pub use self::offline::Offline;
#[cfg(feature = "organiser")]
pub use self::reading::KeptFile;
pub use self::record_session::RecordSession;
#[cfg(feature = "organiser")]
pub use self::reports::Reported;
pub use self::session::{Session, provide_session, use_session, when_ready};
pub use crate::platform::panics::let_panics_speak;
pub use crate::storage::drafts::Place as DraftPlace;
pub use crate::storage::save_tracker::SaveStatus;
pub use crate::storage::store::Entry as RawEntry;
