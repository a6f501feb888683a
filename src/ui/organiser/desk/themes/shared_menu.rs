//! What can be done with a shared theme.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::shared_card::Card;
use crate::app::{Draft, DraftPlace};
use crate::domain::command::Command;
use crate::domain::record::ThemeId;
use crate::domain::text::PersonText;
use crate::ui::components::{
    CardButton, CardMore, MergeInto, MoveButtons, NameForm, Person, Rest, visible,
};
use crate::ui::dom;

/// What the card asks for at the moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nothing,
    Name,
    About,
    MergeInto,
}

/// The menu's handle. A small copy.
#[derive(Clone, Copy)]
struct Menu {
    card: Card,
    asks: RwSignal<Asks>,
}

impl Menu {
    /// Does it, puts the question away, and goes back to the button of this name.
    fn does(self, command: Command, back: &str) -> Result<(), String> {
        self.card.does(command, back).inspect(|()| self.asks.set(Asks::Nothing))
    }

    fn close(self, back: &str) {
        self.asks.set(Asks::Nothing);
        dom::focus(&self.card.named(back));
    }

    fn draft(self, field: &str) -> Draft<String> {
        let place = format!("shared-{field}/{}", self.card.id);
        let desk = self.card.desk;
        desk.record().session().draft(DraftPlace::of_event(&desk.event(), &place))
    }
}

/// The question that is asked, what was merged, and the buttons.
#[component]
pub(super) fn SharedMenu(
    /// The card.
    card: Card,
    /// All shared themes, in order.
    ids: Memo<Vec<ThemeId>>,
) -> impl IntoView {
    let menu = Menu { card, asks: RwSignal::new(Asks::Nothing) };
    // What was being typed is asked for again.
    for (field, asks) in [("name", Asks::Name), ("about", Asks::About)] {
        if untrack(|| menu.draft(field).own()).is_some() {
            menu.asks.set(asks);
        }
    }
    let question = move || match menu.asks.get() {
        Asks::Nothing => None,
        Asks::Name => Some(EitherOf3::A(view! { <Rename menu /> })),
        Asks::About => Some(EitherOf3::B(view! { <Describe menu /> })),
        Asks::MergeInto => Some(EitherOf3::C(merge_into(menu, ids))),
    };
    view! {
        {question}
        <Included card />
        <Buttons menu ids />
    }
}

/// Asks for another name.
#[component]
fn Rename(
    /// The menu that asks.
    menu: Menu,
) -> impl IntoView {
    let card = menu.card;
    let done = Callback::new(move |name| menu.does(Command::Rename(card.id, name), "rename"));
    view! {
        <NameForm
            id=card.named("name")
            label=card.words.themes.name
            value=untrack(|| card.read(|theme| theme.name.clone()))
            draft=menu.draft("name")
            button=card.words.group.save
            on_done=done
            on_cancel=Callback::new(move |()| menu.close("rename"))
        />
    }
}

/// Asks for a sentence that says what it is about.
#[component]
fn Describe(
    /// The menu that asks.
    menu: Menu,
) -> impl IntoView {
    let card = menu.card;
    let own = untrack(|| {
        card.desk.with_links(|_, board| {
            board.theme(card.id).map(|theme| theme.description().clone()).unwrap_or_default()
        })
    });
    let done = Callback::new(move |about| menu.does(Command::Describe(card.id, about), "describe"));
    view! {
        <NameForm
            id=card.named("about")
            label=card.words.shared.sentence
            value=own
            draft=menu.draft("about")
            button=card.words.group.save
            on_done=done
            on_cancel=Callback::new(move |()| menu.close("describe"))
        />
    }
}

/// Asks for the theme that this one is to count as.
fn merge_into(menu: Menu, themes: Memo<Vec<ThemeId>>) -> impl IntoView {
    let card = menu.card;
    let name = move |id| card.desk.theme(id).map(|theme| theme.name.clone()).unwrap_or_default();
    let name_of = Callback::new(move |id| Signal::derive(move || name(id)));
    let merge = Callback::new(move |other| {
        card.presses(Command::MergeInto(card.id, other), "shared");
        dom::focus(&format!("shared-{other}"));
    });
    let leave = Callback::new(move |()| menu.close("merge"));
    view! { <MergeInto card=card.of() themes name_of on_merge=merge on_cancel=leave /> }
}

/// What was merged into it, each with the way out again.
#[component]
fn Included(
    /// The card.
    card: Card,
) -> impl IntoView {
    let (words, rest) = (&card.words.themes, Rest::new());
    let merged = move |(id, name): (ThemeId, PersonText)| {
        let label = (words.of_theme)(words.split, &visible(&name));
        let split = move |_| {
            if rest.begins() {
                card.presses(Command::Split(id), "shared");
            }
        };
        view! {
            <p class="row row--wrap hint">
                {words.includes} <Person text=name />
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=label
                    aria-disabled=move || rest.is_on().to_string()
                    on:click=split
                >
                    {words.split}
                </button>
            </p>
        }
    };
    let all = move || card.read(|theme| theme.merged.clone());
    view! { {move || all().into_iter().map(merged).collect_view()} }
}

/// The buttons at the foot of the card.
#[component]
fn Buttons(
    /// The menu.
    menu: Menu,
    /// All shared themes, in order.
    ids: Memo<Vec<ThemeId>>,
) -> impl IntoView {
    let card = menu.card;
    let (words, of) = (card.words, card.of());
    let asks = move |what: Asks| Callback::new(move |()| menu.asks.set(what));
    let moves = Callback::new(move |(before, button)| {
        card.presses(Command::MoveTheme(card.id, before), button);
    });
    let drop = Callback::new(move |()| {
        card.presses(Command::DropTheme(card.id), "shared");
        dom::focus("shared-title");
    });
    view! {
        <footer class="theme__foot">
            <CardButton
                card=of
                name="rename"
                label=words.themes.rename
                on_press=asks(Asks::Name)
            />
            <CardButton
                card=of
                name="describe"
                label=words.themes.describe
                on_press=asks(Asks::About)
            />
            <CardMore card=of>
                    <CardButton
                        card=of
                        name="merge"
                        label=words.themes.merge
                        on_press=asks(Asks::MergeInto)
                    />
                    <MoveButtons card=of themes=ids on_move=moves />
                    <CardButton card=of name="drop" label=words.shared.drop on_press=drop />
            </CardMore>
        </footer>
    }
}
