//! Gathering notes into themes: tick notes, then say where they go. Nothing needs dragging.

mod actions;
mod card;
mod card_menu;
mod card_question;
mod tick_list;
mod ticks;

use std::collections::BTreeSet;

use leptos::prelude::*;

use self::actions::Actions;
use self::card::ThemeCard;
use self::tick_list::TickList;
use self::ticks::Ticks;
use super::group_view::use_group;
use crate::app::{GroupSession, use_session};
use crate::domain::record::ThemeId;
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::ui::dom;
use crate::ui::route::GroupTab;

/// The forms that were left with something in them, by the name of their field: they stand open again.
type Begun = StoredValue<BTreeSet<String>>;

/// The themes of a group.
#[component]
pub(super) fn Themes() -> impl IntoView {
    let group = use_group();
    let begun = StoredValue::new(untrack(|| group.session.begun()));
    let ticks = Ticks::left_by(group.session, begun);
    let themes = Memo::new(move |_| {
        group.session.with_board(|board| {
            board.themes().into_iter().map(|theme| theme.id).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="gather">
            <LooseNotes ticks />
            <ThemeCards themes ticks begun />
            <Actions themes ticks begun />
        </div>
    }
}

/// The notes that are in no theme.
#[component]
fn LooseNotes(
    /// The ticked notes.
    ticks: Ticks,
) -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let loose = Memo::new(move |_| {
        group.session.with_board(|board| board.unplaced().map(|note| note.id).collect::<Vec<_>>())
    });
    let has_themes = move || group.session.with_board(|board| !board.themes().is_empty());
    let said = move || {
        let none = group.session.note_ids().with(Vec::is_empty);
        if none { words.themes.no_notes } else { words.themes.all_placed }
    };
    view! {
        <section class="gather__loose" aria-labelledby="loose">
            // Beside the heading: it pushes nothing down, and stands above however many notes there are.
            <div class="gather__head">
                <h2 id="loose" tabindex="-1">
                    {move || (words.themes.not_placed)(loose.with(Vec::len))}
                </h2>
                <Show when=has_themes>
                    <a
                        class="button button--quiet"
                        id="suggestions"
                        href=group.route(GroupTab::Suggestions).href()
                    >
                        {words.themes.suggestions}
                    </a>
                </Show>
            </div>
            <Show when=move || loose.with(Vec::is_empty)>
                <p class="empty">{said}</p>
            </Show>
            <TickList ids=loose ticks />
        </section>
    }
}

/// The themes on the board, a card each.
#[component]
fn ThemeCards(
    /// The themes, in their order.
    themes: Memo<Vec<ThemeId>>,
    /// The ticked notes.
    ticks: Ticks,
    /// The forms that were left with something in them.
    begun: Begun,
) -> impl IntoView {
    let words = use_session().words();
    let in_order = move || {
        dom::keep_focus();
        themes.get()
    };
    view! {
        <section class="gather__themes" aria-labelledby="themes">
            <h2 id="themes">{move || (words.themes.themes)(themes.with(Vec::len))}</h2>
            <Show when=move || themes.with(Vec::is_empty)>
                <p class="empty">{words.themes.empty}</p>
            </Show>
            <div class="cards">
                <For each=in_order key=|id| *id let:id>
                    <ThemeCard id themes ticks begun />
                </For>
            </div>
        </section>
    }
}

/// What a theme is called, as it changes; in words of ours where its own are not here.
fn title(session: GroupSession, words: &'static Phrases, id: ThemeId) -> Signal<PersonText> {
    let title = Memo::new(move |_| {
        let own = session
            .with_board(|board| board.theme(id).map(|theme| PersonText::from(theme.title())));
        PersonText::from((words.themes.called)(&own.unwrap_or_default()))
    });
    title.into()
}
