//! "Add notes from another device": the file that somebody else of this group made, taken in as one step.

use super::{At, alert, file_field, hint};
use crate::domain::file::{self, Opened};
use crate::html::{El, el};
use crate::session::live::use_session;
use crate::signal::{Callback, Signal, untrack};

/// A file, or its text.
pub(crate) fn other_device(at: &At) -> El {
    let words = use_session().words();
    let (said, fault) = (Signal::new(String::new()), Signal::new(String::new()));
    let pasted = Signal::new(String::new());
    let at = at.clone();
    let take = Callback::new(move |files: Vec<(String, Vec<u8>)>| {
        fault.set(String::new());
        said.set(String::new());
        for (_, bytes) in files {
            match take_in(&at, &bytes) {
                Ok(came) => said.set(came),
                Err(why) => fault.set(why),
            }
        }
    });
    let paste = move || {
        take.run(vec![(String::new(), pasted.get_untracked().into_bytes())]);
        pasted.set(String::new());
    };
    let file = file_field("other-file", words.ways_in.other_file, false, "", take);
    let text = el("textarea", "input")
        .id("other-text")
        .attr("rows", "2")
        .attr("spellcheck", "false")
        .holds(pasted);
    let text = el("form", "field")
        .submit(paste)
        .add(el("label", "label").attr("for", "other-text").text(words.ways_in.other_text))
        .add(text)
        .add(
            el("div", "row").add(
                el("button", "button")
                    .attr("type", "submit")
                    .id("other-take")
                    .text(words.ways_in.other_take),
            ),
        );
    el("details", "card").add(el("summary", "").text(words.ways_in.other_title)).add(
        el("div", "stack")
            .add(hint(words.ways_in.other_hint))
            .add(file)
            .add(text)
            .add(el("p", "").attr("role", "status").id("other-said").says(move || said.get()))
            .add(alert(fault).id("other-fault")),
    )
}

fn take_in(at: &At, bytes: &[u8]) -> Result<String, String> {
    let session = at.table.session();
    let words = session.words();
    let hand_in = match file::open(bytes) {
        Ok(Opened::HandIn(hand_in)) => hand_in,
        Ok(Opened::Event(_) | Opened::Rescue(_)) => return Err(words.ways_in.is_event.to_owned()),
        Err(why) => return Err((words.faults.file)(&why)),
    };
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
    let facts = hand_in.record().facts().cloned().collect();
    let came = session.import(&at.event.id, &at.group.id, facts);
    let notes = untrack(|| at.table.note_ids().len()).saturating_sub(before);
    Ok(if came == 0 {
        words.ways_in.nothing_new.to_owned()
    } else {
        (words.ways_in.came_in)(notes, came)
    })
}
