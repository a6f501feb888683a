//! The side column: which group, its question, the steps, and what is kept.

use super::At;
use super::keyboard::help;
use super::raw_download::raw_download;
use super::share::share;
use super::undo::Undo;
use crate::app::{Offline, SaveStatus, Session, use_session};
use crate::html::{El, el, link};
use crate::ui::route::{GroupTab, Route};

/// The side column; a slim header on a phone.
pub(super) fn side(at: &At, undo: Undo) -> El {
    let words = use_session().words();
    let writes = at.writes();
    let number = (words.group.number)(at.group.number, at.event.group_count);
    let event = el("p", "side__event")
        .add(el("span", "").text(&number))
        .add(el("bdi", "").text(&at.event.title))
        .add_all(at.event.is_example().then(|| el("span", "tag").text(words.ways_in.example)));
    let mark = el("span", "mark").attr("aria-hidden", "true").text(&at.group.number.to_string());
    let buttons = el("div", "row")
        .add(share(&at.event, &at.group))
        .add_all(writes.then(help))
        .add(link("button button--quiet", &Route::Start.href()).text(words.group.start));
    let foot = el("div", "side__foot");
    let foot = if writes { foot.add(undo.buttons()).add(kept(at)) } else { foot };
    let column = el("header", "side")
        .add(el("div", "side__group").add(mark).add(event))
        .add(el("h1", "side__question").written(&at.group.question));
    let column = if writes { column.add(steps(at)) } else { column };
    column.add(foot.add(buttons))
}

fn steps(at: &At) -> El {
    let words = use_session().words();
    let table = at.table;
    let notes = move || (words.group.notes)(table.note_ids().len());
    let unplaced = move || match table.with_board(|board| board.unplaced().count()) {
        0 => String::new(),
        count => (words.group.not_placed)(count),
    };
    let step = |step: GroupTab, id: &str, short: &str| {
        let name = el("span", "long").text(step.name(words));
        let short = el("span", "short").text(short);
        let link = link("step", &at.route(step).href()).id(id).add(name).add(short);
        if at.step == step { link.attr("aria-current", "step") } else { link }
    };
    let said = || el("span", "step__said");
    let steps = [
        step(GroupTab::Capture, "step-capture", words.group.capture).add(said().says(notes)),
        step(GroupTab::Themes, "step-themes", words.group.themes).add(said().says(unplaced)),
        step(GroupTab::Vote, "step-vote", words.group.vote),
        step(GroupTab::HandIn, "step-hand-in", words.group.hand_in_short),
    ];
    let steps = steps.into_iter().map(|step| el("li", "").add(step));
    el("nav", "side__steps").label(words.group.steps).add(el("ol", "steps").add_all(steps))
}

/// Says "ready" only once it was looked whether everything is there.
pub(crate) fn offline_light() -> El {
    let session = use_session();
    let words = session.words();
    let said = move || match session.offline() {
        Offline::Preparing => words.group.offline_preparing,
        Offline::Ready | Offline::Newer => words.group.offline_ready,
        Offline::File => words.group.offline_file,
        Offline::Off => words.group.offline_off,
    };
    el("p", "offline").id("offline").says(move || said().to_owned())
}

fn kept(at: &At) -> El {
    let session = use_session();
    let words = session.words();
    let table = at.table;
    let kept = move || match table.status() {
        SaveStatus::Unchanged if session.healed() > 0 => (words.group.healed)(session.healed()),
        SaveStatus::Unchanged if session.trouble().is_some() => String::new(),
        SaveStatus::Unchanged => words.group.kept.to_owned(),
        SaveStatus::Saving => words.group.saving.to_owned(),
        SaveStatus::Saved(time) => (words.group.saved_at)(&session.local_time(time)),
        SaveStatus::Kept(time) => (words.group.kept_at)(&session.local_time(time)),
        SaveStatus::NotKept(_) => String::new(),
    };
    // What became of the event itself is said here too, until the first note.
    let fault = move || match table.status() {
        SaveStatus::NotKept(fault) => Some(fault),
        SaveStatus::Unchanged => session.trouble(),
        _ => None,
    };
    let not_kept = move || {
        let why = fault().map(|fault| (words.faults.store)(fault));
        why.map_or_else(String::new, |why| (words.group.not_kept)(&why))
    };
    let made = move || match table.file_made() {
        Some((time, since)) => (words.group.file_made)(&session.local_time(time), since),
        None => words.group.no_file.to_owned(),
    };
    let rescue = move || {
        fault()
            .is_some()
            .then(|| raw_download("download-everything", words.erase.download, Session::everything))
    };
    el("div", "kept")
        .add(el("p", "").id("kept").attr("role", "status").says(kept))
        .add(el("p", "alert").id("not-kept").attr("role", "alert").says(not_kept))
        .part(rescue)
        .add(el("p", "").id("file-made").says(made))
        .add(offline_light())
}
