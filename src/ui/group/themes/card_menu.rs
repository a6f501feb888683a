//! What can be done with a theme.

use leptos::prelude::*;

use super::card::{Asks, Card};
use crate::domain::command::Command;
use crate::domain::record::ThemeId;
use crate::ui::components::{CardButton, CardMore, MoveButtons};
use crate::ui::dom;

/// The buttons at the foot of a card; all but the first are behind "more".
#[component]
pub(super) fn CardMenu(
    /// The card.
    card: Card,
    /// All themes on the board.
    themes: Memo<Vec<ThemeId>>,
) -> impl IntoView {
    let (words, of) = (&card.words.themes, card.of());
    let moves = Callback::new(move |(before, button)| {
        card.presses(Command::MoveTheme(card.id, before), button);
    });
    let asks = move |what: Asks| Callback::new(move |()| card.asks.set(what));
    let drop = Callback::new(move |()| match card.does(Command::DropTheme(card.id), "drop") {
        Ok(()) => dom::focus("loose"),
        Err(why) => card.fault.set(why),
    });
    view! {
        <footer class="theme__foot">
            <CardButton
                card=of
                name="rename"
                label=words.rename
                on_press=asks(Asks::Name)
            />
            <CardMore card=of>
                    <CardButton
                        card=of
                        name="describe"
                        label=words.describe
                        on_press=asks(Asks::About)
                    />
                    <CardButton
                        card=of
                        name="merge"
                        label=words.merge
                        on_press=asks(Asks::MergeInto)
                    />
                    <MoveButtons card=of themes on_move=moves />
                    <CardButton card=of name="drop" label=words.drop on_press=drop />
            </CardMore>
        </footer>
    }
}
