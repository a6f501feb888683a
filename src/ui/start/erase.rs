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
            // What can't be read is here all the same, and is named beside the button for all.
            let nothing = session.damaged().is_empty();
            return Either::Left(nothing.then(|| view! { <p class="empty">{words.nothing}</p> }));
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
    #[cfg(feature = "organiser")]
    let apart = session.told_apart(&event).map(|apart| view! { <p class="hint">{apart}</p> });
    #[cfg(not(feature = "organiser"))]
    let apart = ();
    let on_desk = move || session.on_desk(&book).map(|desk| (words.desk)(&desk));
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
            {apart}
            <ul>{rows}</ul>
            {move || on_desk().map(|said| view! { <p>{said}</p> })}
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
    // Another tab may write on: what it left, and what of that no file has.
    let left = Memo::new(move |_| {
        let notes = written.note_ids().with(Vec::len);
        let left = written.with_board(|_| written.in_no_file());
        let anything = notes > 0 || left != InNoFile::default();
        let said = || (words.group)(group.number, notes, written.in_file());
        anything.then(|| (said(), (words.in_no_file)(&left)))
    });
    let said = move || left.get().map(|(said, _)| said);
    let beside = Signal::derive(move || left.get().map(|(_, beside)| beside).unwrap_or_default());
    let name = StoredValue::new((words.of_group)(group.number, &visible(&group.name)));
    let what = StoredValue::new(Erase::Group(event.clone(), group.id.clone()));
    let id = StoredValue::new(format!("erase-{event}-{}", group.id));
    view! {
        <Show when=move || left.with(Option::is_some)>
            <li class="erase__group">
                <p>{said}</p>
                <Hint text=beside />
                <Eraser
                    id=id.get_value()
                    label=name.get_value()
                    about=name.get_value()
                    what=what.get_value()
                    on_done
                />
            </li>
        </Show>
    }
}
