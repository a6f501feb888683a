//! Reports: what all groups said, for people and for other programs.
//!
//! [`Source`] is what a report is made from. What it says to people is a document (`content/`), which each format writes in
//! its own way; what it says to programs are tables (`tables/`).

mod content;
mod document;
mod escape;
mod html;
mod markdown;
mod peers;
mod rounds;
mod source;
pub mod tables;

pub use peers::{polis, talk_to_the_city};
pub use rounds::{RoundTold, by_votes, rounds};
pub use source::{Organiser, Source};

use crate::i18n::Phrases;

/// A report for people: one HTML file. It is empty where no hand-in came.
pub fn html(source: Source<'_>, words: &Phrases) -> String {
    let document = content::document(source, words);
    document.map_or_else(String::new, |document| {
        html::page(&document, &words.report.sections, words.report.language)
    })
}

/// The same for a site of one's own: headings from this level on (1 to 6), no style, ASCII alone.
pub fn fragment(source: Source<'_>, words: &Phrases, level: u8) -> String {
    let document = content::document(source, words);
    document.map_or_else(String::new, |document| {
        html::fragment(&document, &words.report.sections, words.report.language, level)
    })
}

/// The same as Markdown.
pub fn markdown(source: Source<'_>, words: &Phrases) -> String {
    content::document(source, words)
        .map_or_else(String::new, |document| markdown::markdown(&document))
}
