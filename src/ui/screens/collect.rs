//! The organiser's desk: hand-ins in, a tile a group, and what all groups said.

use crate::app::{Arrived, SaveStatus, Session, go, use_session};
use crate::domain::board::{Board, Note};
use crate::domain::collection::{Collected, Collection, Received, Tile, TileState};
use crate::domain::event::{Event, EventId, Group};
use crate::domain::text::{cut, slug};
use crate::html::{El, button, el, link};
use crate::i18n::Phrases;
use crate::listed::Listed as _;
use crate::report;
use crate::signal::{Callback, Memo, Signal};
use crate::ui::parts::{file_field, hint, hue, kind_mark, missing, plain_page, share_bar};
use crate::ui::route::Route;

/// Everything that came in for an event; without one, the ways in alone: the first hand-in brings its event.
pub(crate) fn screen(event: Option<EventId>) -> Vec<El> {
    let session = use_session();
    let words = session.words();
    let Some(event) = event else {
        let head = el("div", "")
            .add(el("h1", "").text(words.share.collect))
            .add(hint(words.desk.first_brings));
        return plain_page([head, bring(session, None)]);
    };
    if session.event(&event).is_none() {
        return missing();
    }
    let back = Route::Event(event.clone()).href();
    let here = event.clone();
    let collection = Memo::always_new(move || session.collection(&event));
    let title =
        move || collection.with(|all| all.event().map(|event| event.title)).unwrap_or_default();
    let download = move || {
        let (name, text) = collection.with_untracked(|all| {
            let title = all.event().map(|event| event.title).unwrap_or_default();
            (format!("{}-report.md", slug(&title, 60)), report::markdown(all, words))
        });
        session.download(&name, "text/markdown", &text);
    };
    let head = el("div", "")
        .add(hint("").add(link("", &back).add(el("bdi", "").says(title))))
        .add(el("h1", "").text(words.desk.title));
    let tiles = move || collection.with(|all| all.tiles().iter().map(tile).listed());
    let tiles = el("section", "")
        .add(el("h2", "").text(words.desk.tiles))
        .add(el("ul", "tiles").id("tiles").parts(tiles));
    let report = move || {
        let some = collection.with(|all| !all.groups().is_empty());
        Some(if some {
            button("button button--main", words.desk.report).id("report").click(download)
        } else {
            el("p", "empty").text(words.desk.nothing)
        })
    };
    let themes = el("section", "stack")
        .add(el("h2", "").text(words.desk.themes))
        .part(report)
        .parts(move || collection.with(groups));
    plain_page([head, bring(session, Some(here)), tiles, themes])
}

/// Every way in: drop, pick, paste. Where no event is open yet, the first that comes in is.
fn bring(session: Session, here: Option<EventId>) -> El {
    let words = session.words();
    let arrived = Signal::new(session.take_arrived());
    let pasted = Signal::new(String::new());
    let open = here.is_some();
    let take = Callback::new(move |files: Vec<(String, Vec<u8>)>| {
        let came = session.collect(files);
        match came.iter().find_map(Arrived::event).filter(|_| !open).cloned() {
            Some(event) => {
                session.leave_arrived(came);
                go(&Route::Collect(Some(event)).fragment());
            }
            None => arrived.set(came),
        }
    });
    let paste = move || {
        take.run(vec![(words.desk.pasted.to_owned(), pasted.get_untracked().into_bytes())]);
        pasted.set(String::new());
    };
    let files = file_field("files", words.desk.drop, true, "", take);
    let text = el("textarea", "input")
        .id("paste")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .holds(pasted);
    let text = el("form", "stack")
        .submit(paste)
        .add(el("label", "visually-hidden").attr("for", "paste").text(words.desk.paste))
        .add(text)
        .add(
            el("button", "button")
                .attr("type", "submit")
                .id("take-text")
                .text(words.desk.paste_open),
        );
    let line = move |arrived: &Arrived| result(session, here.as_ref(), arrived);
    let results =
        el("div", "").attr("role", "status").id("results").label(words.desk.results).add(
            el("ul", "plain").parts(move || arrived.with(|all| all.iter().map(&line).listed())),
        );
    el("section", "drop stack")
        .attr("aria-labelledby", "bring")
        .drops(move |drop| session.read_files(&drop, take))
        .add(el("h2", "").id("bring").text(words.desk.bring))
        .add(files)
        .add(el("details", "").add(el("summary", "").text(words.desk.paste)).add(text))
        .add(results)
        .add(el("p", "hint").id("desk-kept").attr("role", "status").says(move || kept(session)))
}

/// Whether what came in outlives a crash; why it is kept nowhere stands on top of every page.
fn kept(session: Session) -> String {
    let words = session.words();
    match session.status() {
        SaveStatus::Unchanged | SaveStatus::NotKept(_) => String::new(),
        SaveStatus::Saving => words.group.saving.to_owned(),
        SaveStatus::Saved(time) => (words.group.saved_at)(&session.local_time(time)),
        SaveStatus::Kept(_) => words.desk.kept.to_owned(),
    }
}

/// What became of a file. A hand-in of another event is kept there, so nothing on this desk changes.
fn result(session: Session, here: Option<&EventId>, arrived: &Arrived) -> El {
    let words = session.words();
    let other = arrived.event().filter(|event| Some(*event) != here);
    let said = match other.and_then(|event| session.event(event)) {
        Some(book) => (words.desk.other_event)(&book.event().title),
        None => said(&arrived.received, words),
    };
    el("li", if arrived.event().is_some() { "" } else { "alert" })
        .add(el("bdi", "file-name").text(cut(&arrived.name, 120)))
        .text(" ")
        .add(el("bdi", "").text(&said))
}

fn said(received: &Received, words: &Phrases) -> String {
    match received {
        Received::First(group) => (words.desk.first)(group.number),
        Received::Newer(group) => (words.desk.newer)(group.number),
        Received::Known(group) => (words.desk.known)(group.number),
        Received::OtherEvent(title) => (words.desk.other_event)(title),
        Received::Refused(fault) => (words.faults.file)(fault),
    }
}

fn tile(tile: &Tile) -> El {
    let words = use_session().words();
    let name = tile.group.as_ref().map_or("", |group| group.name.as_str());
    let question =
        tile.group.as_ref().map(|group| el("p", "tile__question").written(&group.question));
    let waiting = tile.state == TileState::Waiting;
    let shown = el("li", if waiting { "tile tile--waiting" } else { "tile" })
        .style("--hue", &hue(tile.number))
        .id(&format!("tile-{}", tile.number))
        .add(el("h3", "").named(&(words.desk.group)(tile.number, name)))
        .add_all(question);
    match &tile.state {
        TileState::Waiting => shown.add(hint(words.desk.waiting)),
        TileState::Received { receipt, notes, themes, voters, files, listed } => {
            let files = (*files > 1).then(|| hint(&(words.desk.files)(*files)));
            let unlisted = (!listed).then(|| el("p", "alert").text(words.desk.unlisted));
            let receipt =
                el("p", "tile__receipt").attr("translate", "no").text(&receipt.words().join(" "));
            shown
                .add(el("p", "").text(&(words.desk.counts)(*notes, *themes, *voters)))
                .add_all(files)
                .add_all(unlisted)
                .add(receipt)
        }
    }
}

fn groups(all: &Collection) -> Vec<El> {
    let Some(event) = all.event() else { return Vec::new() };
    all.groups().into_iter().map(|(group, collected)| one_group(&event, group, collected)).listed()
}

fn one_group(event: &Event, group: &Group, collected: &Collected) -> El {
    let words = use_session().words();
    let board: &Board = &collected.board;
    let all = board.result().map_or(0, |(_, tally)| tally.voters);
    let themes = report::by_votes(board).into_iter().map(|(theme, result)| {
        let votes = result.map(|(voters, dots)| {
            let said = el("span", "").text(&(words.desk.votes)(voters, dots));
            el("p", "desk__votes").add(share_bar(voters, all)).add(said)
        });
        let notes: Vec<&Note> = board.notes_in(theme.id).listed();
        theme_card(event, theme.title(), votes, &notes)
    });
    let cards = el("div", "cards").add_all(themes);
    let loose: Vec<&Note> = board.unplaced().listed();
    let loose = (!loose.is_empty()).then(|| theme_card(event, words.desk.not_placed, None, &loose));
    let mark = el("span", "mark").attr("aria-hidden", "true").text(&group.number.to_string());
    el("section", "stack")
        .style("--hue", &hue(group.number))
        .add(el("h3", "desk__group").add(mark).add(el("bdi", "").text(&group.question)))
        .add(cards.add_all(loose))
}

/// Most notes of a card that are shown before it is opened.
const SHOWN: usize = 5;

fn theme_card(event: &Event, title: &str, votes: Option<El>, notes: &[&Note]) -> El {
    let words = use_session().words();
    let row = |note: &&Note| {
        let kind = event.kind_or_first(note.kind.as_ref()).map(kind_mark);
        let text = note.wording.shown.here().unwrap_or(words.capture.not_in_file);
        el("li", "desk__note").add_all(kind).add(el("span", "").written(text))
    };
    let (first, rest) = notes.split_at_checked(SHOWN).unwrap_or((notes, &[]));
    let more = (!rest.is_empty()).then(|| {
        el("details", "")
            .add(el("summary", "").text(&(words.desk.more)(rest.len())))
            .add(el("ul", "notes").add_all(rest.iter().map(row)))
    });
    let head = el("header", "theme__head")
        .add(el("h4", "").named(title))
        .add(el("span", "hint").text(&(words.desk.notes)(notes.len())));
    el("article", "card theme")
        .add(head)
        .add_all(votes)
        .add(el("ul", "notes").add_all(first.iter().map(row)))
        .add_all(more)
}
