//! An event: choose a group, or, as the organiser, share its links.

use leptos::prelude::*;

use crate::domain::event::{Event, EventId, Group};
use crate::domain::file::write_event;
use crate::domain::link::{self, address};
use crate::domain::text::slug;
use crate::session::live::use_session;
use crate::ui::parts::{CopyField, Missing, PlainPage, hue};
use crate::ui::route::{Route, Step};

/// Groups for those who join; links for the organiser.
#[component]
pub(crate) fn EventScreen(event: EventId) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let Some(book) = session.event(&event) else { return view! { <Missing /> }.into_any() };
    let event = book.event();
    let groups = event.groups.clone();
    let id = event.id.clone();
    let row = move |group: Group| {
        let join = Route::Group(id.clone(), group.id.clone(), Step::Join).href();
        let name = if group.name.is_empty() {
            (words.share.group)(group.number)
        } else {
            group.name.clone()
        };
        view! {
            <li style=("--hue", hue(group.number))>
                <a class="group-link" href=join id=format!("join-{}", group.number)>
                    <span class="mark" aria-hidden="true">{group.number}</span>
                    <span><bdi class="group-link__name">{name}</bdi><bdi class="group-link__question">{group.question}</bdi></span>
                </a>
            </li>
        }
    };
    view! {
        <PlainPage>
            <div>
                <p class="hint"><bdi>{event.date.clone()}</bdi></p>
                <h1 dir="auto">{event.title.clone()}</h1>
            </div>
            <section>
                <h2>{words.share.groups}</h2>
                {(!event.is_whole()).then(|| view! { <p class="hint">{words.share.part}</p> })}
                <ul class="plain">{groups.into_iter().map(row).collect_view()}</ul>
            </section>
            <Organiser event />
        </PlainPage>
    }
    .into_any()
}

#[component]
fn Organiser(event: Event) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let address = RwSignal::new(session.address());
    let collect = Route::Collect(event.id.clone()).href();
    let (name, text) = (format!("{}-event.json", slug(&event.title, 60)), write_event(&event));
    let save = move |_| {
        session.download(&name, "application/json", &text);
    };
    view! {
        <section class="stack" aria-labelledby="organiser">
            <h2 id="organiser">{words.share.organiser}</h2>
            <div class="row row--wrap">
                <a class="button button--main" id="to-collect" href=collect>{words.share.collect}</a>
                <button type="button" class="button" id="save-event" on:click=save>{words.share.save_event}</button>
            </div>
            <Address address />
            <Links event address />
        </section>
    }
}

#[component]
fn Address(address: RwSignal<String>) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let typed = RwSignal::new(address.get_untracked());
    let fault = Memo::new(move |_| typed.with(|typed| address::checked(typed).err()));
    let said = move || fault.get().map_or_else(String::new, |why| (words.faults.address)(why));
    let keep = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        if let Ok(good) = typed.with_untracked(|typed| address::checked(typed)) {
            session.set_address(good.clone());
            address.set(good);
        }
    };
    view! {
        <form class="field" on:submit=keep>
            <label class="label" for="address">{words.share.address}</label>
            <p class="hint" id="address-hint">{words.share.address_hint}</p>
            <div class="row copy">
                <input class="input" id="address" autocomplete="url" spellcheck="false" aria-describedby="address-hint address-fault" prop:value=typed on:input=move |input| typed.set(event_target_value(&input)) />
                <button type="submit" class="button" id="set-address">{words.share.set_address}</button>
            </div>
            <p role="status" class="alert" id="address-fault">{said}</p>
        </form>
    }
}

#[component]
fn Links(event: Event, address: RwSignal<String>) -> impl IntoView {
    let words = use_session().words();
    let link =
        move |fragment: String| Signal::derive(move || format!("{}#{fragment}", address.get()));
    let whole = event.is_whole().then(|| link(link::encode(&event)));
    let one = {
        let event = event.clone();
        move |group: Group| {
            let text = link(link::encode(&event.only(&group.id)));
            let long = move || text.with(String::len) > link::MOST_GROUP;
            view! {
                <li>
                    <CopyField id=format!("link-{}", group.number) label=(words.share.group_link)(group.number) text />
                    {move || long().then(|| view! { <p class="hint">{words.share.long_link}</p> })}
                </li>
            }
        }
    };
    let whole = whole.map(|text| {
        move || {
            if text.with(String::len) <= link::MOST_WHOLE {
                view! { <CopyField id="link-event" label=words.share.event_link text /> }.into_any()
            } else {
                view! { <p class="hint">{words.share.event_link_too_long}</p> }.into_any()
            }
        }
    });
    view! {
        {whole}
        <h3>{words.share.group_links}</h3>
        <ul class="plain stack">{event.groups.into_iter().map(one).collect_view()}</ul>
    }
}
