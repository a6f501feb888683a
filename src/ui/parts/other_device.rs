//! "Add notes from another device": the file that somebody else of this group made, taken in as one step. Pasted lines
//! that are no file become notes, once the person says so.

use super::offers::lines_offer;
use super::{At, alert, file_field, hint};
use crate::app::{GroupSession, Session, use_session};
use crate::domain::command::Command;
use crate::domain::file::{self, Opened};
use crate::domain::text;
use crate::html::{El, button, el};
use crate::listed::Listed as _;
use crate::signal::{Callback, Signal, follow, untrack};

/// What came from the other device, and what became of it.
#[derive(Clone, Copy)]
struct Intake {
    session: Session,
    table: GroupSession,
    pasted: Signal<String>,
    /// Lines that were pasted, until it is said that they are notes.
    lines: Signal<Vec<String>>,
    said: Signal<String>,
    fault: Signal<String>,
}

/// A file, its text, or notes one a line.
pub(crate) fn other_device(at: &At) -> El {
    let intake = Intake {
        session: use_session(),
        table: at.table,
        pasted: Signal::default(),
        lines: Signal::default(),
        said: Signal::default(),
        fault: Signal::default(),
    };
    let words = intake.session.words();
    // What is offered is what stands in the field: once that is changed, it is asked again.
    follow(move || {
        intake.pasted.with(|_| ());
        untrack(|| intake.lines.set(Vec::new()));
    });
    let at = at.clone();
    let take = Callback::new(move |files: Vec<(String, Vec<u8>)>| intake.take(&at, &files));
    let text = el("textarea", "input")
        .id("other-text")
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("spellcheck", "false")
        .holds(intake.pasted);
    let button = el("button", "button").attr("type", "submit").id("other-take");
    let text = el("form", "field")
        .submit(move || intake.paste(take))
        .add(el("label", "label").attr("for", "other-text").text(words.ways_in.other_text))
        .add(text)
        .add(el("div", "row").add(button.text(words.ways_in.other_take)));
    let said = el("p", "").attr("role", "status").id("other-said");
    el("details", "card").add(el("summary", "").text(words.ways_in.other_title)).add(
        el("div", "stack")
            .add(hint(words.ways_in.other_hint))
            .add(file_field("other-file", words.ways_in.other_file, false, "", take))
            .add(text)
            .part(move || intake.offer())
            .add(said.says(move || intake.said.get()))
            .add(alert(intake.fault).id("other-fault")),
    )
}

impl Intake {
    fn take(self, at: &At, files: &[(String, Vec<u8>)]) {
        self.lines.set(Vec::new());
        self.fault.set(String::new());
        self.said.set(String::new());
        for (_, bytes) in files {
            match take_in(at, bytes) {
                Ok(came) => self.said.set(came),
                Err(why) => self.fault.set(why),
            }
        }
    }

    fn paste(self, take: Callback<Vec<(String, Vec<u8>)>>) {
        let text = self.pasted.get_untracked();
        let lines = text::lines(&text);
        // A file of ours is an object, whole or cut; so is what other programs make, and nobody talks like that.
        if lines.is_empty() || text.trim().starts_with('{') {
            take.run(vec![(String::new(), text.into_bytes())]);
            self.pasted.set(String::new());
        } else {
            take.run(Vec::new());
            self.lines.set(lines);
        }
    }

    fn offer(self) -> Option<El> {
        let count = self.lines.with(Vec::len);
        let not = button("button button--quiet", self.session.words().group.cancel).id("other-not");
        let not = not.click(move || self.leave());
        (count > 0).then(|| lines_offer(count, "other-notes", move || self.add(), [not]))
    }

    fn add(self) {
        let words = self.session.words();
        let notes: Vec<_> =
            self.lines.get_untracked().into_iter().map(|line| (line, None)).listed();
        let count = notes.len();
        match self.table.dispatch(Command::AddNotes(notes)) {
            Ok(()) => {
                self.pasted.set(String::new());
                self.said.set((words.ways_in.came_in)(count, count));
            }
            Err(refusal) => self.fault.set((words.faults.refusal)(&refusal)),
        }
        self.leave();
    }

    fn leave(self) {
        self.lines.set(Vec::new());
        self.session.focus("other-text");
    }
}

fn take_in(at: &At, bytes: &[u8]) -> Result<String, String> {
    let session = at.table.session();
    let words = session.words();
    let hand_in = file::open(bytes).and_then(Opened::hand_in);
    let hand_in = hand_in.map_err(|why| (words.faults.file)(&why))?;
    if hand_in.is_newer() {
        return Err(words.start.newer.to_owned());
    }
    if hand_in.event.id != at.event.id {
        return Err((words.ways_in.other_event)(&hand_in.event.title));
    }
    if hand_in.group != at.group.id {
        let theirs = hand_in.event.group(&hand_in.group).map_or(0, |group| group.number);
        return Err((words.ways_in.other_group)(theirs, at.group.number));
    }
    for event in hand_in.events() {
        session.keep_event(event);
    }
    let before = untrack(|| at.table.note_ids().len());
    let facts = hand_in.record().facts().cloned().listed();
    let came = session.import(&at.event.id, &at.group.id, facts);
    let notes = untrack(|| at.table.note_ids().len()).saturating_sub(before);
    Ok(if came == 0 {
        words.ways_in.nothing_new.to_owned()
    } else {
        (words.ways_in.came_in)(notes, came)
    })
}
