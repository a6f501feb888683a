//! An event on paper: a card for each group, to cut out and hang where it sits.

use leptos::prelude::*;

use super::group_cards::following;
use crate::app::use_session;
use crate::domain::event::link::MOST_WHOLE;
use crate::domain::event::{Event, Group};
use crate::domain::text::PersonText;
use crate::ui::components::{Person, QrCode};
use crate::ui::group::hue;
use crate::ui::organiser::on_paper::OnPaper;

/// A card for the whole event, where one link carries it, and for each group.
#[component]
pub(super) fn PaperCards(
    /// The event.
    event: Event,
    /// The address that the links start with.
    address: RwSignal<String>,
) -> impl IntoView {
    view! {
        <OnPaper>
            <AllCards event=event.clone() address />
        </OnPaper>
    }
}

/// The cards, while the page is printed.
#[component]
fn AllCards(
    /// The event.
    event: Event,
    /// The address that the links start with.
    address: RwSignal<String>,
) -> impl IntoView {
    let link = |event: &Event| following(event, address).get();
    let whole = event.is_whole().then(|| link(&event)).filter(|link| link.len() <= MOST_WHOLE);
    let whole = whole.map(|link| view! { <WholeCard title=event.title.clone() link /> });
    let card = |group: &Group| {
        let link = link(&event.only(&group.id));
        view! { <GroupCard title=event.title.clone() group=group.clone() link /> }
    };
    view! {
        {whole}
        {event.groups.iter().map(card).collect_view()}
    }
}

/// The card of the whole event.
#[component]
fn WholeCard(
    /// What the event is called.
    title: PersonText,
    /// Its link.
    link: String,
) -> impl IntoView {
    let words = &use_session().words().share;
    view! {
        <article class="paper__card">
            <QrCode link=link.clone() label=words.event_code />
            <div class="paper__words">
                <p class="paper__of">{words.event_link}</p>
                <h2 dir="auto">
                    <Person text=title />
                </h2>
                <p class="paper__link" translate="no">
                    {link}
                </p>
            </div>
        </article>
    }
}

/// The card of a group.
#[component]
fn GroupCard(
    /// What the event is called.
    title: PersonText,
    /// The group.
    group: Group,
    /// Its link.
    link: String,
) -> impl IntoView {
    let words = &use_session().words().share;
    let name = (!group.name.is_empty()).then(|| {
        view! {
            <p class="paper__name" dir="auto">
                <Person text=group.name />
            </p>
        }
    });
    view! {
        <article class="paper__card" style=("--hue", hue(group.number))>
            <QrCode link=link.clone() label=(words.code_of)(group.number) />
            <div class="paper__words">
                <p class="paper__of">
                    <Person text=title />
                </p>
                <p class="paper__group">{(words.group)(group.number)}</p>
                {name}
                <h2 dir="auto">
                    <Person text=group.question at_length=true />
                </h2>
                <p class="paper__link" translate="no">
                    {link}
                </p>
            </div>
        </article>
    }
}
