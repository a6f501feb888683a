//! What can be done with a shared theme.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::shared_card::Card;
use crate::app::{Draft, DraftPlace};
use crate::domain::command::Command;
use crate::domain::record::ThemeId;
use crate::domain::text::PersonText;
use crate::ui::components::{NameForm, Person, visible};
use crate::ui::dom::{self, focused};

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
        Asks::MergeInto => Some(EitherOf3::C(view! { <MergeInto menu ids /> })),
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
#[component]
fn MergeInto(
    /// The menu that asks.
    menu: Menu,
    /// All shared themes.
    ids: Memo<Vec<ThemeId>>,
) -> impl IntoView {
    let card = menu.card;
    let words = card.words;
    let others = move || {
        let named = |id: ThemeId| (id, name_of(card, id));
        ids.get().into_iter().filter(|id| *id != card.id).map(named).collect::<Vec<_>>()
    };
    let place = move |(other, name): (ThemeId, PersonText)| {
        let merge = move |_| {
            card.presses(Command::MergeInto(card.id, other), "shared");
            dom::focus(&format!("shared-{other}"));
        };
        view! {
            <li>
                <button type="button" class="button place" dir="auto" on:click=merge>
                    <Person text=name />
                </button>
            </li>
        }
    };
    view! {
        <div class="stack" role="group" aria-label=words.themes.merge_into>
            <p>{words.themes.merge_into}</p>
            <ul class="places">{move || others().into_iter().map(place).collect_view()}</ul>
            <button
                type="button"
                class="button"
                use:focused
                on:click=move |_| menu.close("merge")
            >
                {words.group.cancel}
            </button>
        </div>
    }
}

fn name_of(card: Card, id: ThemeId) -> PersonText {
    card.desk.theme(id).map(|theme| theme.name.clone()).unwrap_or_default()
}

/// What was merged into it, each with the way out again.
#[component]
fn Included(
    /// The card.
    card: Card,
) -> impl IntoView {
    let words = &card.words.themes;
    let merged = move |(id, name): (ThemeId, PersonText)| {
        let label = (words.of_theme)(words.split, &visible(&name));
        let split = move |_| card.presses(Command::Split(id), "shared");
        view! {
            <p class="row row--wrap hint">
                {words.includes} <Person text=name />
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=label
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
    let words = card.words;
    let asks = move |what: Asks| Callback::new(move |()| menu.asks.set(what));
    let place = move || ids.with_untracked(|all| all.iter().position(|id| *id == card.id));
    let at = move |place: usize| ids.with_untracked(|all| all.get(place).copied());
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
    let drop = Callback::new(move |()| {
        card.presses(Command::DropTheme(card.id), "shared");
        dom::focus("shared-title");
    });
    view! {
        <footer class="theme__foot">
            <CardButton card name="rename" label=words.themes.rename on_press=asks(Asks::Name) />
            <CardButton
                card
                name="describe"
                label=words.themes.describe
                on_press=asks(Asks::About)
            />
            <details class="theme__more">
                <summary>{words.themes.more}</summary>
                <div class="row row--wrap">
                    <CardButton
                        card
                        name="merge"
                        label=words.themes.merge
                        on_press=asks(Asks::MergeInto)
                    />
                    <CardButton card name="earlier" label=words.themes.earlier on_press=earlier />
                    <CardButton card name="later" label=words.themes.later on_press=later />
                    <CardButton card name="drop" label=words.shared.drop on_press=drop />
                </div>
            </details>
        </footer>
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
    /// It was pressed.
    on_press: Callback<()>,
) -> impl IntoView {
    let about = move || (card.words.themes.of_theme)(label, &visible(card.title()));
    view! {
        <button
            type="button"
            class="button button--quiet"
            id=card.named(name)
            aria-label=about
            on:click=move |_| on_press.run(())
        >
            {label}
        </button>
    }
}
