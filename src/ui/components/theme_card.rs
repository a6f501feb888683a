//! What the card of a theme has, a group's and one of the whole room's alike: its buttons, the moves among the others, and
//! the choice of the theme that it is to count as.

use leptos::prelude::*;

use super::final_button::just_came;
use super::{Person, visible};
use crate::app::use_session;
use crate::domain::record::ThemeId;
use crate::domain::text::PersonText;
use crate::ui::dom::{self, focused};
use crate::ui::keys;

/// The theme of a card. A small copy.
#[derive(Clone, Copy)]
pub(crate) struct CardOf {
    /// Which.
    pub(crate) id: ThemeId,
    /// What it is called.
    pub(crate) title: Signal<PersonText>,
}

impl CardOf {
    /// The id of the card's element of this name.
    pub(crate) fn named(self, name: &str) -> String {
        format!("{name}-{}", self.id)
    }
}

/// A button of a card; a screen reader says of which theme it is.
#[component]
pub(crate) fn CardButton(
    /// The card's theme.
    card: CardOf,
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
    let words = &use_session().words().themes;
    let about = move || (words.of_theme)(label, &visible(card.title.get()));
    view! {
        <button
            type="button"
            class="button button--quiet"
            id=card.named(name)
            aria-label=about
            aria-disabled=move || off.map(|off| off.get().to_string())
            on:click=move |_| on_press.run(())
        >
            {label}
        </button>
    }
}

/// What else can be done with a card's theme, and the button that shows it. That one stays where it is: who presses twice puts
/// away again what came.
#[component]
pub(crate) fn CardMore(
    /// The card's theme.
    card: CardOf,
    /// The buttons.
    children: Children,
) -> impl IntoView {
    let words = &use_session().words().themes;
    let about = move || (words.of_theme)(words.more, &visible(card.title.get()));
    let is_open = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="button button--quiet theme__opener"
            id=card.named("more")
            aria-label=about
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {words.more}
        </button>
        <div class="row row--wrap theme__more" hidden=move || !is_open.get()>
            {children()}
        </div>
    }
}

/// The buttons that move a theme among the others. They stay focusable at the ends: a keyboard must not lose its place.
#[component]
pub(crate) fn MoveButtons(
    /// The card's theme.
    card: CardOf,
    /// All themes, in order.
    themes: Memo<Vec<ThemeId>>,
    /// Moves it before another, or to the end; with the name of the button that was pressed.
    on_move: Callback<(Option<ThemeId>, &'static str)>,
) -> impl IntoView {
    let words = &use_session().words().themes;
    let place = move || themes.with_untracked(|all| all.iter().position(|id| *id == card.id));
    let at = move |place: usize| themes.with_untracked(|all| all.get(place).copied());
    let earlier = Callback::new(move |()| {
        let before = place().and_then(|place| place.checked_sub(1)).and_then(at);
        // Before nothing would be the end.
        if before.is_some() {
            on_move.run((before, "earlier"));
        }
    });
    let later = Callback::new(move |()| {
        on_move.run((place().and_then(|place| at(place + 2)), "later"));
    });
    let first = Signal::derive(move || themes.with(|all| all.first() == Some(&card.id)));
    let last = Signal::derive(move || themes.with(|all| all.last() == Some(&card.id)));
    view! {
        <CardButton card name="earlier" label=words.earlier off=first on_press=earlier />
        <CardButton card name="later" label=words.later off=last on_press=later />
    }
}

/// Asks for the theme that a theme is to count as.
#[component]
pub(crate) fn MergeInto(
    /// The card's theme.
    card: CardOf,
    /// All themes, in order.
    themes: Memo<Vec<ThemeId>>,
    /// What a theme is called.
    name_of: Callback<ThemeId, Signal<PersonText>>,
    /// It is to count as this one.
    on_merge: Callback<ThemeId>,
    /// It is not.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let words = use_session().words();
    // The list comes up where the button stood.
    let is_new = just_came();
    let others = move || {
        dom::keep_focus();
        themes.get().into_iter().filter(|other| *other != card.id).collect::<Vec<_>>()
    };
    let place = move |other: ThemeId| {
        view! {
            <li>
                <button
                    type="button"
                    class="button place"
                    dir="auto"
                    disabled=is_new
                    on:click=move |_| on_merge.run(other)
                >
                    <Person text=name_of.run(other) />
                </button>
            </li>
        }
    };
    view! {
        <div
            class="stack"
            role="group"
            aria-label=words.themes.merge_into
            on:keydown=move |key| {
                if keys::escapes(&key) {
                    on_cancel.run(());
                }
            }
        >
            // Before the themes: they come next.
            <p tabindex="-1" use:focused>
                {words.themes.merge_into}
            </p>
            <ul class="places">
                <For each=others key=|id| *id let:other>
                    {place(other)}
                </For>
            </ul>
            <button type="button" class="button" on:click=move |_| on_cancel.run(())>
                {words.group.cancel}
            </button>
        </div>
    }
}
