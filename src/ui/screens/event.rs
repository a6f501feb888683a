//! An event: choose a group, or, as the organiser, share its links.

use crate::app::{Erase, go, use_session};
use crate::domain::event::link::{self, address};
use crate::domain::event::{Event, EventId, Group, GroupId};
use crate::domain::file::write_event;
use crate::domain::text::slug;
use crate::html::{self, El, button, el};
use crate::listed::Listed as _;
use crate::signal::{Callback, Memo, Signal};
use crate::ui::parts::{alert, copy_field, hint, hue, missing, plain_page, qr_code, text_field};
use crate::ui::route::{Basis, GroupTab, Route};

/// Groups for those who join; links for the organiser.
pub(crate) fn screen(event: &EventId) -> Vec<El> {
    let session = use_session();
    let words = session.words();
    let Some(book) = session.event(event) else { return missing() };
    let event = book.event();
    let head = el("div", "")
        .add(hint("").add(el("bdi", "").text(&event.date)))
        .add(el("h1", "").named(&event.title))
        .add(hint(words.group.written_by))
        .add_all(event.is_example().then(|| example(&event.id)));
    let part = (!event.is_whole()).then(|| hint(words.share.part));
    let unlisted = book.unlisted();
    let rows = event.groups.iter().map(|group| join(&event, group, true));
    let rows = rows.chain(unlisted.iter().map(|group| join(&event, group, false)));
    let groups = el("section", "")
        .add(el("h2", "").text(words.share.groups))
        .add_all(part)
        .add(el("ul", "plain").add_all(rows))
        .add(new_group(&event, unlisted.len()));
    plain_page([head, groups, organiser(&event)])
}

/// That it is an example, and the way to be rid of it.
fn example(event: &EventId) -> El {
    let session = use_session();
    let words = session.words();
    let (event, fault) = (event.clone(), Signal::new(String::new()));
    let gone = Callback::new(move |gone| match gone {
        Ok(()) => go(&Route::Start.fragment()),
        Err(why) => fault.set((words.faults.store)(why)),
    });
    let away = button("button", words.ways_in.example_away)
        .id("example-away")
        .click(move || session.erase(Erase::Event(event.clone()), gone));
    el("p", "row row--wrap")
        .add(el("span", "tag").text(words.ways_in.example))
        .add(away)
        .add(alert(fault))
}

fn join(event: &Event, group: &Group, listed: bool) -> El {
    let words = use_session().words();
    let join = Route::Group(event.id.clone(), group.id.clone(), GroupTab::Join).href();
    let number = (words.share.group)(group.number);
    let name = if group.name.is_empty() { &number } else { &group.name };
    let texts = el("span", "")
        .add(el("bdi", "group-link__name").text(name))
        .add(el("bdi", "group-link__question").text(&group.question))
        .add_all((!listed).then(|| hint(words.ways_in.unlisted_tag)));
    let link = html::link("group-link", &join)
        .id(&format!("join-{}", group.number))
        .add(el("span", "mark").attr("aria-hidden", "true").text(&group.number.to_string()))
        .add(texts);
    el("li", "").style("--hue", &hue(group.number)).add(link)
}

/// "Our group isn't listed": a group with an id of its own, known here until the organiser's list has it.
fn new_group(event: &Event, others: usize) -> El {
    let session = use_session();
    let words = session.words();
    let (question, fault) = (Signal::new(String::new()), Signal::new(String::new()));
    let event = event.clone();
    let make = move || {
        let id = GroupId::new(session.random());
        let number = event.group_count + others + 1;
        let group = Group {
            id: id.clone(),
            number,
            name: String::new(),
            question: question.get_untracked(),
        };
        let part = Event { groups: vec![group], ..event.clone() };
        match part.checked() {
            Ok(part) => {
                session.keep_event(part);
                go(&Route::Group(event.id.clone(), id, GroupTab::Join).fragment());
            }
            Err(why) => fault.set((words.faults.event)(&why)),
        }
    };
    let form = el("form", "stack")
        .submit(make)
        .add(hint(words.ways_in.unlisted_hint))
        .add(text_field("new-question", words.setup.question, question))
        .add(alert(fault))
        .add(
            el("button", "button")
                .attr("type", "submit")
                .id("make-group")
                .text(words.ways_in.unlisted_make),
        );
    el("details", "").id("unlisted").add(el("summary", "").text(words.ways_in.unlisted)).add(form)
}

fn organiser(event: &Event) -> El {
    let session = use_session();
    let words = session.words();
    let address = Signal::new(session.address());
    let collect = Route::Collect(Some(event.id.clone())).href();
    let (name, text) = (format!("{}-event.json", slug(&event.title, 60)), write_event(event));
    let save = button("button", words.share.save_event).id("save-event").click(move || {
        session.download(&name, "application/json", &text);
    });
    let collect =
        html::link("button button--main", &collect).id("to-collect").text(words.share.collect);
    let basis = |basis: Basis, id: &str, what: &str| {
        html::link("button", &Route::SetUp(basis).href()).id(id).text(what)
    };
    let edit = basis(Basis::Edit(event.id.clone()), "edit-event", words.setup.edit);
    let copy = basis(Basis::Copy(event.id.clone()), "copy-event", words.setup.copy);
    el("section", "stack")
        .attr("aria-labelledby", "organiser")
        .add(el("h2", "").id("organiser").text(words.share.organiser))
        .add(el("div", "row row--wrap").add(collect).add(edit).add(copy).add(save))
        .add(address_form(address))
        .add_all(links(event, address))
        .add(html::link("", &Route::Erase.href()).id("erase").text(words.erase.open))
}

fn address_form(address: Signal<String>) -> El {
    let session = use_session();
    let words = session.words();
    let typed = Signal::new(address.get_untracked());
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

fn links(event: &Event, address: Signal<String>) -> Vec<El> {
    let words = use_session().words();
    let link = |event: &Event| {
        let fragment = link::encode(event);
        Memo::new(move || format!("{}#{fragment}", address.get()))
    };
    let one = |group: &Group| {
        let text = link(&event.only(&group.id));
        let long = move || {
            (text.with(String::len) > link::MOST_GROUP).then(|| hint(words.share.long_link))
        };
        let (id, label) =
            (format!("link-{}", group.number), (words.share.group_link)(group.number));
        let code = code(text, (words.share.code_of)(group.number));
        el("li", "").add(copy_field(&id, &label, text)).part(long).add(code)
    };
    let whole = event.is_whole().then(|| {
        let text = link(event);
        let short = move || text.with(String::len) <= link::MOST_WHOLE;
        el("div", "field").part(move || {
            Some(if short() {
                el("div", "field")
                    .add(copy_field("link-event", words.share.event_link, text))
                    .add(code(text, words.share.event_code.to_owned()))
            } else {
                hint(words.share.event_link_too_long)
            })
        })
    });
    let rest = [
        el("h3", "").text(words.share.group_links),
        el("ul", "stack").add_all(event.groups.iter().map(one)),
    ];
    whole.into_iter().chain(rest).listed()
}

/// The code of a link, drawn when it is asked for.
fn code(link: Memo<String>, label: String) -> El {
    let words = use_session().words();
    let open = Signal::new(false);
    el("details", "")
        .on("toggle", move |_| open.set(true))
        .add(el("summary", "").text(words.share.show_code))
        .part(move || open.get().then(|| link.with(|link| qr_code(link, &label))))
}
