//! Reports: what all groups said, for people and for other programs.
//!
//! [`Source`] is what a report is made from. What it says to people is a document (`content/`), which each format writes in
//! its own way; what it says to programs are tables (`tables/`). All of it is written part by part to wherever it goes, so
//! that no report stands in memory as a whole.

#[cfg(feature = "organiser")]
pub mod compare;
mod content;
mod document;
mod escape;
mod html;
mod in_order;
mod markdown;
mod peers;
mod rounds;
mod source;
pub mod tables;

pub use peers::{polis, talk_to_the_city};
pub use rounds::{RoundTold, by_votes, rounds};
pub use source::{Organiser, Source};

use std::io::{self, Write};

use crate::i18n::Phrases;

/// Where a report goes. It comes in small pieces: whoever writes a file puts a buffer before it.
type Out<'o> = &'o mut dyn Write;

/// A report for people: one HTML file. It is empty where no hand-in came.
pub fn html(source: Source<'_>, words: &Phrases, out: Out<'_>) -> io::Result<()> {
    let Some(looked) = source.looked() else { return Ok(()) };
    let document = content::document(&looked, words);
    html::page(document, &words.report.sections, words.report.language, out)
}

/// The same for a site of one's own: headings from this level on (1 to 6), no style, ASCII alone.
pub fn fragment(source: Source<'_>, words: &Phrases, level: u8, out: Out<'_>) -> io::Result<()> {
    let Some(looked) = source.looked() else { return Ok(()) };
    let document = content::document(&looked, words);
    html::fragment(document, &words.report.sections, words.report.language, level, out)
}

/// The same as Markdown.
pub fn markdown(source: Source<'_>, words: &Phrases, out: Out<'_>) -> io::Result<()> {
    let Some(looked) = source.looked() else { return Ok(()) };
    markdown::markdown(content::document(&looked, words), out)
}

/// What is written, as a text: for where all of it is wanted at once.
pub fn text_of(write: impl FnOnce(Out<'_>) -> io::Result<()>) -> String {
    let mut text = Vec::new();
    // Writing to memory does not fail.
    write(&mut text).ok();
    String::from_utf8(text).unwrap_or_default()
}
