//! A report as Markdown (`CommonMark`, with GitHub's tables). Whatever a person wrote stays text: it can't become a link, a
//! picture, a heading or HTML.

use std::fmt::{self, Display, Formatter};
use std::io;

use super::document::{Block, Document, Item, Line, Many, Section, Span, Table};
use super::escape::{escaped, escaped_lines};
use super::{Out, in_order};

/// The deepest heading that Markdown has.
const DEEPEST: usize = 6;

pub(super) fn markdown(document: Document<'_>, out: Out<'_>) -> io::Result<()> {
    writeln!(out, "# {}", on_one_line(&document.title))?;
    blocks(out, document.blocks)?;
    for part in &document.sections {
        begun(out, part, 2)?;
        in_order::below(&part.parts(), out, |part, out| section(out, part, 3))?;
    }
    Ok(())
}

fn section(out: Out<'_>, part: &Section<'_>, level: usize) -> io::Result<()> {
    begun(out, part, level)?;
    part.parts().iter().try_for_each(|part| section(out, part, level + 1))
}

/// A section up to its first part.
fn begun(out: Out<'_>, part: &Section<'_>, level: usize) -> io::Result<()> {
    let signs = "#".repeat(level.min(DEEPEST));
    writeln!(out, "\n{signs} {}", on_one_line(&part.title))?;
    blocks(out, part.blocks())
}

fn blocks(out: Out<'_>, blocks: Vec<Block<'_>>) -> io::Result<()> {
    for block in blocks {
        match block {
            Block::Paragraph(line) => writeln!(out, "\n{}", on_one_line(&line))?,
            Block::List(items) => list(out, items)?,
            Block::Table(shown) => table(out, shown)?,
            // Its figures stand in the table beside it.
            Block::Chart(_) => {}
        }
    }
    Ok(())
}

fn list(out: Out<'_>, items: Many<'_, Item<'_>>) -> io::Result<()> {
    for (place, item) in items.enumerate() {
        let before = if place == 0 { "\n" } else { "" };
        let line = each(&item.line, |span, out| match span {
            Span::Said(said) => out.write_str(&escaped_lines(said)),
            other => one(other, out),
        });
        writeln!(out, "{before}- {line}")?;
    }
    Ok(())
}

fn table(out: Out<'_>, table: Table<'_>) -> io::Result<()> {
    if let Some(caption) = &table.caption {
        writeln!(out, "\n{}", on_one_line(caption))?;
    }
    out.write_all(b"\n")?;
    row(out, &table.head)?;
    writeln!(out, "|{}", " --- |".repeat(table.head.len()))?;
    for cells in table.rows {
        row(out, &cells)?;
    }
    Ok(())
}

fn row(out: Out<'_>, cells: &[Line<'_>]) -> io::Result<()> {
    out.write_all(b"|")?;
    cells.iter().try_for_each(|cell| write!(out, " {} |", on_one_line(cell)))?;
    out.write_all(b"\n")
}

fn on_one_line(line: &Line<'_>) -> impl Display {
    each(line, one)
}

/// A line, each of whose pieces is written so.
fn each<'l>(
    line: &'l Line<'_>,
    write: impl Fn(&Span<'_>, &mut Formatter<'_>) -> fmt::Result + 'l,
) -> impl Display + 'l {
    fmt::from_fn(move |out| line.iter().try_for_each(|span| write(span, out)))
}

fn one(span: &Span<'_>, out: &mut Formatter<'_>) -> fmt::Result {
    match span {
        Span::Words(words) => out.write_str(words),
        Span::Link { words, .. } => out.write_str(words),
        Span::Said(said) => out.write_str(&escaped(said)),
        Span::To { text: said, .. } => out.write_str(&escaped(said)),
        Span::Sign { sign: "*", .. } => out.write_str("\\*"),
        Span::Sign { sign, .. } => out.write_str(sign),
    }
}
