//! The apostrophe that programs put before a cell which a spreadsheet would run.

/// The cell without that apostrophe.
pub(super) fn unguarded(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'').unwrap_or(cell);
    let guarded = rest.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if guarded { rest } else { cell }
}

/// The same of a table that we wrote ourselves: there it stands before numbers, dates and apostrophes too.
pub(super) fn unguarded_of_ours(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}
