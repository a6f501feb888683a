//! What can be done with a theme.

use leptos::prelude::*;

use super::card::{Asks, Card};
use crate::domain::command::Command;
use crate::domain::record::ThemeId;
use crate::ui::components::visible;
use crate::ui::dom;

/// The buttons at the foot of a card; all but the first are behind "more".
#[component]
pub(super) fn CardMenu(
    /// The card.
    card: Card,
    /// All themes on the board.
    themes: Memo<Vec<ThemeId>>,
) -> impl IntoView {
    let words = &card.words.themes;
    let asks = move |what: Asks| Callback::new(move |()| card.asks.set(what));
    let drop = Callback::new(move |()| match card.does(Command::DropTheme(card.id), "drop") {
        Ok(()) => dom::focus("loose"),
        Err(why) => card.fault.set(why),
    });
    view! {
        <footer class="theme__foot">
            <CardButton card name="rename" label=words.rename on_press=asks(Asks::Name) />
            <details class="theme__more">
                <summary id=card.button_id("more")>{words.more}</summary>
                <div class="row row--wrap">
                    <CardButton
                        card
                        name="describe"
                        label=words.describe
                        on_press=asks(Asks::About)
                    />
                    <CardButton
                        card
                        name="merge"
                        label=words.merge
                        on_press=asks(Asks::MergeInto)
                    />
                    <MoveButtons card themes />
                    <CardButton card name="drop" label=words.drop on_press=drop />
                </div>
            </details>
        </footer>
    }
}

/// The buttons that move the theme among the others. They stay focusable at the ends: a keyboard must not lose its place.
#[component]
fn MoveButtons(
    /// The card.
    card: Card,
    /// All themes on the board.
    themes: Memo<Vec<ThemeId>>,
) -> impl IntoView {
    let words = &card.words.themes;
    let place = move || themes.with_untracked(|all| all.iter().position(|id| *id == card.id));
    let at = move |place: usize| themes.with_untracked(|all| all.get(place).copied());
    let earlier = Callback::new(move |()| {
        let before = place().and_then(|place| place.checked_sub(1)).and_then(at);
        // Before nothing would be the end.
        if before.is_some() {
            card.presses(Command::MoveTheme(card.id, before), "earlier");
        }
    });
    let later = Callback::new(move |()| {
        let before = place().and_then(|place| at(place + 2));
        card.presses(Command::MoveTheme(card.id, before), "later");
    });
    let first = Signal::derive(move || themes.with(|all| all.first() == Some(&card.id)));
    let last = Signal::derive(move || themes.with(|all| all.last() == Some(&card.id)));
    view! {
        <CardButton card name="earlier" label=words.earlier off=first on_press=earlier />
        <CardButton card name="later" label=words.later off=last on_press=later />
    }
}

/// A button of a card; a screen reader says of which theme it is.
#[component]
fn CardButton(
    /// The card.
    card: Card,
    /// What its id begins with.
    name: &'static str,
    /// What it says.
    label: &'static str,
    /// Whether it does nothing at the moment, where it is one that ever does nothing.
    #[prop(optional, into)]
    off: Option<Signal<bool>>,
    /// It was pressed.
    on_press: Callback<()>,
) -> impl IntoView {
    let about = move || (card.words.themes.of_theme)(label, &visible(card.title.get()));
    view! {
        <button
            type="button"
            class="button button--quiet"
            id=card.button_id(name)
            aria-label=about
            aria-disabled=move || off.map(|off| off.get().to_string())
            on:click=move |_| on_press.run(())
        >
            {label}
        </button>
    }
}
