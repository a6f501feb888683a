//! The comparison as a file: a page that prints, or data.

use leptos::prelude::*;

use super::Other;
use crate::app::use_session;
use crate::domain::collection::compare::Comparison;
use crate::domain::text::slug;
use crate::i18n::Phrases;
use crate::report::{compare, text_of};

/// What a comparison is saved as.
#[derive(Clone, Copy)]
enum Format {
    Page,
    Markdown,
    Csv,
    Json,
}

impl Format {
    /// The id of its button, the end of the file's name, and its type.
    fn kind(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Page => ("compared-page", "compared.html", "text/html"),
            Self::Markdown => ("compared-markdown", "compared.md", "text/markdown"),
            Self::Csv => ("compared-csv", "compared.csv", "text/csv"),
            Self::Json => ("compared-json", "compared.json", "application/json"),
        }
    }

    fn label(self, words: &Phrases) -> &'static str {
        let words = &words.compare_room;
        match self {
            Self::Page => words.save_page,
            Self::Markdown => words.save_markdown,
            Self::Csv => words.save_csv,
            Self::Json => words.save_json,
        }
    }

    fn make(self, found: &Comparison, words: &Phrases) -> String {
        text_of(|out| match self {
            Self::Page => compare::html(found, words, out),
            Self::Markdown => compare::markdown(found, words, out),
            Self::Csv => compare::csv(found, out),
            Self::Json => compare::json(found, words, out),
        })
    }
}

/// A button for each.
#[component]
pub(super) fn Page(
    /// The other event.
    other: Other,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let button = move |format: Format| {
        let (id, end, mime) = format.kind();
        let save = move |_| {
            let Some(found) = other.found.get_untracked() else { return };
            let title = slug(found.later.event.title.as_str(), 60);
            session.download(&format!("{title}-{end}"), mime, &format.make(&found, words));
        };
        view! {
            <button type="button" class="button" id=id on:click=save>
                {format.label(words)}
            </button>
        }
    };
    let formats = [Format::Page, Format::Markdown, Format::Csv, Format::Json];
    view! {
        <section class="stack off-paper">
            <h2>{words.compare_room.save}</h2>
            <div class="row row--wrap">{formats.map(button).collect_view()}</div>
        </section>
    }
}
