//! A long record is all there: for the browser's search, and on paper.

use tabletalk_e2e::Fault;
use tabletalk_e2e::command_line::note_text;
use tabletalk_e2e::printed::{on_a4, sheets, unspaced};

use crate::case::{Case, ask};
use crate::lines::Line;

/// Searches, and answers whether the first row holds what was found.
const FIND: &str = "getSelection().empty();
    if (!window.find(arguments[0])) return 'nothing was found';
    const row = document.querySelector('#notes .note');
    return row.contains(getSelection().anchorNode) ? 'found' : 'found elsewhere';";

/// Whether the browser finds the first row.
pub(crate) async fn find(case: &Case) -> Result<Line, Fault> {
    let first = note_text(0);
    let said = ask(&case.browser, FIND, &[&first]).await?;
    let said = said.as_str().unwrap_or_default().to_owned();
    let so = said == "found";
    Ok(Line::must_be("window.find finds the first row", said, so))
}

/// Whether all rows are printed.
pub(crate) async fn print(case: &Case) -> Result<Line, Fault> {
    let sheets = sheets(&on_a4(&case.browser).await?)?;
    let text: String = sheets.into_iter().map(|sheet| sheet.text).collect();
    let there = (0..case.notes).filter(|at| text.contains(&unspaced(&note_text(*at)))).count();
    let measured = format!("{there} of {}", case.notes);
    Ok(Line::must_be("Rows that are printed", measured, there == case.notes))
}
