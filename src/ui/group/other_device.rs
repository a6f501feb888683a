//! "Add notes from another device": the file that somebody else of this group made, taken in as one step. Pasted lines
//! that are no file become notes, once the person says so.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::group_view::{GroupView, use_group};
use super::lines_offer::LinesOffer;
use crate::app::{ReadFile, fields, use_session};
use crate::domain::command::Command;
use crate::domain::file::{self, FileError, Opened};
use crate::domain::text;
use crate::i18n::Phrases;
use crate::ui::components::{Alert, FileField, Hint, visible};
use crate::ui::dom;

/// What came from the other device, and what became of it.
#[derive(Clone, Copy)]
struct Intake {
    view: GroupView,
    words: &'static Phrases,
    pasted: RwSignal<String>,
    /// Lines that were pasted, until it is said that they are notes.
    lines: RwSignal<Vec<String>>,
    said: RwSignal<String>,
    fault: RwSignal<String>,
}

/// A file, its text, or notes one a line.
#[component]
pub(super) fn OtherDevice() -> impl IntoView {
    let view = use_group();
    let words = use_session().words();
    let intake = Intake {
        view,
        words,
        pasted: view.session.draft(fields::OTHER_DEVICE).field(),
        lines: RwSignal::default(),
        said: RwSignal::default(),
        fault: RwSignal::default(),
    };
    let read = Callback::new(move |files: Vec<ReadFile>| intake.take(files));
    let take = Callback::new(move |files| view.session.session().read_files(files, read));
    // Text that was left there is in sight.
    let begun = !intake.pasted.with_untracked(String::is_empty);
    view! {
        <details class="card" open=begun>
            <summary>{words.ways_in.other_title}</summary>
            <div class="stack">
                <Hint text=words.ways_in.other_hint.to_owned() />
                <FileField id="other-file" label=words.ways_in.other_file on_pick=take />
                <PasteForm intake />
                <Offer intake />
                <p role="status" id="other-said">
                    {intake.said}
                </p>
                <Alert text=intake.fault id="other-fault" />
            </div>
        </details>
    }
}

/// The text of a file, or lines.
#[component]
fn PasteForm(
    /// What takes it.
    intake: Intake,
) -> impl IntoView {
    let words = &use_session().words().ways_in;
    let paste = move |event: SubmitEvent| {
        event.prevent_default();
        intake.paste();
    };
    // What is offered is what stands in the field: once that is changed, it is asked again.
    let changed = move |_| {
        intake.lines.try_set(Vec::new());
    };
    view! {
        <form class="field" on:submit=paste>
            <label class="label" for="other-text">
                {words.other_text}
            </label>
            <textarea
                class="input"
                id="other-text"
                rows="2"
                spellcheck="false"
                bind:value=intake.pasted
                on:input=changed
            ></textarea>
            <div class="row">
                <button type="submit" class="button" id="other-take">
                    {words.other_take}
                </button>
            </div>
        </form>
    }
}

/// Asks whether pasted lines are notes; nothing where there are none.
#[component]
fn Offer(
    /// What has them.
    intake: Intake,
) -> impl IntoView {
    let words = use_session().words();
    let add = Callback::new(move |()| intake.add());
    let offer = move |count| {
        view! {
            <LinesOffer count id="other-notes" on_add=add>
                <button
                    type="button"
                    class="button button--quiet"
                    id="other-not"
                    on:click=move |_| intake.leave()
                >
                    {words.group.cancel}
                </button>
            </LinesOffer>
        }
    };
    move || {
        let count = intake.lines.with(Vec::len);
        (count > 0).then(|| offer(count))
    }
}

impl Intake {
    fn take(self, files: Vec<ReadFile>) {
        self.forget();
        for (_, bytes) in files {
            self.take_one(bytes);
        }
    }

    /// Takes a file; whether it could be taken.
    fn take_one(self, bytes: Result<Vec<u8>, FileError>) -> bool {
        let came = self.take_in(bytes);
        let taken = came.is_ok();
        match came {
            Ok(came) => self.said.try_set(came),
            Err(why) => self.fault.try_set(why),
        };
        taken
    }

    /// Takes a file into the record: what came, or why nothing did.
    fn take_in(self, bytes: Result<Vec<u8>, FileError>) -> Result<String, String> {
        let words = self.words;
        let (event, group) = (self.view.event(), self.view.group());
        let opened = bytes.and_then(|bytes| file::open(&bytes));
        let hand_in = opened.and_then(Opened::hand_in);
        let hand_in = hand_in.map_err(|why| visible((words.faults.file)(&why)))?;
        if hand_in.is_newer() {
            return Err(words.start.newer.to_owned());
        }
        if hand_in.event.id != event.id {
            return Err((words.ways_in.other_event)(&visible(&hand_in.event.title)));
        }
        if hand_in.group != group.id {
            let theirs = hand_in.event.group(&hand_in.group).map_or(0, |group| group.number);
            return Err((words.ways_in.other_group)(theirs, group.number));
        }
        let session = self.view.session.session();
        for event in hand_in.events() {
            session.hear_event(event);
        }
        let before = self.count();
        let facts = hand_in.record().facts().cloned().collect();
        let came = session.import(&event.id, &group.id, facts);
        let notes = self.count().saturating_sub(before);
        Ok(if came == 0 {
            words.ways_in.nothing_new.to_owned()
        } else {
            (words.ways_in.came_in)(notes, came)
        })
    }

    /// Takes what was pasted for a file, or asks whether its lines are notes.
    fn paste(self) {
        let Some(text) = self.pasted.try_get_untracked() else { return };
        let lines = text::lines(&text);
        // A file of ours is an object, whole or cut; so is what other programs make, and nobody talks like that.
        if lines.is_empty() || file::looks_like_file(&text) {
            self.forget();
            // What was refused stays, to be looked at and mended.
            if self.take_one(Ok(text.into_bytes())) {
                self.pasted.try_set(String::new());
            }
        } else {
            self.forget();
            self.lines.set(lines);
        }
    }

    fn add(self) {
        let lines = self.lines.get_untracked();
        let count = lines.len();
        let notes = lines.into_iter().map(|line| (line, None)).collect();
        match self.view.session.dispatch(Command::AddNotes(notes)) {
            Ok(()) => {
                self.pasted.set(String::new());
                self.said.set((self.words.ways_in.came_in)(count, count));
            }
            Err(refusal) => self.fault.set((self.words.faults.refusal)(&refusal)),
        }
        self.leave();
    }

    fn leave(self) {
        self.lines.set(Vec::new());
        dom::focus("other-text");
    }

    /// Forgets what is offered, and what was said of what came before.
    fn forget(self) {
        self.lines.try_set(Vec::new());
        self.fault.try_set(String::new());
        self.said.try_set(String::new());
    }

    fn count(self) -> usize {
        self.view.session.note_ids().with_untracked(Vec::len)
    }
}
