//! The report in its formats, and whether those that were made lack what came since.

use std::collections::BTreeMap;

use leptos::ev::Event;
use leptos::prelude::*;

use super::super::Reading;
use super::super::compare::{OtherEvent, others};
use super::use_room;
use crate::app::{Desk, DeskSession, Reported, use_desk, use_session};
use crate::domain::event::EventId;
use crate::domain::text::slug;
use crate::i18n::Phrases;
use crate::i18n::publish::Publish;
use crate::report::tables::{self, Table, Tables};
use crate::report::{self, Source};
use crate::ui::components::Hint;

/// What a report is made as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Page,
    Fragment,
    Markdown,
    Json,
    Csv(Table),
    TalkToTheCity,
    Polis,
}

/// All of them, each with the name of its choice.
fn formats() -> Vec<(Format, String)> {
    let own = [
        (Format::Page, "page"),
        (Format::Fragment, "fragment"),
        (Format::Markdown, "markdown"),
        (Format::Json, "json"),
    ];
    let csv = tables::ALL.map(|table| (Format::Csv(table), format!("csv-{}", table.name())));
    let peers = [(Format::TalkToTheCity, "talk-to-the-city"), (Format::Polis, "polis")];
    let named = |(format, name): (Format, &str)| (format, name.to_owned());
    own.map(named).into_iter().chain(csv).chain(peers.map(named)).collect()
}

impl Format {
    /// The name of its choice.
    fn name(self) -> String {
        let named = formats().into_iter().find(|(format, _)| *format == self);
        named.map(|(_, name)| name).unwrap_or_default()
    }

    /// The one of this name; else the first.
    fn named(name: &str) -> Self {
        let named = formats().into_iter().find(|(_, known)| known == name);
        named.map_or(Self::Page, |(format, _)| format)
    }

    fn words(self, words: &Publish) -> String {
        match self {
            Self::Page => words.page.to_owned(),
            Self::Fragment => words.fragment.to_owned(),
            Self::Markdown => words.markdown.to_owned(),
            Self::Json => words.json.to_owned(),
            Self::Csv(table) => (words.csv)(table.name()),
            Self::TalkToTheCity => words.talk_to_the_city.to_owned(),
            Self::Polis => words.polis.to_owned(),
        }
    }

    /// The end of the file's name, and its type.
    fn kind(self) -> (String, &'static str) {
        let (end, mime) = match self {
            Self::Page => ("report.html", "text/html"),
            Self::Fragment => ("report-part.html", "text/html"),
            Self::Markdown => ("report.md", "text/markdown"),
            Self::Json => ("report.json", "application/json"),
            Self::Csv(table) => return (format!("{}.csv", table.name()), "text/csv"),
            Self::TalkToTheCity => ("talk-to-the-city.csv", "text/csv"),
            Self::Polis => ("polis.csv", "text/csv"),
        };
        (end.to_owned(), mime)
    }

    /// Whether it is for people, who may want to know what changed since an earlier event.
    fn tells_what_changed(self) -> bool {
        matches!(self, Self::Page | Self::Fragment | Self::Markdown)
    }

    /// Its text.
    fn make(self, source: Source<'_>, words: &Phrases) -> String {
        let tables = || Tables::of(source);
        report::text_of(|out| match self {
            Self::Page => report::html(source, words, out),
            Self::Fragment => report::fragment(source, words, 2, out),
            Self::Markdown => report::markdown(source, words, out),
            Self::Json => tables().map_or(Ok(()), |tables| tables.json(out)),
            Self::Csv(table) => tables().map_or(Ok(()), |tables| tables.csv(table, out)),
            Self::TalkToTheCity => report::talk_to_the_city(source, words, out),
            Self::Polis => report::polis(source, out),
        })
    }
}

/// What is to be made: a format, and the event that it says what changed since.
#[derive(Clone, Copy)]
struct Choice {
    format: RwSignal<Format>,
    since: RwSignal<Option<EventId>>,
    desks: DeskSession,
}

impl Choice {
    /// The desk of the earlier event, where the format tells what changed. Followed.
    fn earlier(self) -> Option<Desk> {
        let event = self.since.get().filter(|_| self.format.get().tells_what_changed());
        // It may be erased meanwhile, in another tab.
        event.map(|event| self.desks.of(&event)).filter(|earlier| earlier.book().is_some())
    }

    /// It, while it is read. Followed.
    fn waits_for(self) -> Option<Desk> {
        self.earlier().filter(|earlier| !earlier.is_ready())
    }

    /// The text of this report of a desk. Followed.
    fn make(self, desk: Desk, words: &Phrases) -> String {
        let found = self.earlier().and_then(|earlier| desk.since(earlier));
        desk.with_source(|source| {
            let source = found.as_ref().map_or(source, |found| source.beside(found));
            self.format.get().make(source, words)
        })
    }
}

/// The choice of a format, the button that makes it, and what became of the last.
#[component]
pub(super) fn Made() -> impl IntoView {
    let session = use_session();
    let (words, desk) = (&session.words().publish, use_room());
    let made = RwSignal::new(desk.last_reports());
    let (format, since) = (RwSignal::new(made.with_untracked(newest)), RwSignal::new(None));
    let choice = Choice { format, since, desks: use_desk() };
    let download = move |_| {
        if untrack(|| choice.waits_for()).is_some() {
            return;
        }
        let title = untrack(|| desk.book()).map(|book| book.event().title).unwrap_or_default();
        let text = untrack(|| choice.make(desk, session.words()));
        let (end, mime) = format.get_untracked().kind();
        session.download(&format!("{}-{end}", slug(title.as_str(), 60)), mime, &text);
        made.set(desk.note_report(format.get_untracked().name()));
    };
    view! {
        <section class="stack">
            <h2>{words.make}</h2>
            <As format />
            <Since choice />
            <div class="row row--wrap">
                <button
                    type="button"
                    class="button button--main"
                    id="make-report"
                    aria-disabled=move || choice.waits_for().is_some().to_string()
                    on:click=download
                >
                    {words.download}
                </button>
            </div>
            <Lacking made format />
            <Hint text=words.hint.to_owned() />
        </section>
    }
}

/// The format in which a report was made last.
fn newest(made: &BTreeMap<String, Reported>) -> Format {
    let newest = made.iter().max_by_key(|(_, made)| made.at);
    newest.map_or(Format::Page, |(name, _)| Format::named(name))
}

/// Whether the reports that were made lack what came since.
#[component]
fn Lacking(
    /// The last in each format.
    made: RwSignal<BTreeMap<String, Reported>>,
    /// The format that is chosen.
    format: RwSignal<Format>,
) -> impl IntoView {
    let (session, desk) = (use_session(), use_room());
    let words = &session.words().publish;
    let stands = Memo::new(move |_| desk.with_source(|source| source.digest()));
    let lacks = move |made: &Reported| stands.with(|digest| *digest != made.digest);
    let said = move || {
        let made = made.with(|made| made.get(&format.get().name()).cloned());
        made.map(|made| {
            let said = if lacks(&made) { words.lacks } else { words.made_at };
            said(&session.local_time(made.at))
        })
    };
    let others = move || {
        let other = |(name, made): (String, Reported)| {
            let of = Format::named(&name);
            let lacks = of != format.get() && lacks(&made);
            lacks.then(|| (words.lacks_too)(&of.words(words), &session.local_time(made.at)))
        };
        let line = |said: String| view! { <li>{said}</li> };
        made.get().into_iter().filter_map(other).map(line).collect_view()
    };
    view! {
        <p role="status" id="report-made">
            {said}
        </p>
        <ul class="stack" id="reports-lacking">
            {others}
        </ul>
    }
}

/// The choice of a format.
#[component]
fn As(
    /// The one that is chosen.
    format: RwSignal<Format>,
) -> impl IntoView {
    let words = &use_session().words().publish;
    let choose = move |event: Event| {
        format.set(Format::named(&event_target_value(&event)));
    };
    let chosen = format.get_untracked();
    let option = |(format, name): (Format, String)| {
        view! { <option value=name selected=format == chosen>{format.words(words)}</option> }
    };
    view! {
        <div class="field choice">
            <label class="label" for="format">
                {words.format}
            </label>
            <select class="input select" id="format" on:change=choose>
                {formats().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// The choice of an earlier event, where there is one and the format tells what changed; and how far that one is read.
#[component]
fn Since(
    /// What is to be made.
    choice: Choice,
) -> impl IntoView {
    let session = use_session();
    let (words, desk) = (&session.words().publish, use_room());
    let others = Memo::new(move |_| others(session, desk));
    Effect::new(move |_| {
        if let Some(earlier) = choice.earlier() {
            earlier.look_again();
        }
    });
    let some = move || choice.format.get().tells_what_changed() && !others.with(Vec::is_empty);
    view! {
        <Show when=some>
            <OtherEvent
                id="report-since"
                label=words.since
                none=words.since_none
                others
                chosen=choice.since
            />
        </Show>
        {move || choice.waits_for().map(|of| view! { <Reading of /> })}
    }
}
