//! What reaches beyond the page: its address, files and the clipboard.

use super::{Session, use_session};
use crate::domain::text;
use crate::listed::Listed as _;
use crate::platform::dom::Event;
use crate::platform::{clipboard, files, page};
use crate::signal::{Callback, Signal};

/// What follows `#` in the address, as it changes.
pub fn fragment() -> Signal<String> {
    use_session().inner().fragment
}

/// Goes to a fragment (without `#`).
pub fn go(fragment: &str) {
    page::go(fragment);
}

/// Goes to a fragment in place of the one that is shown, so that Back does not return to it.
pub fn redirect(fragment: &str) {
    page::redirect(fragment);
}

/// What kind of browser the page is open in, as far as that decides how long it keeps things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// One that keeps what it was given.
    Browser,
    /// Another app's own, with a store of its own.
    InApp,
    /// Safari, which clears a site that was not used for seven days.
    Safari,
}

/// What browsers inside other apps call themselves.
const IN_APPS: [&str; 10] = [
    "FBAN",
    "FBAV",
    "Instagram",
    "Line/",
    "MicroMessenger",
    "LinkedInApp",
    "Snapchat",
    "GSA/",
    "Teams/",
    "; wv)",
];

impl Session {
    /// What kind of browser this is, by what it calls itself.
    pub fn place(self) -> Place {
        let name = page::browser_name();
        let calls = |part: &str| text::has(&name, part);
        if IN_APPS.iter().any(|app| calls(app)) {
            Place::InApp
        } else if calls("Version/") && calls("Safari/") && !calls("Chrome/") && !calls("Android") {
            Place::Safari
        } else {
            Place::Browser
        }
    }

    /// Whether this browser keeps a store for each file on a disk; others have one for all.
    pub fn keeps_files_apart(self) -> bool {
        text::has(&page::browser_name(), "Firefox/")
    }

    /// Takes the page's waiting text away: the first screen stands.
    pub fn started(self) {
        page::remove("starting");
    }

    /// Names the page.
    pub fn set_title(self, title: &str) {
        page::set_title(title);
    }

    /// Shows a new screen from its top, with the focus on the element of this id.
    pub fn show_from_top(self, id: &str) {
        let id = id.to_owned();
        page::soon(move || {
            page::focus(&id);
            page::to_top();
        });
    }

    /// Moves the focus to the element of this id, where there is one once the screens have followed.
    pub fn focus(self, id: &str) {
        let id = id.to_owned();
        page::soon(move || page::focus(&id));
    }

    /// Scrolls the element of this id to its end, once the screens have followed.
    pub fn scroll_to_end(self, id: &'static str) {
        page::soon(move || page::to_end(id));
    }

    /// Whether this browser holds still what is looked at, while something comes above it.
    pub fn holds_still(self) -> bool {
        page::holds_still()
    }

    /// Tells this once the screens have followed.
    pub fn soon(self, then: Callback<()>) {
        page::soon(move || then.tell(()));
    }

    /// Selects the text of the field of this id.
    pub fn select(self, id: &str) {
        page::select(id);
    }

    /// Opens the dialog of this id; the page behind it waits.
    pub fn open_dialog(self, id: &str) {
        page::set_dialog(id, true);
    }

    /// Closes the dialog of this id.
    pub fn close_dialog(self, id: &str) {
        page::set_dialog(id, false);
    }

    /// Copies text and says whether it worked.
    pub fn copy(self, text: String, done: Callback<bool>) {
        clipboard::copy(&text, move |copied| done.tell(copied));
    }

    /// Offers text as a download; answers whether the browser was asked.
    pub fn download(self, name: &str, mime: &str, text: &str) -> bool {
        files::download(name, mime, text)
    }

    #[expect(clippy::unused_self, reason = "what reaches out is asked of the session")]
    /// Reads the files of a file field or a drop. One that can't be read comes as empty.
    pub(crate) fn read_files(self, event: &Event, done: Callback<Vec<(String, Vec<u8>)>>) {
        files::read(event, move |picked| {
            done.tell(
                picked.into_iter().map(|(name, bytes)| (name, bytes.unwrap_or_default())).listed(),
            );
        });
    }
}
