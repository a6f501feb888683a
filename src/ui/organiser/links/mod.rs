//! The organiser's first room: the links of an event, each with its code; and what else is done with an event: it is
//! changed, used again, collected.

mod group_cards;
mod paper_cards;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use self::group_cards::GroupCards;
use self::paper_cards::PaperCards;
use super::other_versions::OtherVersions;
use super::rooms::Rooms;
use crate::app::{Draft, DraftPlace, Session, use_session};
use crate::domain::event::link::address;
use crate::domain::event::{Event, EventId};
use crate::domain::file::write_event;
use crate::domain::text::slug;
use crate::ui::components::{EventHead, Hint, Missing, PlainPage};
use crate::ui::dom;
use crate::ui::route::{Basis, Room, Route};

/// The links of an event. Made anew as the event changes.
#[component]
pub(in crate::ui) fn LinksScreen(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    let session = use_session();
    let known = Memo::new(move |_| session.event(&event).map(|book| book.event()));
    if known.with_untracked(Option::is_none) {
        return view! { <Missing /> }.into_any();
    }
    let address = RwSignal::new(session.address());
    let content = move || {
        known.get().map(|event| {
            view! {
                <Head event=event.clone() />
                <OtherVersions event=event.id.clone() />
                <section class="stack off-paper" aria-labelledby="event-name">
                    <Address address />
                    <GroupCards event=event.clone() address />
                    <a href=Route::Erase.href() id="erase">
                        {session.words().erase.open}
                    </a>
                </section>
                <PaperCards event address />
            }
        })
    };
    view! { <PlainPage>{content}</PlainPage> }.into_any()
}

/// Which event it is, and the ways on.
#[component]
fn Head(
    /// The event.
    event: Event,
) -> impl IntoView {
    let words = use_session().words();
    let groups = Route::Event(event.id.clone()).href();
    view! {
        <EventHead event=event.clone()>
            <Rooms event=event.id.clone() here=None />
            <div class="stack off-paper">
                <Hint text=words.share.links_hint.to_owned() />
                <Ways event />
                <a href=groups id="to-groups">
                    {words.share.to_groups}
                </a>
            </div>
        </EventHead>
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
    let collect = Route::Desk(event.id.clone(), Room::Files).href();
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

/// The address that all links start with: asked for once, then said.
#[component]
fn Address(
    /// The one that is used.
    address: RwSignal<String>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let asks = RwSignal::new(
        !session.has_address() || untrack(|| address_draft(session).found()).is_some(),
    );
    let change = move |_| {
        asks.set(true);
        dom::select_soon("address");
    };
    let said = move || (words.share.starts_with)(&address.get());
    let told = move || {
        view! {
            <div class="row row--wrap">
                <p id="address-said">{said}</p>
                <button type="button" class="button" id="change-address" on:click=change>
                    {words.share.change_address}
                </button>
            </div>
        }
    };
    view! {
        <Show when=move || asks.get() fallback=told>
            <AddressForm address asks />
        </Show>
    }
}

/// What is being typed there.
fn address_draft(session: Session) -> Draft<String> {
    session.draft(DraftPlace::of_device("address"))
}

/// The field for it.
#[component]
fn AddressForm(
    /// The one that is used.
    address: RwSignal<String>,
    /// Whether it is still asked for.
    asks: RwSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let (draft, used) = (address_draft(session), address.get_untracked());
    let typed = RwSignal::new(untrack(|| draft.found()).unwrap_or_else(|| used.clone()));
    draft.clone().follow(typed, used);
    let draft = StoredValue::new(draft);
    let wrong = move || {
        let fault = typed.with(|typed| address::checked(typed).err());
        fault.map(|why| (words.faults.address)(why)).unwrap_or_default()
    };
    let keep = move |submit: SubmitEvent| {
        submit.prevent_default();
        if let Ok(good) = typed.with_untracked(|typed| address::checked(typed)) {
            draft.with_value(Draft::forget);
            session.set_address(&good);
            address.set(good);
            asks.set(false);
            dom::soon(|| dom::focus("change-address"));
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
