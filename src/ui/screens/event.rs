//! An event: choose a group, or, as the organiser, share its links.

use leptos::prelude::*;

use crate::domain::event::{Event, EventId, Group};
use crate::domain::file::write_event;
use crate::domain::link::{self, address};
use crate::domain::text::slug;
use crate::html::{self, El, button, el};
use crate::session::live::use_session;
use crate::ui::parts::{copy_field, hint, hue, missing, plain_page};
use crate::ui::route::{Route, Step};

/// Groups for those who join; links for the organiser.
pub(crate) fn screen(event: &EventId) -> Vec<El> {
    let session = use_session();
    let words = session.words();
    let Some(book) = session.event(event) else { return missing() };
    let event = book.event();
    let head = el("div", "")
        .add(hint("").add(el("bdi", "").text(&event.date)))
        .add(el("h1", "").written(&event.title))
        .add(hint(words.group.written_by));
    let part = (!event.is_whole()).then(|| hint(words.share.part));
    let rows = event.groups.iter().map(|group| join(&event, group));
    let groups = el("section", "")
        .add(el("h2", "").text(words.share.groups))
        .add_all(part)
        .add(el("ul", "plain").add_all(rows));
    plain_page([head, groups, organiser(&event)])
}

fn join(event: &Event, group: &Group) -> El {
    let words = use_session().words();
    let join = Route::Group(event.id.clone(), group.id.clone(), Step::Join).href();
    let number = (words.share.group)(group.number);
    let name = if group.name.is_empty() { &number } else { &group.name };
    let texts = el("span", "")
        .add(el("bdi", "group-link__name").text(name))
        .add(el("bdi", "group-link__question").text(&group.question));
    let link = html::link("group-link", &join)
        .id(&format!("join-{}", group.number))
        .add(el("span", "mark").attr("aria-hidden", "true").text(&group.number.to_string()))
        .add(texts);
    el("li", "").style("--hue", &hue(group.number)).add(link)
}

fn organiser(event: &Event) -> El {
    let session = use_session();
    let words = session.words();
    let address = RwSignal::new(session.address());
    let collect = Route::Collect(event.id.clone()).href();
    let (name, text) = (format!("{}-event.json", slug(&event.title, 60)), write_event(event));
    let save = button("button", words.share.save_event).id("save-event").click(move || {
        session.download(&name, "application/json", &text);
    });
    let collect =
        html::link("button button--main", &collect).id("to-collect").text(words.share.collect);
    el("section", "stack")
        .attr("aria-labelledby", "organiser")
        .add(el("h2", "").id("organiser").text(words.share.organiser))
        .add(el("div", "row row--wrap").add(collect).add(save))
        .add(address_form(address))
        .add_all(links(event, address))
}

fn address_form(address: RwSignal<String>) -> El {
    let session = use_session();
    let words = session.words();
    let typed = RwSignal::new(address.get_untracked());
    let fault = move || typed.with(|typed| address::checked(typed).err());
    let said = move || fault().map_or_else(String::new, |why| (words.faults.address)(why));
    let keep = move || {
        if let Ok(good) = typed.with_untracked(|typed| address::checked(typed)) {
            session.set_address(good.clone());
            address.set(good);
        }
    };
    let field = el("input", "input")
        .id("address")
        .attr("autocomplete", "url")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "address-hint address-fault")
        .holds(typed);
    let set = el("button", "button")
        .attr("type", "submit")
        .id("set-address")
        .text(words.share.set_address);
    el("form", "field")
        .submit(keep)
        .add(el("label", "label").attr("for", "address").text(words.share.address))
        .add(hint(words.share.address_hint).id("address-hint"))
        .add(el("div", "row copy").add(field).add(set))
        .add(el("p", "alert").attr("role", "status").id("address-fault").says(said))
}

fn links(event: &Event, address: RwSignal<String>) -> Vec<El> {
    let words = use_session().words();
    let link = |event: &Event| {
        let fragment = link::encode(event);
        Signal::derive(move || format!("{}#{fragment}", address.get()))
    };
    let one = |group: &Group| {
        let text = link(&event.only(&group.id));
        let long = move || {
            (text.with(String::len) > link::MOST_GROUP).then(|| hint(words.share.long_link))
        };
        let (id, label) =
            (format!("link-{}", group.number), (words.share.group_link)(group.number));
        el("li", "").add(copy_field(&id, &label, text)).part(long)
    };
    let whole = event.is_whole().then(|| {
        let text = link(event);
        let short = move || text.with(String::len) <= link::MOST_WHOLE;
        el("div", "").part(move || {
            Some(if short() {
                copy_field("link-event", words.share.event_link, text)
            } else {
                hint(words.share.event_link_too_long)
            })
        })
    });
    let rest = [
        el("h3", "").text(words.share.group_links),
        el("ul", "plain stack").add_all(event.groups.iter().map(one)),
    ];
    whole.into_iter().chain(rest).collect()
}
