//! A report as HTML: a page that stands by itself, and what a site of one's own takes in. No script, and no link but to
//! other places of the report.

use std::fmt::{self, Display, Formatter};
use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::document::{Block, Chart, Document, Item, Line, Many, Section, Span, Table};
use super::{Out, in_order};
use crate::domain::text::{PersonText, cut};
use crate::i18n::report_sections::Sections;

const STYLE: &str = include_str!("page.css");
/// The deepest heading that HTML has.
const DEEPEST: u8 = 6;
/// Levels of sections that the contents list.
const LISTED: u8 = 2;

/// A page that stands by itself, in this language.
pub(super) fn page(
    document: Document<'_>,
    words: &Sections,
    language: &str,
    out: Out<'_>,
) -> io::Result<()> {
    let hash = STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    let title = plain(&document.title).to_string();
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    )?;
    body(out, document, words, 1)?;
    out.write_all(b"</main>\n</body>\n</html>\n")
}

/// The same to be put into another page: its headings begin at this level, it has no style, and all of it is ASCII, since it
/// can't say which characters the page is in.
pub(super) fn fragment(
    document: Document<'_>,
    words: &Sections,
    language: &str,
    level: u8,
    out: Out<'_>,
) -> io::Result<()> {
    let out = &mut Ascii(out);
    writeln!(out, "<div lang=\"{language}\">")?;
    body(out, document, words, level.clamp(1, DEEPEST))?;
    out.write_all(b"</div>\n")
}

/// Passes on what is ASCII, and all else as references.
struct Ascii<'o>(Out<'o>);

impl Write for Ascii<'_> {
    /// Takes whole texts alone, which is what is written here.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = str::from_utf8(bytes).map_err(io::Error::other)?;
        while let Some(letter) = rest.chars().find(|letter| !letter.is_ascii()) {
            let (before, after) = rest.split_once(letter).unwrap_or((rest, ""));
            write!(self.0, "{before}&#{};", u32::from(letter))?;
            rest = after;
        }
        self.0.write_all(rest.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn body(out: Out<'_>, document: Document<'_>, words: &Sections, level: u8) -> io::Result<()> {
    heading(out, level, None, &document.title)?;
    blocks(out, None, document.blocks)?;
    out.write_all(b"<nav aria-labelledby=\"contents\">\n")?;
    heading(out, level + 1, Some("contents"), &vec![words.contents.into()])?;
    contents(out, &document.sections, 1)?;
    out.write_all(b"</nav>\n")?;
    for part in &document.sections {
        begun(out, part, level + 1)?;
        // There are as many as groups, and nearly all that is said is in them.
        in_order::below(&part.parts(), out, |part, out| section(out, part, level + 2))?;
        out.write_all(b"</section>\n")?;
    }
    Ok(())
}

fn contents(out: Out<'_>, sections: &[Section<'_>], level: u8) -> io::Result<()> {
    if sections.is_empty() {
        return Ok(());
    }
    out.write_all(b"<ol>\n")?;
    for part in sections {
        writeln!(out, "<li><a href=\"#{}\">{}</a>", text(&part.anchor), bare(&part.title))?;
        if level < LISTED {
            contents(out, &part.parts(), level + 1)?;
        }
        out.write_all(b"</li>\n")?;
    }
    out.write_all(b"</ol>\n")
}

fn section(out: Out<'_>, part: &Section<'_>, level: u8) -> io::Result<()> {
    begun(out, part, level)?;
    part.parts().iter().try_for_each(|part| section(out, part, level + 1))?;
    out.write_all(b"</section>\n")
}

/// A section up to its first part.
fn begun(out: Out<'_>, part: &Section<'_>, level: u8) -> io::Result<()> {
    out.write_all(b"<section>\n")?;
    heading(out, level, Some(&part.anchor), &part.title)?;
    blocks(out, Some(&part.anchor), part.blocks())
}

fn heading(out: Out<'_>, level: u8, anchor: Option<&str>, title: &Line<'_>) -> io::Result<()> {
    let level = level.min(DEEPEST);
    let (id, direction) = (id(anchor), direction(title));
    writeln!(out, "<h{level}{id}{direction}>{}</h{level}>", running(title))
}

/// What stands under the heading with this anchor.
fn blocks(out: Out<'_>, anchor: Option<&str>, blocks: Vec<Block<'_>>) -> io::Result<()> {
    for block in blocks {
        match block {
            Block::Paragraph(line) => {
                writeln!(out, "<p{}>{}</p>", direction(&line), running(&line))?;
            }
            Block::List(items) => list(out, items)?,
            Block::Table(shown) => table(out, anchor, shown)?,
            Block::Chart(shown) => chart(out, &shown)?,
        }
    }
    Ok(())
}

/// An element for no item would be no list.
fn list(out: Out<'_>, items: Many<'_, Item<'_>>) -> io::Result<()> {
    let mut begun = false;
    for Item { anchor, line } in items {
        if !begun {
            out.write_all(b"<ul>\n")?;
            begun = true;
        }
        let (id, direction) = (id(anchor.as_deref()), direction(&line));
        writeln!(out, "<li{id}{direction}>{}</li>", running(&line))?;
    }
    if begun { out.write_all(b"</ul>\n") } else { Ok(()) }
}

/// A table, which its caption names, or the heading with this anchor.
fn table(out: Out<'_>, anchor: Option<&str>, table: Table<'_>) -> io::Result<()> {
    // It may be wider than the page: then it is moved by itself, also by keyboard.
    let moved = "<div class=\"wide\" role=\"group\" tabindex=\"0\"";
    if let Some(caption) = &table.caption {
        let (name, caption) = (plain(caption), running(caption));
        writeln!(out, "{moved} aria-label=\"{name}\">\n<table>\n<caption>{caption}</caption>")?;
    } else {
        let name = text(anchor.unwrap_or_default());
        writeln!(out, "{moved} aria-labelledby=\"{name}\">\n<table aria-labelledby=\"{name}\">")?;
    }
    out.write_all(b"<thead>\n<tr>")?;
    for head in &table.head {
        write!(out, "<th scope=\"col\"{}>{}</th>", direction(head), running(head))?;
    }
    out.write_all(b"</tr>\n</thead>\n<tbody>\n")?;
    for row in table.rows {
        out.write_all(b"<tr>")?;
        for (place, cell) in row.iter().enumerate() {
            let (open, close) = if place == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
            write!(out, "<{open}{}>{}</{close}>", direction(cell), running(cell))?;
        }
        out.write_all(b"</tr>\n")?;
    }
    out.write_all(b"</tbody>\n</table>\n</div>\n")
}

/// What a bar takes of a picture that is 600 wide: its label, the bar under it, and the room after it.
const BAR: usize = 52;
/// How much wide a share of one in the hundred is.
const WIDE: usize = 5;
/// Most characters of a label.
const LABEL: usize = 60;

/// Bars under their labels. What they say stands in a table beside them.
fn chart(out: Out<'_>, chart: &Chart<'_>) -> io::Result<()> {
    let height = chart.bars.len() * BAR;
    let caption = text(chart.caption);
    write!(
        out,
        "<figure>\n<figcaption>{caption}</figcaption>\n\
         <svg viewBox=\"0 0 600 {height}\" role=\"img\" aria-label=\"{caption}\">\n"
    )?;
    for (place, (name, share)) in chart.bars.iter().enumerate() {
        let top = place * BAR;
        let (label, bar, figure) = (top + 16, top + 24, top + 37);
        let name = name.inline();
        let short = cut(&name, LABEL);
        let dots = if short.len() < name.len() { "…" } else { "" };
        let (short, long, end) = (text(short), share * WIDE, 100 * WIDE + 12);
        writeln!(
            out,
            "<text x=\"0\" y=\"{label}\">{short}{dots}</text>\
             <rect x=\"0\" y=\"{bar}\" width=\"500\" height=\"16\" class=\"track\"></rect>\
             <rect x=\"0\" y=\"{bar}\" width=\"{long}\" height=\"16\" class=\"bar\"></rect>\
             <text x=\"{end}\" y=\"{figure}\">{share}%</text>"
        )?;
    }
    out.write_all(b"</svg>\n</figure>\n")
}

/// What a link to an element names.
fn id(anchor: Option<&str>) -> impl Display {
    fmt::from_fn(move |out| anchor.map_or(Ok(()), |anchor| write!(out, " id=\"{}\"", text(anchor))))
}

/// Whose direction a block has: that of the person's words, where it has nothing else.
fn direction(line: &Line<'_>) -> &'static str {
    if matches!(line.as_slice(), [Span::Said(_)]) { " dir=\"auto\"" } else { "" }
}

fn running(line: &Line<'_>) -> impl Display {
    let alone = line.len() == 1;
    each(line, move |span, out| match span {
        Span::Words(words) => escape(words, out),
        Span::Said(said) if alone => passage(said, out),
        Span::Said(said) => isolated(said, out),
        Span::Link { to, words } => write!(out, "<a href=\"#{}\">{}</a>", text(to), text(words)),
        Span::To { to, text: said } => {
            write!(out, "<a href=\"#{}\">", text(to))?;
            isolated(said, out)?;
            out.write_str("</a>")
        }
        Span::Sign { sign, means } => {
            write!(out, "<span role=\"img\" aria-label=\"{}\">{}</span>", text(means), text(sign))
        }
    })
}

/// A line without ways to elsewhere, for one that is a way itself.
fn bare(line: &Line<'_>) -> impl Display {
    each(line, |span, out| match span {
        Span::Words(words) => escape(words, out),
        Span::Link { words, .. } => escape(words, out),
        Span::Said(said) => isolated(said, out),
        Span::To { text: said, .. } => isolated(said, out),
        Span::Sign { sign, .. } => escape(sign, out),
    })
}

/// A line without elements.
fn plain(line: &Line<'_>) -> impl Display {
    each(line, |span, out| match span {
        Span::Words(words) => escape(words, out),
        Span::Link { words, .. } => escape(words, out),
        Span::Said(said) => escape(&said.inline(), out),
        Span::To { text: said, .. } => escape(&said.inline(), out),
        Span::Sign { sign, .. } => escape(sign, out),
    })
}

/// A line, each of whose pieces is written so.
fn each<'l>(
    line: &'l Line<'_>,
    write: impl Fn(&Span<'_>, &mut Formatter<'_>) -> fmt::Result + 'l,
) -> impl Display + 'l {
    fmt::from_fn(move |out| line.iter().try_for_each(|span| write(span, out)))
}

/// A person's words within others, whose direction they leave alone.
fn isolated(said: &PersonText, out: &mut Formatter<'_>) -> fmt::Result {
    out.write_str("<bdi>")?;
    passage(said, out)?;
    out.write_str("</bdi>")
}

/// A person's words, whose lines stay lines.
fn passage(said: &PersonText, out: &mut Formatter<'_>) -> fmt::Result {
    for (place, line) in said.passage().split('\n').enumerate() {
        if place > 0 {
            out.write_str("<br>")?;
        }
        escape(line, out)?;
    }
    Ok(())
}

/// Text for an element or an attribute.
fn text(words: &str) -> impl Display {
    fmt::from_fn(move |out| escape(words, out))
}

fn escape(words: &str, out: &mut Formatter<'_>) -> fmt::Result {
    for part in words.split_inclusive(['&', '<', '>', '"', '\'']) {
        let reference = match part.as_bytes().last() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            Some(b'\'') => "&#39;",
            _ => return out.write_str(part),
        };
        out.write_str(part.get(..part.len() - 1).unwrap_or_default())?;
        out.write_str(reference)?;
    }
    Ok(())
}
