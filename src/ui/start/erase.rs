//! Erasing from this device: a group, an event, or all; each says what would be lost.

use leptos::either::Either;
use leptos::prelude::*;

use crate::app::{Erase, use_session};
use crate::domain::event::{EventBook, EventId, Group};
use crate::domain::file::InNoFile;
use crate::ui::components::{Eraser, Hint, Person, PlainPage, visible};
use crate::ui::dom;

/// All that this device keeps, and the ways to be rid of it.
#[component]
pub(crate) fn EraseScreen() -> impl IntoView {
    let words = &use_session().words().erase;
    let (said, all_gone) = (RwSignal::new(""), RwSignal::new(false));
    let on_done = Callback::new(move |()| {
        said.try_set(words.gone);
        dom::focus("main");
    });
    let on_all_done = Callback::new(move |()| {
        all_gone.try_set(true);
        said.try_set(words.gone_all);
        dom::focus("main");
    });
    let some = move || !all_gone.get();
    let session = use_session();
    let beside = Signal::derive(move || {
        // The durable copy may put a damaged value aside a moment after the screen stands.
        session.healed();
        (words.in_no_file)(&session.in_no_file(None))
    });
    view! {
        <PlainPage>
            <h1>{words.title}</h1>
            <p>{words.what}</p>
            <p class="count" id="erased" role="status">
                {said}
            </p>
            <div class="stack">
                <Show when=some>
                    <Kept on_done />
                </Show>
            </div>
            <div>
                <Show when=some>
                    <section class="card stack">
                        <p>{words.all_hint}</p>
                        <Hint text=beside />
                        <Eraser
                            id="erase-all"
                            label=words.all
                            about=words.all
                            what=Erase::All
                            on_done=on_all_done
                        />
                    </section>
                </Show>
            </div>
        </PlainPage>
    }
}

/// The events that this device keeps, as they come and go.
#[component]
fn Kept(
    /// Something of them is gone.
    on_done: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let words = &session.words().erase;
    move || {
        let books = session.events();
        if books.is_empty() {
            return Either::Left(view! { <p class="empty">{words.nothing}</p> });
        }
        let events = books.into_iter().map(|book| view! { <OneEvent book on_done /> });
        Either::Right(events.collect_view())
    }
}

/// An event: each group that wrote something, and all of it.
#[component]
fn OneEvent(
    /// What is known of the event.
    book: EventBook,
    /// Something of it is gone.
    on_done: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let words = &session.words().erase;
    let event = book.event();
    let beside = (words.in_no_file)(&session.in_no_file(Some(&event.id)));
    let groups = event.groups.iter().cloned().chain(book.unlisted());
    let row = |group| view! { <OneGroup event=event.id.clone() group on_done /> };
    let rows = groups.map(row).collect_view();
    view! {
        <section class="card stack">
            <h2 dir="auto">
                <Person text=&event.title />
            </h2>
            <p class="hint">
                <Person text=&event.date />
            </p>
            <ul>{rows}</ul>
            <Hint text=beside />
            <Eraser
                id=format!("erase-{}", event.id)
                label=words.event
                about=(words.of_event)(&visible(&event.title))
                what=Erase::Event(event.id)
                on_done
            />
        </section>
    }
}

/// What a group wrote, and how much of it is in no file; nothing where it left nothing here.
#[component]
fn OneGroup(
    /// Which event.
    event: EventId,
    /// The group.
    group: Group,
    /// It is gone.
    on_done: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let words = &session.words().erase;
    let written = session.group(&event, &group.id);
    let notes = written.note_ids().with_untracked(Vec::len);
    let left = written.in_no_file();
    let name = (words.of_group)(group.number);
    (notes > 0 || left != InNoFile::default()).then(|| {
        view! {
            <li class="erase__group">
                <p>{(words.group)(group.number, notes, written.in_file())}</p>
                <Hint text=(words.in_no_file)(&left) />
                <Eraser
                    id=format!("erase-{event}-{}", group.id)
                    label=name.clone()
                    about=name
                    what=Erase::Group(event, group.id)
                    on_done
                />
            </li>
        }
    })
}
