//! The first screen: what this is, and every way in.

use crate::app::{Offline, Session, go, use_session};
use crate::domain::event::link;
use crate::domain::event::{EventBook, EventId};
use crate::domain::file::{self, HandIn, Opened};
use crate::html::{self, El, button, el};
use crate::i18n::templates::Template;
use crate::listed::Listed as _;
use crate::signal::{Callback, Signal};
use crate::ui::parts::{alert, file_field, hint, offline_light, plain_page, raw_download};
use crate::ui::route::{Basis, GroupTab, Route};

/// What this is, a new event, a link, a file, and the events on this device.
pub(crate) fn screen() -> Vec<El> {
    let session = use_session();
    let words = session.words();
    let set_up = html::link("button button--main", &Route::SetUp(Basis::Blank).href())
        .id("set-up")
        .text(words.start.set_up);
    let collect =
        html::link("button", &Route::Collect(None).href()).id("collect").text(words.share.collect);
    let hero = el("div", "hero")
        .add(el("h1", "").text(words.start.title))
        .add(el("p", "lead").text(words.start.what))
        .add(hint(words.start.where_notes))
        .add(el("div", "row row--wrap").add(set_up).add(collect));
    let newer = move || {
        (session.offline() == Offline::Newer).then(|| {
            el("p", "row row--wrap").attr("role", "status").text(words.group.newer).add(
                button("button", words.group.take_over)
                    .id("take-over")
                    .click(move || session.take_over()),
            )
        })
    };
    let hero = hero
        .part(newer)
        .part(move || from_disk(session))
        .part(move || damaged(session))
        .add(offline_light());
    let ways = el("div", "ways").add(open_link()).add(open_file());
    let licences = html::link("", "./licences.txt").text(words.start.licences);
    let rescue = html::link("", "./rescue.html").text(words.start.rescue);
    let erase = html::link("", &Route::Erase.href()).id("erase").text(words.erase.open);
    plain_page([
        hero,
        ways,
        on_this_device(),
        templates(),
        el("footer", "foot").add(licences).add(rescue).add(erase),
    ])
}

/// Where the notes of one file on a disk live, and who else can have them.
fn from_disk(session: Session) -> Option<El> {
    let words = &session.words().erase;
    let risk = if session.keeps_files_apart() { words.file_by_path } else { words.file_shared };
    let said = || el("p", "alert").id("from-disk").attr("role", "note").text(words.file).text(risk);
    (session.offline() == Offline::File).then(said)
}

/// What stands on this device and can't be read: kept as it is, and there to be taken away.
fn damaged(session: Session) -> Option<El> {
    let words = &session.words().erase;
    let count = session.damaged().len();
    let download = raw_download("download-damaged", words.download_damaged, Session::damaged);
    let said = el("p", "").text(&(words.damaged)(count));
    let shown = el("div", "alert row row--wrap").id("damaged").attr("role", "alert");
    (count > 0).then(|| shown.add(said).add(download))
}

/// Questions to start from, and the example.
fn templates() -> El {
    let session = use_session();
    let words = session.words();
    let fault = Signal::new(String::new());
    let opened = Callback::new(move |event: Option<EventId>| match event {
        Some(event) => go(&Route::Event(event).fragment()),
        None => fault.set(words.ways_in.example_failed.to_owned()),
    });
    let row = |(place, template): (usize, &Template)| {
        let link = html::link("event-link", &Route::SetUp(Basis::Template(place)).href())
            .id(&format!("template-{place}"))
            .add(el("span", "event-link__title").text(template.title))
            .add(hint(template.about));
        el("li", "").add(link)
    };
    let example = button("button", words.ways_in.example_open)
        .id("example")
        .click(move || session.open_example(opened));
    el("section", "stack")
        .add(el("h2", "").text(words.ways_in.templates))
        .add(el("ul", "plain").add_all((0..).zip(words.templates).map(row)))
        .add(hint(words.ways_in.example_hint))
        .add(example)
        .add(alert(fault))
}

fn open_link() -> El {
    let words = use_session().words();
    let typed = Signal::new(String::new());
    let fault = Signal::new(String::new());
    let open = move || match typed.with_untracked(|typed| link::decode(typed)) {
        Ok(event) => go(&link::encode(&event)),
        Err(why) => fault.set((words.faults.link)(&why)),
    };
    let field = el("input", "input")
        .id("link")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "link-fault")
        .holds(typed)
        .input(move |_| fault.set(String::new()));
    let field = el("div", "field")
        .add(el("label", "label").attr("for", "link").text(words.start.link))
        .add(field);
    el("form", "card stack")
        .submit(open)
        .add(el("h2", "").text(words.start.have_link))
        .add(field)
        .add(alert(fault).id("link-fault"))
        .add(el("button", "button").attr("type", "submit").id("open-link").text(words.start.open))
}

fn open_file() -> El {
    let session = use_session();
    let words = session.words();
    let fault = Signal::new(String::new());
    let came = Signal::new(Vec::<HandIn>::new());
    let opened = Callback::new(move |files: Vec<(String, Vec<u8>)>| {
        let (hand_ins, faults) = take_in(session, files);
        fault.set(faults.join("\n"));
        came.set(hand_ins);
    });
    let field = file_field("file", words.start.file, true, "file-fault", opened);
    el("section", "card stack")
        .drops(move |drop| session.read_files(&drop, opened))
        .add(el("h2", "").text(words.start.have_file))
        .add(field)
        .add(alert(fault).id("file-fault"))
        .parts(move || came.with(|all| what_now(came, all)))
}

/// Keeps the events, goes to the last of them where nothing else came, and gives back the hand-ins and what is wrong.
fn take_in(session: Session, files: Vec<(String, Vec<u8>)>) -> (Vec<HandIn>, Vec<String>) {
    let words = session.words();
    let (mut hand_ins, mut faults, mut to) = (Vec::new(), Vec::new(), None);
    let many = files.len() > 1;
    for (name, bytes) in files {
        let why = match file::open(&bytes) {
            Ok(Opened::Event(event)) => {
                to = Some(Route::Event(event.id.clone()).fragment());
                session.keep_event(event);
                None
            }
            Ok(Opened::HandIn(hand_in)) => {
                hand_ins.push(*hand_in);
                None
            }
            // What stood on another device comes back where it was: only ever added to what is here.
            Ok(Opened::Rescue(rescue)) => {
                for hand_in in &rescue.hand_ins {
                    bring_back(session, hand_in);
                }
                Some((words.start.rescued)(rescue.hand_ins.len(), rescue.unreadable))
            }
            Err(why) => Some((words.faults.file)(&why)),
        };
        why.into_iter()
            .map(|why| if many { format!("{name}: {why}") } else { why })
            .add_to(&mut faults);
    }
    if let Some(to) = to.filter(|_| hand_ins.is_empty() && faults.is_empty()) {
        go(&to);
    }
    (hand_ins, faults)
}

/// A hand-in can be gone on with, or collected: only the person knows. Several are for the organiser.
fn what_now(came: Signal<Vec<HandIn>>, all: &[HandIn]) -> Vec<El> {
    let session = use_session();
    let words = session.words();
    let title = match all {
        [] => return Vec::new(),
        [one] => {
            let number = one.event.group(&one.group).map_or(0, |group| group.number);
            (words.start.opened)(number, &one.event.title)
        }
        many => (words.start.opened_many)(many.len()),
    };
    let collect = button("button", words.start.collect)
        .id("collect-it")
        .click(move || came.with_untracked(|all| collect(session, all)));
    let go_on = button("button button--main", words.start.go_on)
        .id("go-on")
        .click(move || came.with_untracked(|all| go_on(session, all)));
    let buttons = el("div", "row row--wrap");
    let newer = all.iter().any(HandIn::is_newer);
    let buttons = if all.len() == 1 && !newer { buttons.add(go_on) } else { buttons };
    vec![
        el("p", "").attr("role", "status").add(el("bdi", "").text(&title)),
        hint(if newer { words.start.newer } else { "" }).id("newer"),
        buttons.add(collect),
    ]
}

fn go_on(session: Session, hand_ins: &[HandIn]) {
    let Some(hand_in) = hand_ins.last() else { return };
    bring_back(session, hand_in);
    let (event, group) = (hand_in.event.id.clone(), hand_in.group.clone());
    go(&Route::Group(event, group, GroupTab::Capture).fragment());
}

fn bring_back(session: Session, hand_in: &HandIn) {
    for event in hand_in.events() {
        session.keep_event(event);
    }
    let facts = hand_in.record().facts().cloned().listed();
    session.import(&hand_in.event.id, &hand_in.group, facts);
    session.set_scribe(&hand_in.event.id, &hand_in.group);
}

fn collect(session: Session, hand_ins: &[HandIn]) {
    let files = hand_ins.iter().map(|file| (file.file_name(), file.write().into_bytes()));
    session.collect(files.listed());
    if let Some(last) = hand_ins.last() {
        go(&Route::Collect(Some(last.event.id.clone())).fragment());
    }
}

fn on_this_device() -> El {
    let session = use_session();
    let words = session.words();
    let row = move |book: &EventBook| {
        let event = book.event();
        let said = el("span", "hint").add(el("bdi", "").text(&event.date)).text(" ").text(&(words
            .start
            .groups)(
            event.group_count,
        ));
        let link = html::link("event-link", &Route::Event(event.id.clone()).href())
            .add(el("bdi", "event-link__title").text(&event.title))
            .add_all(event.is_example().then(|| el("span", "tag").text(words.ways_in.example)))
            .add(said);
        el("li", "").add(link)
    };
    let nothing = move || {
        session.events().is_empty().then(|| el("p", "empty").text(words.start.nothing_here))
    };
    el("section", "").add(el("h2", "").text(words.start.here)).part(nothing).add(
        el("ul", "plain").id("events").parts(move || session.events().iter().map(row).listed()),
    )
}
