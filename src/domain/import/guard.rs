//! The apostrophe that programs put before a cell which a spreadsheet would run.

/// What a spreadsheet takes for the beginning of a formula.
const GUARDED: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The cell without that apostrophe.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(GUARDED) => rest,
        _ => cell,
    }
}

/// The same of a table that we wrote ourselves: there it stands before numbers, dates and apostrophes too.
pub(super) fn unguarded_of_ours(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}
