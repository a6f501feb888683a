//! A theme of a group, as the desk shows it: its votes, its notes, what it is linked to.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::prelude::*;

use super::super::use_room;
use super::ticked::{LinkedTo, TickPart, drag, use_ticked};
use crate::app::{Desk, use_session};
use crate::domain::board::Note;
use crate::domain::collection::Changes;
use crate::domain::event::{Event, Kind};
use crate::domain::record::{FactId, NoteId};
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::ui::components::{KindMark, Person, ShareBar, visible};
use crate::ui::organiser::in_sight::OneATurn;

/// A theme, or the notes that are in none.
pub(super) struct Card {
    /// The theme, and what was merged into it; nothing for the notes that are in none.
    pub(super) parts: Vec<FactId>,
    pub(super) title: PersonText,
    /// Voters and dots, where it was voted on.
    pub(super) votes: Option<(usize, usize)>,
    pub(super) notes: Arc<[Row]>,
    /// What the newest file of the group made of it, in a word.
    pub(super) mark: Option<&'static str>,
}

/// A note.
pub(super) struct Row {
    id: NoteId,
    kind: Option<Kind>,
    text: PersonText,
    /// As of a card.
    mark: Option<&'static str>,
}

/// Notes as rows.
pub(super) fn rows_of<'a>(
    event: &Event,
    notes: impl Iterator<Item = &'a Note>,
    changes: &Changes,
    words: &Phrases,
) -> Arc<[Row]> {
    let row = |note: &Note| Row {
        id: note.id,
        mark: mark(note.id, &changes.new_notes, &changes.changed_notes, words),
        kind: event.kind_or_first(note.kind.as_ref()).cloned(),
        text: match note.wording.shown.here() {
            Some(text) => text.into(),
            None => words.capture.not_in_file.into(),
        },
    };
    notes.map(row).collect()
}

/// Whether the newest file of a group brought something, or changed it.
pub(super) fn mark<Id: Ord>(
    id: Id,
    new: &BTreeSet<Id>,
    changed: &BTreeSet<Id>,
    words: &Phrases,
) -> Option<&'static str> {
    let is_new = new.contains(&id).then_some(words.desk.new);
    is_new.or_else(|| changed.contains(&id).then_some(words.desk.changed))
}

/// Most notes of a card that are shown before it is opened.
const SHOWN: usize = 5;

/// A card: title, votes, the first notes, and the others once it is opened.
#[component]
pub(super) fn GroupCard<'a>(
    /// What it shows.
    card: &'a Card,
    /// The group's number.
    number: usize,
    /// All of the group who voted.
    all: usize,
    /// Whether what is linked is left out.
    only_unlinked: RwSignal<bool>,
    /// What is folded is made later; at once where there are no turns.
    turns: Option<OneATurn>,
) -> impl IntoView + use<> {
    let (words, desk, ticked) = (use_session().words(), use_room(), use_ticked());
    let votes = card.votes.map(|(voters, dots)| view! { <Votes voters dots all /> });
    let alone = card.parts.is_empty();
    let first = card.notes.get(..SHOWN).unwrap_or(&card.notes);
    let more = (card.notes.len() > SHOWN).then(|| {
        let notes = Arc::clone(&card.notes);
        view! { <More notes number alone only_unlinked turns /> }
    });
    let parts = card.parts.clone();
    let alone_ids: Vec<FactId> = card.notes.iter().map(|row| row.id.0).collect();
    // Of notes that are in no theme each is linked by itself.
    let left = Memo::new(move |_| match parts.as_slice() {
        [] => alone_ids.iter().filter(|id| !is_linked(desk, std::slice::from_ref(id))).count(),
        parts => usize::from(!is_linked(desk, parts)),
    });
    let is_done = move || left.get() == 0;
    let all_notes = card.notes.len();
    let notes = move || if alone && only_unlinked.get() { left.get() } else { all_notes };
    let first_part = card.parts.first().copied();
    let on_drag = move |event: DragEvent| {
        if let Some(part) = first_part {
            drag(&event, ticked, part);
        }
    };
    let title = view! {
        <h4 dir="auto">
            <Person text=&card.title />
        </h4>
    };
    let head = match first_part {
        Some(part) => {
            let label = (words.shared.tick_theme)(number, &visible(&card.title));
            view! { <TickPart part label>{title}</TickPart> }.into_any()
        }
        None => title.into_any(),
    };
    let linked_to = (!alone).then(|| view! { <LinkedTo parts=card.parts.clone() /> });
    view! {
        <article
            class="card theme"
            class:theme--linked=is_done
            hidden=move || only_unlinked.get() && is_done()
            draggable=(!alone).then_some("true")
            on:dragstart=on_drag
        >
            <header class="theme__head">
                {head} {card.mark.map(|mark| view! { <Mark mark /> })} <span class="hint">{move || (words.desk.notes)(notes())}</span>
            </header>
            {linked_to}
            {votes}
            <Rows rows=first number alone only_unlinked />
            {more}
        </article>
    }
}

/// The notes after the first, folded.
#[component]
fn More(
    /// All notes.
    notes: Arc<[Row]>,
    /// The group's number.
    number: usize,
    /// Whether they are in no theme.
    alone: bool,
    /// Whether what is linked is left out.
    only_unlinked: RwSignal<bool>,
    /// They are made later; at once where there are no turns.
    turns: Option<OneATurn>,
) -> impl IntoView {
    let words = &use_session().words().desk;
    let (left, is_made) = (notes.len().saturating_sub(SHOWN), OneATurn::later(turns));
    let rows = move || {
        let rows = notes.get(SHOWN..).unwrap_or_default();
        view! { <Rows rows number alone only_unlinked /> }
    };
    view! {
        <details>
            <summary>{(words.more)(left)}</summary>
            {move || is_made.get().then(&rows)}
        </details>
    }
}

/// How the group voted on it.
#[component]
fn Votes(
    /// Who gave it a dot.
    voters: usize,
    /// All its dots.
    dots: usize,
    /// All of the group who voted.
    all: usize,
) -> impl IntoView {
    let words = &use_session().words().desk;
    view! {
        <p class="desk__votes">
            <ShareBar voters all />
            <span>{(words.votes)(voters, dots)}</span>
        </p>
    }
}

/// Notes, each with its kind; those that are in no theme can be ticked by themselves.
#[component]
fn Rows<'a>(
    /// The notes.
    rows: &'a [Row],
    /// The group's number.
    number: usize,
    /// Whether they are in no theme.
    alone: bool,
    /// Whether what is linked is left out.
    only_unlinked: RwSignal<bool>,
) -> impl IntoView + use<> {
    let (words, desk) = (&use_session().words().shared, use_room());
    let row = |row: &Row| {
        let kind = row.kind.clone().map(|kind| view! { <KindMark kind /> });
        let text = view! {
            <span dir="auto">
                <Person text=&row.text at_length=true />
            </span>
        };
        let id = row.id.0;
        let content = if alone {
            let label = (words.tick_note)(number, &visible(&row.text));
            view! {
                <TickPart part=id label>
                    {text}
                </TickPart>
                <LinkedTo parts=vec![id] />
            }
            .into_any()
        } else {
            text.into_any()
        };
        let hidden = move || alone && only_unlinked.get() && is_linked(desk, &[id]);
        view! {
            <li class="desk__note" hidden=hidden>
                {kind}
                {content}
                {row.mark.map(|mark| view! { <Mark mark /> })}
            </li>
        }
    };
    view! { <ul class="notes">{rows.iter().map(row).collect_view()}</ul> }
}

/// That something is new, or was changed.
#[component]
fn Mark(
    /// Which of them.
    mark: &'static str,
) -> impl IntoView {
    view! { <span class="tag tag--news">{mark}</span> }
}

/// Whether one of these is linked to a shared theme. Followed.
fn is_linked(desk: Desk, parts: &[FactId]) -> bool {
    desk.with_links(|links, _| parts.iter().any(|part| links.themes_of(*part).next().is_some()))
}
