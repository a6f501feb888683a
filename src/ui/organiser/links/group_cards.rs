//! The links of an event, each on a card with its code.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::event::link;
use crate::domain::event::{Event, Group};
use crate::ui::components::{CopyField, Hint, Person, QrCode, group_name};
use crate::ui::group::hue;
use crate::ui::organiser::in_sight::InSight;

/// The link of the whole event, where all of it is known, and a card for each group.
#[component]
pub(super) fn GroupCards(
    /// The event.
    event: Event,
    /// The address that the links start with.
    address: RwSignal<String>,
) -> impl IntoView {
    let words = use_session().words();
    let whole = event.is_whole().then(|| view! { <EventCard link=following(&event, address) /> });
    let card = |group: &Group| {
        let link = following(&event.only(&group.id), address);
        view! { <GroupCard group=group.clone() link /> }
    };
    let cards = event.groups.iter().map(card).collect_view();
    view! {
        {whole}
        <h2>{words.share.group_links}</h2>
        <ul class="cards" id="group-links">
            {cards}
        </ul>
    }
}

/// The link that carries this event; it follows the address.
pub(super) fn following(event: &Event, address: RwSignal<String>) -> Memo<String> {
    let fragment = link::encode(event);
    Memo::new(move |_| address.with(|address| format!("{address}#{fragment}")))
}

/// The link of the whole event, or what to share where it is too long.
#[component]
fn EventCard(
    /// The link.
    link: Memo<String>,
) -> impl IntoView {
    let words = use_session().words();
    let short = move || link.with(String::len) <= link::MOST_WHOLE;
    let instead = move || view! { <Hint text=words.share.event_link_too_long.to_owned() /> };
    view! {
        <Show when=short fallback=instead>
            <div class="card stack">
                <CopyField id="link-event" label=words.share.event_link text=link />
                <CodeInSight link label=words.share.event_code />
            </div>
        </Show>
    }
}

/// What a group is sent: who it is, what it is asked, and its link.
#[component]
fn GroupCard(
    /// The group.
    group: Group,
    /// Its link.
    link: Memo<String>,
) -> impl IntoView {
    let words = use_session().words();
    let number = group.number;
    let name = group_name(&group, words);
    let long = move || link.with(String::len) > link::MOST_GROUP;
    view! {
        <li class="card stack" style=("--hue", hue(number))>
            <h3 class="row">
                <span class="mark" aria-hidden="true">
                    {number.to_string()}
                </span>
                <Person text=name />
            </h3>
            <Person class="group-link__question" text=group.question />
            <CodeInSight link label=(words.share.code_of)(number) />
            <CopyField
                id=format!("link-{number}")
                label=(words.share.group_link)(number)
                text=link
            />
            <Show when=long>
                <Hint text=words.share.long_link.to_owned() />
            </Show>
        </li>
    }
}

/// The code of a link, drawn once its place comes into sight: an event may have a thousand.
#[component]
fn CodeInSight(
    /// The link.
    link: Memo<String>,
    /// What the code is of.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <InSight class="code">
            <QrCode link=link.get() label=label.clone() />
        </InSight>
    }
}
