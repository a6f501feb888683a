//! What a theme's card asks for: another name, what the theme is about, the theme that it is to count as.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::card::{Asks, Card};
use super::title;
use crate::app::fields;
use crate::domain::board::Theme;
use crate::domain::command::Command;
use crate::domain::record::ThemeId;
use crate::domain::text::PersonText;
use crate::ui::components::{NameForm, Person};
use crate::ui::dom::{self, focused};

/// The question; nothing while there is none.
#[component]
pub(super) fn CardQuestion(
    /// The card that asks.
    card: Card,
    /// All themes on the board.
    themes: Memo<Vec<ThemeId>>,
) -> impl IntoView {
    move || match card.asks.get() {
        Asks::Nothing => None,
        Asks::Name => Some(EitherOf3::A(view! { <Rename card /> })),
        Asks::About => Some(EitherOf3::B(view! { <Describe card /> })),
        Asks::MergeInto => Some(EitherOf3::C(view! { <MergeInto card themes /> })),
    }
}

/// Asks for another name.
#[component]
fn Rename(
    /// The card that asks.
    card: Card,
) -> impl IntoView {
    let done = Callback::new(move |name| card.does(Command::Rename(card.id, name), "rename"));
    let leave = Callback::new(move |()| card.close("rename"));
    view! {
        <NameForm
            id=card.button_id("name")
            label=card.words.themes.name
            value=written(card, |theme| theme.title().into())
            draft=card.session.draft(&fields::rename(card.id))
            button=card.words.group.save
            on_done=done
            on_cancel=leave
        />
    }
}

/// Asks what the theme is about.
#[component]
fn Describe(
    /// The card that asks.
    card: Card,
) -> impl IntoView {
    let done = Callback::new(move |about| card.does(Command::Describe(card.id, about), "more"));
    let leave = Callback::new(move |()| card.close("more"));
    view! {
        <NameForm
            id=card.button_id("about")
            label=card.words.themes.about
            value=written(card, |theme| theme.description().into())
            draft=card.session.draft(&fields::about(card.id))
            button=card.words.group.save
            on_done=done
            on_cancel=leave
        />
    }
}

/// What stands there when the question is asked: what is being typed doesn't follow the theme.
fn written(card: Card, read: fn(&Theme) -> PersonText) -> PersonText {
    untrack(|| card.session.with_board(|board| board.theme(card.id).map(read))).unwrap_or_default()
}

/// Asks for the theme that this one is to count as.
#[component]
fn MergeInto(
    /// The card that asks.
    card: Card,
    /// All themes on the board.
    themes: Memo<Vec<ThemeId>>,
) -> impl IntoView {
    let words = card.words;
    let others = move || {
        dom::keep_focus();
        themes.get().into_iter().filter(|other| *other != card.id).collect::<Vec<_>>()
    };
    view! {
        <div class="stack" role="group" aria-label=words.themes.merge_into>
            <p>{words.themes.merge_into}</p>
            <ul class="places">
                <For each=others key=|id| *id let:other>
                    <MergePlace card other />
                </For>
            </ul>
            <button
                type="button"
                class="button"
                use:focused
                on:click=move |_| card.close("more")
            >
                {words.group.cancel}
            </button>
        </div>
    }
}

/// One of the themes that it can count as.
#[component]
fn MergePlace(
    /// The card that asks.
    card: Card,
    /// Which theme.
    other: ThemeId,
) -> impl IntoView {
    let name = title(card.session, card.words, other);
    let merge = move |_| {
        card.presses(Command::MergeInto(card.id, other), "more");
        dom::focus(&format!("more-{other}"));
    };
    view! {
        <li>
            <button type="button" class="button place" dir="auto" on:click=merge>
                <Person text=name />
            </button>
        </li>
    }
}
