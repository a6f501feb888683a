//! Bringing in what another program wrote, for a group and at the desk: a file, what was found in it, and what of it is
//! added.

mod choose;
mod columns;
mod preview;
mod rows;
mod ticks;
mod values;

use std::collections::BTreeSet;

use leptos::ev::DragEvent;
use leptos::prelude::*;

use self::choose::Choose;
use self::preview::Preview;
use crate::app::{Bringing, Brought, Stage, use_session};
use crate::domain::import::NotTaken;
use crate::domain::text::cut;
use crate::ui::components::{Alert, FileField, Hint, Paste, visible};
use crate::ui::dom;

/// What says which file it is, and what; it has the focus once the file was looked at.
const IS: &str = "import-is";

/// A file to drop, pick or paste; then what was found in it.
#[component]
pub(super) fn BringNotes(
    /// What it goes through.
    bringing: Bringing,
    /// What is pasted.
    pasted: RwSignal<String>,
    /// Adds the rows of these places.
    on_add: Callback<BTreeSet<usize>>,
    /// Told that adding was stopped.
    on_stop: Callback<()>,
) -> impl IntoView {
    let words = use_session().words();
    let opened = RwSignal::new(false);
    let open = Callback::new(move |files: Vec<Brought>| {
        if let Some(file) = files.first() {
            opened.set(true);
            bringing.open(file);
        }
    });
    // What was found stands far below where the file was picked.
    Effect::new(move |_| {
        let is_looked_at = matches!(bringing.stage(), Stage::Ready(_) | Stage::Fault(_));
        if is_looked_at && opened.get_untracked() {
            opened.set(false);
            dom::focus(IS);
        }
    });
    let on_drop = move |drop: DragEvent| {
        drop.prevent_default();
        open.run(Brought::of(&drop));
    };
    // What is wrong with columns and rows is said where they are chosen.
    let fault =
        Signal::derive(
            move || {
                if bringing.sheet().is_some() { String::new() } else { fault_of(bringing) }
            },
        );
    view! {
        <section
            class="drop stack"
            aria-label=words.bring_in.drop
            on:dragover=|drag: DragEvent| drag.prevent_default()
            on:drop=on_drop
        >
            <Hint text=words.bring_in.hint.to_owned() />
            <FileField id="import-file" label=words.bring_in.drop accept="" on_pick=open />
            <Paste
                id="import-text"
                label=words.bring_in.paste
                open=words.bring_in.paste_open
                name=words.bring_in.pasted
                pasted
                on_paste=open
            />
        </section>
        <Far bringing on_stop />
        <Alert text=fault id="import-fault" />
        <Recognised bringing />
        <Preview bringing on_add />
        <PutAway bringing />
    }
}

/// Why nothing was taken, as it is chosen; empty where something was.
fn fault_of(bringing: Bringing) -> String {
    let words = use_session().words();
    match bringing.stage() {
        Stage::Fault(NotTaken::WhichColumn(_)) => words.bring_in.which.to_owned(),
        Stage::Fault(why) => (words.import.not_taken)(&why, &words.faults),
        Stage::Nothing | Stage::Reading(_) | Stage::Ready(_) | Stage::Adding(..) => String::new(),
    }
}

/// How far it was gone through, and a way to stop.
#[component]
fn Far(
    /// What is gone through.
    bringing: Bringing,
    /// Told that adding was stopped.
    on_stop: Callback<()>,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let stop = move |_| {
        if bringing.stop() {
            on_stop.run(());
            dom::focus(IS);
        } else {
            dom::focus("import-file");
        }
    };
    let far = move || match bringing.stage() {
        Stage::Reading(percent) => Some((percent, (words.reading)(percent))),
        Stage::Adding(percent, _) => Some((percent, (words.adding)(percent))),
        Stage::Nothing | Stage::Fault(_) | Stage::Ready(_) => None,
    };
    let percent = move || far().map_or(0, |(percent, _)| percent).to_string();
    view! {
        <Show when=move || far().is_some()>
            <div class="row row--wrap" id="import-far">
                <progress
                    class="progress"
                    max="100"
                    value=percent
                    aria-labelledby="import-far-said"
                ></progress>
                <span id="import-far-said">{move || far().map(|(_, said)| said)}</span>
                <button
                    type="button"
                    class="button"
                    id="import-stop"
                    on:click=stop
                >
                    {words.stop}
                </button>
            </div>
        </Show>
    }
}

/// Lets go of the file that is open; while it is gone through or added, stopping does.
#[component]
fn PutAway(
    /// What was opened.
    bringing: Bringing,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let is_busy = move || matches!(bringing.stage(), Stage::Reading(_) | Stage::Adding(..));
    let is_open = move || bringing.sheet().is_some() && !is_busy();
    let leave = move |_| {
        bringing.put_away();
        dom::focus("import-file");
    };
    view! {
        <Show when=is_open>
            <button type="button" class="button" id="import-leave" on:click=leave>
                {words.put_away}
            </button>
        </Show>
    }
}

/// What the file is, and what its columns mean where that can be chosen.
#[component]
fn Recognised(
    /// What was opened.
    bringing: Bringing,
) -> impl IntoView {
    let words = use_session().words();
    let is_adding = Memo::new(move |_| matches!(bringing.stage(), Stage::Adding(..)));
    move || {
        bringing.sheet().map(|sheet| {
            let is = (words.import.format)(sheet.format);
            let is = (words.bring_in.file)(&visible(cut(&bringing.name(), 120)), is);
            let mut columns = sheet.columns();
            let alone = columns.pop().filter(|_| columns.is_empty());
            let first = move || {
                let row = alone.as_ref().filter(|_| bringing.takes_for_heads())?;
                let said = (words.bring_in.first_row)(&visible(row.as_str()));
                Some(view! { <p dir="auto">{said}</p> })
            };
            view! {
                <section class="stack" aria-labelledby=IS>
                    <h3 id=IS tabindex="-1" dir="auto">
                        {is}
                    </h3>
                    {first}
                    // What is being added was chosen.
                    <fieldset class="stack" disabled=is_adding>
                        <Choose bringing sheet />
                    </fieldset>
                </section>
            }
        })
    }
}
