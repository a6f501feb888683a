//! A theme: its name, its description, its notes, and what was merged into it.

use leptos::prelude::*;

use super::card_menu::CardMenu;
use super::card_question::CardQuestion;
use super::tick_list::TickList;
use super::ticks::Ticks;
use super::{Begun, title};
use crate::app::{GroupSession, fields, use_session};
use crate::domain::command::Command;
use crate::domain::record::ThemeId;
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::ui::components::{Alert, CardOf, Person, visible};
use crate::ui::dom;
use crate::ui::group::group_view::use_group;

/// What the card asks for at the moment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// Nothing.
    Nothing,
    /// Another name.
    Name,
    /// What the theme is about.
    About,
    /// The theme that it is to count as.
    MergeInto,
}

/// A card's handle: which theme it shows, and what it asks for. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Card {
    /// The words of the screens.
    pub(super) words: &'static Phrases,
    /// The group that the theme is of.
    pub(super) session: GroupSession,
    /// Which theme.
    pub(super) id: ThemeId,
    /// What it is called.
    pub(super) title: Signal<PersonText>,
    /// What the card asks for.
    pub(super) asks: RwSignal<Asks>,
    /// Why something could not be done.
    pub(super) fault: RwSignal<String>,
}

impl Card {
    /// Does it, puts the question away, and goes back to the button of this name.
    pub(super) fn does(self, command: Command, back: &str) -> Result<(), String> {
        match self.session.settle(command) {
            Ok(()) => {
                self.fault.set(String::new());
                self.close(back);
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

    /// Puts the question away, and goes back to the button of this name.
    pub(super) fn close(self, back: &str) {
        self.asks.set(Asks::Nothing);
        dom::focus(&self.button_id(back));
    }

    /// Its theme, for what every card of a theme has.
    pub(super) fn of(self) -> CardOf {
        CardOf { id: self.id, title: self.title }
    }

    /// The id of the card's button of this name.
    pub(super) fn button_id(self, name: &str) -> String {
        self.of().named(name)
    }
}

/// One theme on the board.
#[component]
pub(super) fn ThemeCard(
    /// Which.
    id: ThemeId,
    /// All themes on the board.
    themes: Memo<Vec<ThemeId>>,
    /// The ticked notes.
    ticks: Ticks,
    /// The forms that were left with something in them.
    begun: Begun,
) -> impl IntoView {
    let words = use_session().words();
    let session = use_group().session;
    let title = title(session, words, id);
    let asks = begun.with_value(|begun| match begun {
        begun if begun.contains(&fields::rename(id)) => Asks::Name,
        begun if begun.contains(&fields::about(id)) => Asks::About,
        _ => Asks::Nothing,
    });
    let (asks, fault) = (RwSignal::new(asks), RwSignal::new(String::new()));
    let card = Card { words, session, id, title, asks, fault };
    let notes = Memo::new(move |_| {
        session.with_board(|board| board.notes_in(id).map(|note| note.id).collect::<Vec<_>>())
    });
    view! {
        <article class="card theme" aria-label=move || visible(title.get())>
            <header class="theme__head">
                <h3 dir="auto">
                    <Person text=title />
                </h3>
                <span class="hint">{move || (words.themes.notes)(notes.with(Vec::len))}</span>
            </header>
            <About card />
            <CardQuestion card themes />
            <Alert text=fault />
            <TickList ids=notes ticks />
            <Included card />
            <CardMenu card themes />
        </article>
    }
}

/// What the theme is about, where somebody said it.
#[component]
fn About(
    /// The card.
    card: Card,
) -> impl IntoView {
    let about = Memo::new(move |_| {
        let about = card.session.with_board(|board| {
            board.theme(card.id).map(|theme| PersonText::from(theme.description()))
        });
        about.unwrap_or_default()
    });
    view! {
        <Show when=move || !about.with(PersonText::is_empty)>
            <p class="theme__about" dir="auto">
                <Person text=Signal::from(about) at_length=true />
            </p>
        </Show>
    }
}

/// What was merged into the theme, each with the way out again.
#[component]
fn Included(
    /// The card.
    card: Card,
) -> impl IntoView {
    let merged = Memo::new(move |_| card.session.with_board(|board| board.merged_into(card.id)));
    view! {
        <For each=move || merged.get() key=|id| *id let:other>
            <IncludedTheme card other />
        </For>
    }
}

/// One theme that was merged.
#[component]
fn IncludedTheme(
    /// The card of the theme that it counts as.
    card: Card,
    /// Which.
    other: ThemeId,
) -> impl IntoView {
    let words = &card.words.themes;
    let name = title(card.session, card.words, other);
    let label = move || (words.of_theme)(words.split, &visible(name.get()));
    let split = move |_| card.presses(Command::Split(other), "more");
    view! {
        <p class="row row--wrap hint">
            {words.includes} <Person text=name />
            <button type="button" class="button button--quiet" aria-label=label on:click=split>
                {words.split}
            </button>
        </p>
    }
}
