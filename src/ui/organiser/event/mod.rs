//! What the organiser does with an event: share it, change it, use it again, collect.

mod cards;
mod links;
mod on_paper;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use self::cards::Cards;
use self::links::Links;
use super::other_versions::OtherVersions;
use crate::app::use_session;
use crate::domain::event::Event;
use crate::domain::event::link::address;
use crate::domain::file::write_event;
use crate::domain::text::slug;
use crate::ui::components::Hint;
use crate::ui::route::{Basis, Route};

/// The organiser's part of an event's screen.
#[component]
pub(in crate::ui) fn ForOrganiser(
    /// The event.
    event: Event,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let address = RwSignal::new(session.address());
    view! {
        <OtherVersions event=event.id.clone() />
        <section class="stack off-paper" aria-labelledby="organiser">
            <h2 id="organiser">{words.share.organiser}</h2>
            <Ways event=event.clone() />
            <AddressForm address />
            <Links event=event.clone() address />
            <a href=Route::Erase.href() id="erase">
                {words.erase.open}
            </a>
        </section>
        <Cards event address />
    }
}

/// To the desk, to changing the event, to using it again; and its file.
#[component]
fn Ways(
    /// The event.
    event: Event,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let collect = Route::Collect(Some(event.id.clone())).href();
    let edit = Route::SetUp(Basis::Edit(event.id.clone())).href();
    let copy = Route::SetUp(Basis::Copy(event.id.clone())).href();
    let save = move |_| {
        let name = format!("{}-event.json", slug(event.title.as_str(), 60));
        session.download(&name, "application/json", &write_event(&event));
    };
    view! {
        <div class="row row--wrap">
            <a class="button button--main" href=collect id="to-collect">
                {words.share.collect}
            </a>
            <a class="button" href=edit id="edit-event">
                {words.setup.edit}
            </a>
            <a class="button" href=copy id="copy-event">
                {words.setup.copy}
            </a>
            <button type="button" class="button" id="save-event" on:click=save>
                {words.share.save_event}
            </button>
        </div>
    }
}

/// The address that all links start with.
#[component]
fn AddressForm(
    /// The one that is used.
    address: RwSignal<String>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let typed = RwSignal::new(address.get_untracked());
    let wrong = move || {
        let fault = typed.with(|typed| address::checked(typed).err());
        fault.map(|why| (words.faults.address)(why)).unwrap_or_default()
    };
    let keep = move |submit: SubmitEvent| {
        submit.prevent_default();
        if let Ok(good) = typed.with_untracked(|typed| address::checked(typed)) {
            session.set_address(&good);
            address.set(good);
        }
    };
    view! {
        <form class="field" on:submit=keep>
            <label class="label" for="address">
                {words.share.address}
            </label>
            <Hint text=words.share.address_hint.to_owned() id="address-hint" />
            <div class="row copy">
                <input
                    class="input"
                    id="address"
                    autocomplete="url"
                    spellcheck="false"
                    aria-describedby="address-hint address-fault"
                    bind:value=typed
                />
                <button class="button" type="submit" id="set-address">
                    {words.share.set_address}
                </button>
            </div>
            <p class="alert" role="status" id="address-fault">
                {wrong}
            </p>
        </form>
    }
}
