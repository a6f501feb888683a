//! What reaches beyond the page: its address, files, the clipboard, the clock.

use leptos::ev::Event;
use leptos::prelude::*;

use super::session::Session;
use crate::domain::file::{FileError, MOST_DESK_BYTES};
use crate::domain::record::Millis;
use crate::platform::{clipboard, clock, fetch, files, page, random, storage};

/// Goes to a fragment (without `#`).
pub fn go(fragment: &str) {
    page::go(fragment);
}

/// Goes to a fragment in place of the one that is shown, so that Back does not return to it.
pub fn redirect(fragment: &str) {
    page::redirect(fragment);
}

/// The address of a screen on the organiser's own page.
pub fn organisers_page(fragment: &str) -> String {
    format!("./{}#{fragment}", page::ORGANISER)
}

/// Whether this is that page, which another leads to.
pub fn is_organisers_page() -> bool {
    page::is_organisers()
}

/// Goes to that, in place of the page that is shown, where it can be had; else this is called.
pub fn lead_to_organiser(fragment: &str, missing: Callback<()>) {
    let (from, to) = (page::fragment(), organisers_page(fragment));
    let lead = move |is_there: bool| match is_there {
        // Somebody went elsewhere meanwhile.
        _ if page::fragment() != from => {}
        true => page::leave_for(&to),
        false => drop(missing.try_run(())),
    };
    // A file can't ask what stands beside it.
    if page::is_on_disk() {
        lead(true);
    } else {
        fetch::is_there(page::ORGANISER, lead);
    }
}

/// What the clock shows, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "the clock's milliseconds are whole and small")]
pub(super) fn now() -> Millis {
    clock::now() as Millis
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
    "fban",
    "fbav",
    "instagram",
    "line/",
    "micromessenger",
    "linkedinapp",
    "snapchat",
    "gsa/",
    "teams/",
    "; wv)",
];

impl Session {
    /// What kind of browser this is, by what it calls itself.
    pub fn place(self) -> Place {
        let name = page::browser_name().to_ascii_lowercase();
        let calls = |part: &str| name.contains(part);
        if IN_APPS.iter().any(|app| calls(app)) {
            Place::InApp
        } else if calls("version/") && calls("safari/") && !calls("chrome/") && !calls("android") {
            Place::Safari
        } else {
            Place::Browser
        }
    }

    /// Asks the browser to keep what was written also where space runs short; once a page, and nothing waits for the answer.
    pub fn ask_to_keep(self) {
        if self.may_clear.get_untracked().is_none() {
            self.may_clear.set(Some(false));
            storage::persist(move |granted| {
                self.may_clear.try_set(Some(!granted));
            });
        }
    }

    /// Whether it was asked and said that it may clear it. Followed.
    pub fn may_clear(self) -> bool {
        self.may_clear.get().unwrap_or_default()
    }

    /// Whether this browser keeps a store for each file on a disk; others have one for all.
    pub fn keeps_files_apart(self) -> bool {
        page::browser_name().contains("Firefox/")
    }

    /// 64 random bits.
    pub fn random(self) -> u64 {
        random::bits()
    }

    /// What the clock shows, in milliseconds since 1970.
    pub fn now(self) -> Millis {
        now()
    }

    /// Hours and minutes on this device's clock.
    #[expect(clippy::cast_precision_loss, reason = "a time that is shown to the minute")]
    pub fn local_time(self, at: Millis) -> String {
        clock::hours_minutes(at as f64)
    }

    /// Copies text and says whether it worked.
    pub fn copy(self, text: String, done: Callback<bool>) {
        clipboard::copy(&text, move |copied| {
            done.try_run(copied);
        });
    }

    /// Offers text as a download; answers whether the browser was asked.
    pub fn download(self, name: &str, mime: &str, text: &str) -> bool {
        files::download(name, mime, text)
    }

    /// Reads files, one after the other.
    pub fn read_files(self, files: Vec<Brought>, done: Callback<Vec<ReadFile>>) {
        read_on(files.into_iter(), Vec::new(), done);
    }
}

/// Something that was brought, not read yet: a file, or text that was pasted.
#[derive(Clone)]
pub struct Brought(Source);

#[derive(Clone)]
enum Source {
    File(files::Picked),
    /// What it is called, and the text.
    Text(String, String),
}

impl Brought {
    /// The files of a file field or a drop.
    pub fn of(event: &Event) -> Vec<Self> {
        files::picked(event).into_iter().map(|file| Self(Source::File(file))).collect()
    }

    /// Text that was pasted, and what it is called.
    pub fn text(name: &str, text: String) -> Self {
        Self(Source::Text(name.to_owned(), text))
    }

    /// What it is called.
    pub(super) fn name(&self) -> String {
        match &self.0 {
            Source::File(file) => file.name(),
            Source::Text(name, _) => name.clone(),
        }
    }

    /// Begins to read it.
    pub(super) fn begin(&self) -> BeingRead {
        BeingRead(match &self.0 {
            Source::File(file) if file.is_over(MOST_DESK_BYTES) => {
                Begun::Known(Err(FileError::TooBig(MOST_DESK_BYTES)))
            }
            Source::File(file) => Begun::File(file.begin()),
            Source::Text(_, text) => Begun::Known(Ok(text.clone().into_bytes())),
        })
    }
}

/// Something that is being read.
pub(super) struct BeingRead(Begun);

enum Begun {
    File(files::BeingRead),
    Known(Result<Vec<u8>, FileError>),
}

impl BeingRead {
    /// What is in it, later.
    pub(super) fn then(self, done: impl FnOnce(Result<Vec<u8>, FileError>) + 'static) {
        match self.0 {
            Begun::File(file) => file.then(move |bytes| done(bytes.ok_or(FileError::Empty))),
            Begun::Known(known) => clock::after(0, move || done(known)),
        }
    }
}

/// A file's name, and what is in it.
pub type ReadFile = (String, Result<Vec<u8>, FileError>);

fn read_on(
    mut coming: std::vec::IntoIter<Brought>,
    mut read: Vec<ReadFile>,
    done: Callback<Vec<ReadFile>>,
) {
    let Some(file) = coming.next() else {
        done.try_run(read);
        return;
    };
    let name = file.name();
    file.begin().then(move |bytes| {
        read.push((name, bytes));
        read_on(coming, read, done);
    });
}
