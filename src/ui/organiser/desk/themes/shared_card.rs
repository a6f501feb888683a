//! A shared theme: its name and sentences, what is linked to it, how the groups voted on it.

use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::prelude::*;

use super::super::use_room;
use super::shared_menu::SharedMenu;
use super::ticked::{dropped, is_drag};
use crate::app::{Desk, use_session};
use crate::domain::board::{Note, Theme};
use crate::domain::collection::{Share, SharedTheme};
use crate::domain::command::{Command, DeskCommand, Refusal};
use crate::domain::record::{FactId, NoteId, ThemeId};
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::ui::components::{Alert, CardOf, Person, Rest, visible};
use crate::ui::dom;
use crate::ui::group::hue;
use crate::ui::organiser::in_sight::OneATurn;

/// A card's handle: which theme it shows. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Card {
    /// The words of the screens.
    pub(super) words: &'static Phrases,
    /// The desk it is on.
    pub(super) desk: Desk,
    /// Which theme.
    pub(super) id: ThemeId,
    /// What the room says of it; nothing while it goes.
    pub(super) theme: Memo<Option<Arc<SharedTheme>>>,
    /// Why something could not be done.
    pub(super) fault: RwSignal<String>,
}

impl Card {
    /// Reads what the room says of it. Followed.
    pub(super) fn read<T: Default>(self, read: impl FnOnce(&SharedTheme) -> T) -> T {
        self.theme.with(|theme| theme.as_deref().map(read).unwrap_or_default())
    }

    /// What it is called. Followed.
    pub(super) fn title(self) -> PersonText {
        (self.words.themes.called)(&self.read(|theme| theme.name.clone())).into()
    }

    /// Does it, and goes back to the element of this name on the card.
    pub(super) fn does(self, command: Command, back: &str) -> Result<(), String> {
        match self.desk.dispatch(&command) {
            Ok(()) | Err(Refusal::NothingToDo) => {
                self.fault.set(String::new());
                dom::focus(&self.named(back));
                Ok(())
            }
            Err(refusal) => Err((self.words.faults.refusal)(&refusal)),
        }
    }

    /// The same for a button, whose fault stands on the card.
    pub(super) fn presses(self, command: Command, back: &str) {
        if let Err(why) = self.does(command, back) {
            self.fault.set(why);
        }
    }

    /// Its theme, for what every card of a theme has.
    pub(super) fn of(self) -> CardOf {
        CardOf { id: self.id, title: Signal::derive(move || self.title()) }
    }

    /// The id of the element of this name on the card.
    pub(super) fn named(self, name: &str) -> String {
        format!("{name}-{}", self.id)
    }
}

/// One shared theme.
#[component]
pub(super) fn SharedCard(
    /// Which.
    id: ThemeId,
    /// All of them, in order.
    ids: Memo<Vec<ThemeId>>,
    /// What is linked to it is made in a turn of its own.
    turns: OneATurn,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let linked = OneATurn::later(Some(turns));
    let theme = Memo::new(move |_| desk.theme(id));
    let card = Card { words, desk, id, theme, fault: RwSignal::new(String::new()) };
    let over = move |drag: DragEvent| {
        if is_drag(&drag) {
            drag.prevent_default();
        }
    };
    let drop = move |drag: DragEvent| {
        let parts = dropped(&drag);
        if !parts.is_empty() {
            drag.prevent_default();
            card.presses(Command::Desk(DeskCommand::Link(parts, id)), "shared");
        }
    };
    view! {
        <li>
            <article
                class="card theme theme--shared"
                id=card.named("shared")
                tabindex="-1"
                aria-label=move || visible(card.title())
                on:dragover=over
                on:drop=drop
            >
                <header class="theme__head">
                    <h3 dir="auto">
                        <Person text=Signal::derive(move || card.title()) />
                    </h3>
                    <span class="hint">{move || counts(card)}</span>
                </header>
                <About card />
                <Alert text=card.fault />
                <Show when=move || linked.get()>
                    <Parts card />
                </Show>
                <SharedMenu card ids />
            </article>
        </li>
    }
}

/// What it is called besides, and its sentences.
#[component]
fn About(
    /// The card.
    card: Card,
) -> impl IntoView {
    let sentences = move || {
        let sentence = |text: PersonText| {
            view! {
                <p class="theme__about" dir="auto">
                    <Person text at_length=true />
                </p>
            }
        };
        card.read(|theme| theme.sentences.clone()).into_iter().map(sentence).collect_view()
    };
    let also = move || {
        let also = card.read(|theme| theme.also.clone());
        let name = |text: PersonText| view! { <Person class="tag" text /> };
        (!also.is_empty()).then(|| {
            view! {
                <p class="hint">
                    {card.words.shared.also} " " {also.into_iter().map(name).collect_view()}
                </p>
            }
        })
    };
    view! {
        {also}
        {sentences}
    }
}

/// In how many groups it was raised, its notes, and the median of the votes.
fn counts(card: Card) -> String {
    card.read(|theme| {
        let median = theme.median.map(Share::percent);
        (card.words.shared.counts)(theme.groups(), theme.notes, median)
    })
}

/// A theme or note of a group that is linked.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Part {
    id: FactId,
    number: usize,
    name: String,
    is_note: bool,
}

/// What is linked, each with the way out again.
#[component]
fn Parts(
    /// The card.
    card: Card,
) -> impl IntoView {
    let parts = Memo::new(move |_| parts_of(card));
    let rest = Rest::new();
    view! {
        <ul class="parts" aria-label=card.words.shared.parts>
            <For each=move || parts.get() key=Clone::clone let:part>
                <PartRow card part parts rest />
            </For>
        </ul>
    }
}

/// The way out that comes in the place of that of this part once it is gone: the next one's, after the last the one's before
/// it.
fn neighbour(parts: &[Part], of: &Part) -> Option<String> {
    let place = parts.iter().position(|part| part == of)?;
    let next = parts.get(place + 1).or_else(|| parts.get(place.checked_sub(1)?));
    next.map(unlink_name)
}

/// What the button that unlinks it is called on its card.
fn unlink_name(part: &Part) -> String {
    format!("unlink-{}-{}", part.number, part.id)
}

/// What is linked and stands, by group.
fn parts_of(card: Card) -> Vec<Part> {
    let ids: Vec<FactId> = card.desk.with_links(|links, _| links.parts_of(card.id).collect());
    card.desk.with_collection(|all| {
        let mut parts = Vec::new();
        for (group, collected) in all.groups() {
            let board = collected.board();
            for id in &ids {
                let theme = board.counted_as(ThemeId(*id)).and_then(|theme| board.theme(theme));
                let note = board.note(NoteId(*id)).filter(|note| !note.binned);
                let name = theme.map(Theme::title).or(note.map(Note::text));
                parts.extend(name.map(|name| Part {
                    id: *id,
                    number: group.number,
                    name: name.as_str().to_owned(),
                    is_note: theme.is_none(),
                }));
            }
        }
        parts
    })
}

/// One of them.
#[component]
fn PartRow(
    /// The card.
    card: Card,
    /// What is linked.
    part: Part,
    /// All that is.
    parts: Memo<Vec<Part>>,
    /// Whether the row before was just taken away.
    rest: Rest,
) -> impl IntoView {
    let words = &card.words.shared;
    let label = (words.unlink_of)(part.number, &visible(part.name.as_str()));
    let own = part.clone();
    let unlink = move |_| {
        if rest.begins() {
            let next = parts.with_untracked(|parts| neighbour(parts, &own));
            let unlink = Command::Desk(DeskCommand::Unlink(own.id, card.id));
            card.presses(unlink, next.as_deref().unwrap_or("shared"));
        }
    };
    let class = if part.is_note { "parts__note" } else { "parts__theme" };
    view! {
        <li class="parts__row" style=("--hue", hue(part.number))>
            <span class="mark mark--small" aria-hidden="true">
                {part.number}
            </span>
            <span class=class dir="auto">
                <Person text=part.name.as_str() />
            </span>
            // It can't be pressed, and keeps the focus that came to it.
            <button
                type="button"
                class="button button--quiet"
                id=card.named(&unlink_name(&part))
                aria-label=label
                aria-disabled=move || rest.is_on().to_string()
                on:click=unlink
            >
                {words.unlink}
            </button>
        </li>
    }
}
