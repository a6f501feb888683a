//! The links of an event, each with its code.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::event::link;
use crate::domain::event::{Event, Group};
use crate::ui::components::{CopyField, Hint, QrCode};

/// The link of the whole event, where all of it is known, and of each group.
#[component]
pub(super) fn Links(
    /// The event.
    event: Event,
    /// The address that they start with.
    address: RwSignal<String>,
) -> impl IntoView {
    let words = use_session().words();
    let whole = event.is_whole().then(|| view! { <EventLink link=following(&event, address) /> });
    let row = |group: &Group| {
        let link = following(&event.only(&group.id), address);
        view! { <GroupLink number=group.number link /> }
    };
    let rows = event.groups.iter().map(row).collect_view();
    view! {
        {whole}
        <h3>{words.share.group_links}</h3>
        <ul class="stack">{rows}</ul>
    }
}

/// The link that carries this event; it follows the address.
pub(super) fn following(event: &Event, address: RwSignal<String>) -> Memo<String> {
    let fragment = link::encode(event);
    Memo::new(move |_| address.with(|address| format!("{address}#{fragment}")))
}

/// The link of the whole event, or what to share where it is too long.
#[component]
fn EventLink(
    /// The link.
    link: Memo<String>,
) -> impl IntoView {
    let words = use_session().words();
    let short = move || link.with(String::len) <= link::MOST_WHOLE;
    let instead = move || view! { <Hint text=words.share.event_link_too_long.to_owned() /> };
    view! {
        <div class="field">
            <Show when=short fallback=instead>
                <div class="field">
                    <CopyField id="link-event" label=words.share.event_link text=link />
                    <CodeOfLink link label=words.share.event_code />
                </div>
            </Show>
        </div>
    }
}

/// The link of a group.
#[component]
fn GroupLink(
    /// The group's number.
    number: usize,
    /// The link.
    link: Memo<String>,
) -> impl IntoView {
    let words = use_session().words();
    let long = move || link.with(String::len) > link::MOST_GROUP;
    view! {
        <li>
            <CopyField
                id=format!("link-{number}")
                label=(words.share.group_link)(number)
                text=link
            />
            <Show when=long>
                <Hint text=words.share.long_link.to_owned() />
            </Show>
            <CodeOfLink link label=(words.share.code_of)(number) />
        </li>
    }
}

/// The code of a link, drawn when it is asked for.
#[component]
fn CodeOfLink(
    /// The link.
    link: Memo<String>,
    /// What the code is of.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let words = use_session().words();
    let asked = RwSignal::new(false);
    // The browser tells it later, when the screen may be left.
    let ask = move |_| {
        asked.try_set(true);
    };
    let code = move || {
        let link = asked.get().then(|| link.get())?;
        Some(view! { <QrCode link label=label.clone() /> })
    };
    view! {
        <details on:toggle=ask>
            <summary>{words.share.show_code}</summary>
            {code}
        </details>
    }
}
