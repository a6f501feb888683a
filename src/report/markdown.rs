//! A report as Markdown (`CommonMark`, with GitHub's tables). Whatever a person wrote stays text: it can't become a link, a
//! picture, a heading or HTML.

use super::document::{Block, Document, Item, Line, Section, Span, Table};
use super::escape::{escaped, escaped_lines};

/// The deepest heading that Markdown has.
const DEEPEST: usize = 6;

pub(super) fn markdown(document: &Document) -> String {
    let mut out = format!("# {}\n", on_one_line(&document.title));
    blocks(&mut out, &document.blocks);
    document.sections.iter().for_each(|part| section(&mut out, part, 2));
    out
}

fn section(out: &mut String, part: &Section, level: usize) {
    let signs = "#".repeat(level.min(DEEPEST));
    out.push_str(&format!("\n{signs} {}\n", on_one_line(&part.title)));
    blocks(out, &part.blocks);
    part.sections.iter().for_each(|part| section(out, part, level + 1));
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(line) => out.push_str(&format!("\n{}\n", on_one_line(line))),
            Block::List(items) => list(out, items),
            Block::Table(shown) => table(out, shown),
            // Its figures stand in the table beside it.
            Block::Chart(_) => {}
        }
    }
}

fn list(out: &mut String, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    out.push('\n');
    for item in items {
        let line = item.line.iter().map(|span| match span {
            Span::Said(said) => escaped_lines(said),
            other => one(other),
        });
        out.push_str(&format!("- {}\n", line.collect::<String>()));
    }
}

fn table(out: &mut String, table: &Table) {
    let row = |cells: &[Line]| {
        let cells = cells.iter().map(|cell| format!(" {} |", on_one_line(cell)));
        format!("|{}\n", cells.collect::<String>())
    };
    out.push_str(&format!("\n{}\n\n{}|", on_one_line(&table.caption), row(&table.head)));
    out.push_str(&format!("{}\n", " --- |".repeat(table.head.len())));
    table.rows.iter().for_each(|cells| out.push_str(&row(cells)));
}

fn on_one_line(line: &Line) -> String {
    line.iter().map(one).collect()
}

fn one(span: &Span) -> String {
    match span {
        Span::Words(words) | Span::Link { words, .. } => words.clone(),
        Span::Said(said) | Span::To { text: said, .. } => escaped(said),
        Span::Sign { sign, .. } => {
            if *sign == "*" {
                "\\*".to_owned()
            } else {
                (*sign).to_owned()
            }
        }
    }
}
