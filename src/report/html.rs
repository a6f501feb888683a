//! A report as HTML: a page that stands by itself, and what a site of one's own takes in. No script, and no link but to
//! other places of the report.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::document::{Block, Chart, Document, Item, Line, Section, Span, Table};
use crate::domain::text::{PersonText, cut};
use crate::i18n::report_sections::Sections;

const STYLE: &str = include_str!("page.css");
/// The deepest heading that HTML has.
const DEEPEST: u8 = 6;
/// Levels of sections that the contents list.
const LISTED: u8 = 2;

/// A page that stands by itself, in this language.
pub(super) fn page(document: &Document, words: &Sections, language: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    let title = plain(&document.title);
    let body = body(document, words, 1);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

/// The same to be put into another page: its headings begin at this level, it has no style, and all of it is ASCII, since it
/// can't say which characters the page is in.
pub(super) fn fragment(document: &Document, words: &Sections, language: &str, level: u8) -> String {
    let body = body(document, words, level.clamp(1, DEEPEST));
    let whole = format!("<div lang=\"{language}\">\n{body}</div>\n");
    let mut out = String::with_capacity(whole.len());
    for letter in whole.chars() {
        if letter.is_ascii() {
            out.push(letter);
        } else {
            out.push_str(&format!("&#{};", u32::from(letter)));
        }
    }
    out
}

fn body(document: &Document, words: &Sections, level: u8) -> String {
    let mut out = String::new();
    heading(&mut out, level, None, &document.title);
    blocks(&mut out, &document.blocks);
    out.push_str("<nav aria-labelledby=\"contents\">\n");
    heading(&mut out, level + 1, Some("contents"), &vec![words.contents.into()]);
    contents(&mut out, &document.sections, 1);
    out.push_str("</nav>\n");
    document.sections.iter().for_each(|part| section(&mut out, part, level + 1));
    out
}

fn contents(out: &mut String, sections: &[Section], level: u8) {
    if sections.is_empty() || level > LISTED {
        return;
    }
    out.push_str("<ol>\n");
    for part in sections {
        out.push_str(&format!(
            "<li><a href=\"#{}\">{}</a>\n",
            text(&part.anchor),
            bare(&part.title)
        ));
        contents(out, &part.sections, level + 1);
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
}

fn section(out: &mut String, part: &Section, level: u8) {
    out.push_str("<section>\n");
    heading(out, level, Some(&part.anchor), &part.title);
    blocks(out, &part.blocks);
    part.sections.iter().for_each(|part| section(out, part, level + 1));
    out.push_str("</section>\n");
}

fn heading(out: &mut String, level: u8, anchor: Option<&str>, title: &Line) {
    let level = level.min(DEEPEST);
    let id = anchor.map(|anchor| format!(" id=\"{}\"", text(anchor))).unwrap_or_default();
    out.push_str(&format!("<h{level}{id}{}>{}</h{level}>\n", direction(title), running(title)));
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(line) => {
                out.push_str(&format!("<p{}>{}</p>\n", direction(line), running(line)));
            }
            Block::List(items) => list(out, items),
            Block::Table(shown) => table(out, shown),
            Block::Chart(shown) => chart(out, shown),
        }
    }
}

fn list(out: &mut String, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    out.push_str("<ul>\n");
    for item in items {
        let id = item.anchor.as_ref().map(|id| format!(" id=\"{}\"", text(id)));
        let id = id.unwrap_or_default();
        out.push_str(&format!("<li{id}{}>{}</li>\n", direction(&item.line), running(&item.line)));
    }
    out.push_str("</ul>\n");
}

fn table(out: &mut String, table: &Table) {
    // It may be wider than the page: then it is moved by itself, also by keyboard.
    let name = plain(&table.caption);
    out.push_str(&format!(
        "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"{name}\">\n"
    ));
    out.push_str(&format!(
        "<table>\n<caption>{}</caption>\n<thead>\n<tr>",
        running(&table.caption)
    ));
    for head in &table.head {
        out.push_str(&format!("<th scope=\"col\"{}>{}</th>", direction(head), running(head)));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let (open, close) = if place == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
            out.push_str(&format!("<{open}{}>{}</{close}>", direction(cell), running(cell)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

/// What a bar takes of a picture that is 600 wide: its label, the bar under it, and the room after it.
const BAR: usize = 52;
/// How much wide a share of one in the hundred is.
const WIDE: usize = 5;
/// Most characters of a label.
const LABEL: usize = 60;

/// Bars under their labels. What they say stands in a table beside them.
fn chart(out: &mut String, chart: &Chart) {
    let height = chart.bars.len() * BAR;
    let caption = text(&chart.caption);
    out.push_str(&format!(
        "<figure>\n<figcaption>{caption}</figcaption>\n\
         <svg viewBox=\"0 0 600 {height}\" role=\"img\" aria-label=\"{caption}\">\n"
    ));
    for (place, (name, share)) in chart.bars.iter().enumerate() {
        let top = place * BAR;
        let (label, bar, figure) = (top + 16, top + 24, top + 37);
        let name = name.inline();
        let short = cut(&name, LABEL);
        let dots = if short.len() < name.len() { "…" } else { "" };
        let (short, long, end) = (text(short), share * WIDE, 100 * WIDE + 12);
        out.push_str(&format!(
            "<text x=\"0\" y=\"{label}\">{short}{dots}</text>\
             <rect x=\"0\" y=\"{bar}\" width=\"500\" height=\"16\" class=\"track\"></rect>\
             <rect x=\"0\" y=\"{bar}\" width=\"{long}\" height=\"16\" class=\"bar\"></rect>\
             <text x=\"{end}\" y=\"{figure}\">{share}%</text>\n"
        ));
    }
    out.push_str("</svg>\n</figure>\n");
}

/// Whose direction a block has: that of the person's words, where it has nothing else.
fn direction(line: &Line) -> &'static str {
    if matches!(line.as_slice(), [Span::Said(_)]) { " dir=\"auto\"" } else { "" }
}

fn running(line: &Line) -> String {
    let alone = line.len() == 1;
    let span = |span: &Span| match span {
        Span::Words(words) => text(words),
        Span::Said(said) if alone => passage(said),
        Span::Said(said) => format!("<bdi>{}</bdi>", passage(said)),
        Span::Link { to, words } => format!("<a href=\"#{}\">{}</a>", text(to), text(words)),
        Span::To { to, text: said } => {
            format!("<a href=\"#{}\"><bdi>{}</bdi></a>", text(to), passage(said))
        }
        Span::Sign { sign, means } => {
            format!("<span role=\"img\" aria-label=\"{}\">{}</span>", text(means), text(sign))
        }
    };
    line.iter().map(span).collect()
}

/// A line without ways to elsewhere, for one that is a way itself.
fn bare(line: &Line) -> String {
    let span = |span: &Span| match span {
        Span::Words(words) | Span::Link { words, .. } => text(words),
        Span::Said(said) | Span::To { text: said, .. } => format!("<bdi>{}</bdi>", passage(said)),
        Span::Sign { sign, .. } => text(sign),
    };
    line.iter().map(span).collect()
}

/// A line without elements.
fn plain(line: &Line) -> String {
    let span = |span: &Span| match span {
        Span::Words(words) | Span::Link { words, .. } => text(words),
        Span::Said(said) | Span::To { text: said, .. } => text(&said.inline()),
        Span::Sign { sign, .. } => text(sign),
    };
    line.iter().map(span).collect()
}

/// A person's words, whose lines stay lines.
fn passage(said: &PersonText) -> String {
    text(&said.passage()).replace('\n', "<br>")
}

/// Text for an element or an attribute.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
