//! A theme of a group, as the desk shows it: its votes and its notes.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::board::Note;
use crate::domain::event::{Event, Kind};
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::ui::components::{KindMark, Person, ShareBar};

/// A theme, or the notes that are in none.
#[derive(PartialEq, Eq)]
pub(super) struct Card {
    pub(super) title: PersonText,
    /// Voters and dots, where it was voted on.
    pub(super) votes: Option<(usize, usize)>,
    pub(super) notes: Vec<Row>,
}

/// A note.
#[derive(PartialEq, Eq)]
pub(super) struct Row {
    kind: Option<Kind>,
    text: PersonText,
}

/// Notes as rows.
pub(super) fn rows_of<'a>(
    event: &Event,
    notes: impl Iterator<Item = &'a Note>,
    words: &Phrases,
) -> Vec<Row> {
    let row = |note: &Note| Row {
        kind: event.kind_or_first(note.kind.as_ref()).cloned(),
        text: match note.wording.shown.here() {
            Some(text) => text.into(),
            None => words.capture.not_in_file.into(),
        },
    };
    notes.map(row).collect()
}

/// Most notes of a card that are shown before it is opened.
const SHOWN: usize = 5;

/// A card: title, votes, the first notes, and the others once it is opened.
#[component]
pub(super) fn ThemeCard<'a>(
    /// What it shows.
    card: &'a Card,
    /// All of the group who voted.
    all: usize,
) -> impl IntoView + use<> {
    let words = &use_session().words().desk;
    let votes = card.votes.map(|(voters, dots)| {
        view! {
            <p class="desk__votes">
                <ShareBar voters all />
                <span>{(words.votes)(voters, dots)}</span>
            </p>
        }
    });
    let (first, rest) = card.notes.split_at_checked(SHOWN).unwrap_or((&card.notes, &[]));
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details>
                <summary>{(words.more)(rest.len())}</summary>
                <Rows rows=rest />
            </details>
        }
    });
    view! {
        <article class="card theme">
            <header class="theme__head">
                <h4 dir="auto">
                    <Person text=&card.title />
                </h4>
                <span class="hint">{(words.notes)(card.notes.len())}</span>
            </header>
            {votes}
            <Rows rows=first />
            {more}
        </article>
    }
}

/// Notes, each with its kind.
#[component]
fn Rows<'a>(
    /// The notes.
    rows: &'a [Row],
) -> impl IntoView + use<> {
    let row = |row: &Row| {
        let kind = row.kind.clone().map(|kind| view! { <KindMark kind /> });
        view! {
            <li class="desk__note">
                {kind}
                <span dir="auto">
                    <Person text=&row.text at_length=true />
                </span>
            </li>
        }
    };
    view! { <ul class="notes">{rows.iter().map(row).collect_view()}</ul> }
}
