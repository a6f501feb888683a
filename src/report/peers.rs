//! The notes as other tools take them in: their columns, nothing before a word, and no note whose words are not here.

use std::io;

use csv::{QuoteStyle, WriterBuilder};

use super::source::Told;
use super::{Out, Source};
use crate::domain::board::Note;
use crate::domain::text::{PersonText, cut};
use crate::i18n::Phrases;

/// Most characters of a comment that Talk to the City takes.
const MOST_COMMENT: usize = 10_000;

/// For Talk to the City: `id`, `interview` (the group), `comment`.
pub fn talk_to_the_city(source: Source<'_>, words: &Phrases, out: Out<'_>) -> io::Result<()> {
    let row = |(told, note, text): (&Told<'_>, &Note, &PersonText)| {
        let mut group = (words.report.group)(told.group.number, "");
        if !told.group.name.is_empty() {
            group.push_str(&format!(": {}", told.group.name.as_str()));
        }
        vec![note.id.0.to_string(), group, cut(text.as_str(), MOST_COMMENT).to_owned()]
    };
    written(&["id", "interview", "comment"], source, out, row)
}

/// For Polis: its `comments.csv`. The author is the group, by number; nobody there has agreed or disagreed yet.
pub fn polis(source: Source<'_>, out: Out<'_>) -> io::Result<()> {
    let columns = [
        "timestamp",
        "datetime",
        "comment-id",
        "author-id",
        "agrees",
        "disagrees",
        "moderated",
        "comment-body",
    ];
    let mut number = 0_usize;
    let row = |(told, note, text): (&Told<'_>, &Note, &PersonText)| {
        let seconds = note.at.map(|at| at.div_euclid(1000));
        let date = seconds.and_then(|at| time::OffsetDateTime::from_unix_timestamp(at).ok());
        let date = date.map(|time| {
            let (day, clock) = (time.date(), time.time());
            format!("{day} {:02}:{:02}:{:02} UTC", clock.hour(), clock.minute(), clock.second())
        });
        let id = number;
        number += 1;
        vec![
            seconds.map(|at| at.to_string()).unwrap_or_default(),
            date.unwrap_or_default(),
            id.to_string(),
            told.group.number.to_string(),
            String::new(),
            String::new(),
            "0".to_owned(),
            text.as_str().to_owned(),
        ]
    };
    written(&columns, source, out, row)
}

/// The notes that are in the report and have words, each as a row.
fn written(
    columns: &[&str],
    source: Source<'_>,
    out: Out<'_>,
    mut row: impl FnMut((&Told<'_>, &Note, &PersonText)) -> Vec<String>,
) -> io::Result<()> {
    let mut to = WriterBuilder::new().quote_style(QuoteStyle::Necessary).from_writer(out);
    to.write_record(columns)?;
    let groups = source.looked().map(|looked| looked.groups).unwrap_or_default();
    for told in &groups {
        for note in told.collected.board().notes().filter(|note| !source.keeps_out(note.id)) {
            if let Some(text) =
                note.wording.shown.here().filter(|text| !text.as_str().trim().is_empty())
            {
                to.write_record(row((told, note, text)))?;
            }
        }
    }
    to.flush()
}
