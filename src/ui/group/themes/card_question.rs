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
use crate::ui::components::{MergeInto, NameForm};
use crate::ui::dom;

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
        Asks::MergeInto => Some(EitherOf3::C(merge_into(card, themes))),
    }
}

/// Asks for the theme that this one is to count as.
fn merge_into(card: Card, themes: Memo<Vec<ThemeId>>) -> impl IntoView {
    let name_of = Callback::new(move |other| title(card.session, card.words, other));
    let merge = Callback::new(move |other| {
        card.presses(Command::MergeInto(card.id, other), "more");
        dom::focus(&format!("more-{other}"));
    });
    let leave = Callback::new(move |()| card.close("more"));
    view! { <MergeInto card=card.of() themes name_of on_merge=merge on_cancel=leave /> }
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
