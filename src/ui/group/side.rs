//! The side column: which group, its question, the tabs, and what is kept.

use leptos::prelude::*;

use super::group_view::use_group;
use super::keyboard::KeyboardHelp;
use super::share::Share;
use crate::app::{GroupSession, SaveStatus, Session, use_session};
use crate::domain::board::Board;
use crate::ui::components::{OfflineLight, Person, RawDownload, Undo, UndoButtons};
use crate::ui::route::{GroupTab, Route};

/// The side column; a slim header on a phone.
#[component]
pub(super) fn Side(
    /// What undo and redo are said through.
    undo: Undo,
) -> impl IntoView {
    let view = use_group();
    let words = use_session().words();
    let writes = view.writes();
    let question = view.group().question;
    let kept = move || {
        view! {
            <UndoButtons undo />
            <Kept />
        }
    };
    view! {
        <header class="side">
            <Which />
            <h1 class="side__question" dir="auto">
                <Person at_length=true text=question />
            </h1>
            {writes.then(|| view! { <Tabs /> })}
            <div class="side__foot">
                {writes.then(kept)}
                <div class="row">
                    <Share />
                    {writes.then(|| view! { <KeyboardHelp /> })}
                    <a class="button button--quiet" href=Route::Start.href()>
                        {words.group.start}
                    </a>
                </div>
            </div>
        </header>
    }
}

/// The group's number and name, and its event.
#[component]
fn Which() -> impl IntoView {
    let view = use_group();
    let words = use_session().words();
    let event = view.event();
    let number = view.with_group(|group| group.number);
    let name = view.group().name;
    let name = (!name.is_empty()).then(|| {
        view! {
            <span class="side__name" dir="auto">
                <Person text=name />
            </span>
        }
    });
    let example = event.is_example().then_some(words.ways_in.example);
    view! {
        <div class="side__group">
            <span class="mark" aria-hidden="true">
                {number}
            </span>
            <p class="side__event">
                <span class="row row--wrap side__number">
                    <span>{(words.group.number)(number, event.group_count)}</span>
                    {example.map(|tag| view! { <span class="tag">{tag}</span> })}
                </span>
                {name}
                <Person text=event.title />
            </p>
        </div>
    }
}

/// The tabs, in the order in which a group comes to them.
#[component]
fn Tabs() -> impl IntoView {
    let view = use_group();
    let words = use_session().words();
    let notes = Signal::derive(move || {
        let count = view.session.note_ids().with(Vec::len);
        (words.group.notes)(count)
    });
    let unplaced = Signal::derive(move || match view.session.with_board(Board::unplaced_count) {
        0 => String::new(),
        count => (words.group.not_placed)(count),
    });
    let (capture, themes) = (words.group.capture, words.group.themes);
    let (vote, hand_in) = (words.group.vote, words.group.hand_in_short);
    view! {
        <nav class="side__steps" aria-label=words.group.steps>
            <ol class="steps">
                <TabLink tab=GroupTab::Capture id="step-capture" short=capture said=notes />
                <TabLink tab=GroupTab::Themes id="step-themes" short=themes said=unplaced />
                <TabLink tab=GroupTab::Vote id="step-vote" short=vote />
                <TabLink tab=GroupTab::HandIn id="step-hand-in" short=hand_in />
            </ol>
        </nav>
    }
}

/// The way to a tab.
#[component]
fn TabLink(
    /// Which.
    tab: GroupTab,
    /// The link's id.
    id: &'static str,
    /// What it is called where there is little room.
    short: &'static str,
    /// What is said about it.
    #[prop(optional)]
    said: Option<Signal<String>>,
) -> impl IntoView {
    let view = use_group();
    let words = use_session().words();
    let current = (view.tab == tab).then_some("step");
    view! {
        <li>
            <a class="step" id=id href=view.route(tab).href() aria-current=current>
                <span class="long">{tab.name(words)}</span>
                <span class="short">{short}</span>
                {said.map(|said| view! { <span class="step__said">{said}</span> })}
            </a>
        </li>
    }
}

/// What is kept, and where: of the notes, of the file, and of the app itself.
#[component]
fn Kept() -> impl IntoView {
    let group = use_group().session;
    let session = use_session();
    let words = session.words();
    group.follow_file();
    // What became of the event itself is said here too, until the first note.
    let fault = move || match group.status() {
        SaveStatus::NotKept(fault, count) => Some((fault, count)),
        SaveStatus::Unchanged => session.trouble().map(|fault| (fault, 0)),
        _ => None,
    };
    let live = move || match group.status() {
        SaveStatus::Saving | SaveStatus::Saved(_) => "off",
        _ => "polite",
    };
    let not_kept = move || {
        let said = |(fault, count)| (words.group.not_kept)(count, &(words.faults.store)(fault));
        let typing = if session.typing_not_kept() { words.group.typing_not_kept } else { "" };
        fault().map_or_else(|| typing.to_owned(), said)
    };
    let made = move || match group.file_made() {
        Some((time, changed)) => {
            (words.group.file_made)(time.map(|time| session.local_time(time)), changed)
        }
        None => words.group.no_file.to_owned(),
    };
    view! {
        <div class="kept">
            // That each note is saved is for who looks for it. Who only hears is told that it was added, and what goes wrong.
            <p id="kept" role="status" aria-live=live>
                {move || kept_said(session, group)}
            </p>
            <p class="alert" id="not-kept" role="alert">
                {not_kept}
            </p>
            <Show when=move || fault().is_some()>
                <RawDownload
                    id="download-everything"
                    label=words.erase.download
                    entries=Session::everything
                />
            </Show>
            <p id="file-made">{made}</p>
            <OfflineLight />
        </div>
    }
}

/// How far the notes are kept; nothing where they are not, which is said as an alert.
fn kept_said(session: Session, group: GroupSession) -> String {
    let words = &session.words().group;
    match group.status() {
        SaveStatus::Unchanged if session.healed() > 0 => (words.healed)(session.healed()),
        SaveStatus::Unchanged if session.trouble().is_some() => String::new(),
        SaveStatus::Unchanged => words.kept.to_owned(),
        SaveStatus::Saving => words.saving.to_owned(),
        SaveStatus::Saved(time) => (words.saved_at)(&session.local_time(time)),
        SaveStatus::Kept(count) => (words.kept_here)(count),
        SaveStatus::NotKept(..) => String::new(),
    }
}
