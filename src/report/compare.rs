//! Two events beside each other, for people and for other programs: one page that prints, Markdown, CSV, JSON.

use std::io;

use super::document::{
    Block, Document, Item, Line, Section, Span, Table, heads, line, list, paragraph,
};
use super::{Out, html as page, markdown as text};
use crate::domain::collection::compare::{Comparison, Direction, Figures, Row, Side};
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::i18n::compare::Compare;

pub use super::tables::compare::{csv, json};

/// All directions, in the order in which they are told.
pub const DIRECTIONS: [Direction; 5] =
    [Direction::New, Direction::Stronger, Direction::Same, Direction::Weaker, Direction::Gone];

/// What a section is made from, and in which words.
#[derive(Clone, Copy)]
struct Context<'a> {
    found: &'a Comparison,
    all: &'a Phrases,
    words: &'a Compare,
}

/// One HTML file.
pub fn html(found: &Comparison, words: &Phrases, out: Out<'_>) -> io::Result<()> {
    page::page(document(found, words), &words.report.sections, words.report.language, out)
}

/// The same as Markdown.
pub fn markdown(found: &Comparison, words: &Phrases, out: Out<'_>) -> io::Result<()> {
    text::markdown(document(found, words), out)
}

/// The section of the report of one of both events.
pub(super) fn section<'a>(found: &'a Comparison, all: &'a Phrases) -> Section<'a> {
    let context = Context { found, all, words: &all.compare };
    Section::of("compared", title(context), move || head(context)).with(move || parts(context))
}

fn document<'a>(found: &'a Comparison, all: &'a Phrases) -> Document<'a> {
    let context = Context { found, all, words: &all.compare };
    Document { title: title(context), blocks: head(context), sections: parts(context) }
}

fn title(context: Context<'_>) -> Line<'_> {
    let Context { words, found, .. } = context;
    vec![
        words.title_from.into(),
        (&found.earlier.event.title).into(),
        words.title_to.into(),
        (&found.later.event.title).into(),
        words.title_end.into(),
    ]
}

/// Which events, and how many themes went each way.
fn head(context: Context<'_>) -> Vec<Block<'_>> {
    let Context { words, found, .. } = context;
    let counts = DIRECTIONS.map(|direction| found.count(direction));
    vec![
        Block::Paragraph(event(words.earlier, &found.earlier)),
        Block::Paragraph(event(words.later, &found.later)),
        paragraph((words.summary)(found.themes.len(), counts)),
    ]
}

fn parts(context: Context<'_>) -> Vec<Section<'_>> {
    let mut parts = vec![differences(context), both(context), apart(context), how(context)];
    if !context.found.warnings().is_empty() {
        parts.insert(0, little(context));
    }
    parts
}

/// Which event, and when it was.
fn event<'a>(which: &'a str, side: &'a Side) -> Line<'a> {
    let mut line = vec![which.into(), ": ".into(), (&side.event.title).into()];
    if !side.event.date.is_empty() {
        line.extend([", ".into(), (&side.event.date).into()]);
    }
    line
}

fn little(context: Context<'_>) -> Section<'_> {
    Section::of("compared-little", line(context.words.little), move || {
        let warnings = context.found.warnings().into_iter();
        vec![list(warnings.map(move |warning| Item::of(line((context.words.warning)(&warning)))))]
    })
}

fn differences(context: Context<'_>) -> Section<'_> {
    let (words, found) = (context.words, context.found);
    Section::of("compared-differences", line(words.differences), move || {
        let rows = figures(found, words)
            .into_iter()
            .map(|(what, [earlier, later])| vec![line(what), line(earlier), line(later)]);
        let table = Table {
            caption: None,
            head: heads(&[words.what, words.earlier, words.later]),
            rows: Box::new(rows),
        };
        let both = found.questions.iter().filter(|asked| asked.earlier && asked.later).count();
        let mut blocks = vec![
            Block::Table(table),
            paragraph((words.asked_at_both)(both, found.questions.len())),
        ];
        let alone = [(words.asked_earlier, true), (words.asked_later, false)];
        for (heading, is_earlier) in alone {
            let asked = found.questions.iter();
            let asked = asked
                .filter(move |asked| (asked.earlier, asked.later) == (is_earlier, !is_earlier));
            let mut items = asked.map(|asked| Item::of(line(&asked.question))).peekable();
            if items.peek().is_some() {
                blocks.extend([paragraph(heading), list(items)]);
            }
        }
        blocks
    })
}

/// What is told of both events: of what, the earlier, the later.
pub fn figures<'a>(found: &Comparison, words: &'a Compare) -> Vec<(&'a str, [String; 2])> {
    let both = |told: &dyn Fn(&Side) -> String| [told(&found.earlier), told(&found.later)];
    let count = |count: &dyn Fn(&Side) -> usize| both(&|side| count(side).to_string());
    let range = |range: Option<(u8, u8)>| {
        range.map_or_else(|| words.no_vote.to_owned(), |(least, most)| (words.range)(least, most))
    };
    let people = |side: &Side| {
        side.people.map_or_else(|| words.nothing.to_owned(), |people| people.to_string())
    };
    vec![
        (words.group_count, count(&|side| side.event.group_count)),
        (words.handed_in, count(&|side| side.groups)),
        (words.spoke, count(&|side| side.spoke)),
        (words.questions, count(&|side| side.questions.len())),
        (words.notes, count(&|side| side.notes)),
        (words.themes, count(&|side| side.themes)),
        (words.voted, count(&|side| side.voted)),
        (words.people, both(&people)),
        (words.dots, both(&|side| range(side.dots))),
        (words.cap, both(&|side| range(side.cap))),
    ]
}

fn both(context: Context<'_>) -> Section<'_> {
    let words = context.words;
    Section::of("compared-both", line(words.both), move || {
        themes(context, true).unwrap_or_else(|| vec![paragraph(words.no_both)])
    })
}

fn apart(context: Context<'_>) -> Section<'_> {
    let words = context.words;
    Section::of("compared-apart", line(words.apart), move || {
        themes(context, false).unwrap_or_else(|| vec![paragraph(words.no_apart)])
    })
}

/// The themes that have a match, or those without; nothing where there are none.
fn themes(context: Context<'_>, matched: bool) -> Option<Vec<Block<'_>>> {
    let words = context.words;
    let chosen = move |row: &&Row| row.matched.is_some() == matched;
    context.found.themes.iter().find(chosen)?;
    let mut head = vec![
        words.theme,
        words.change,
        words.groups_earlier,
        words.groups_later,
        words.votes_earlier,
        words.votes_later,
    ];
    head.extend(matched.then_some(words.how_matched));
    let table = Table {
        caption: Some(line(words.figures)),
        head: heads(&head),
        rows: Box::new(
            context.found.themes.iter().filter(chosen).map(move |row| cells(context, row)),
        ),
    };
    Some(vec![Block::Table(table)])
}

fn cells<'a>(context: Context<'a>, row: &'a Row) -> Vec<Line<'a>> {
    let Context { words, found, .. } = context;
    let mut cells = vec![names(context, row)];
    cells.extend(figures_of(row, found, words).map(line));
    cells.extend(row.matched.map(|matched| line((words.matched)(matched))));
    cells
}

/// What is told of a theme: what changed, its groups and its voters, earlier and later.
pub fn figures_of(row: &Row, found: &Comparison, words: &Compare) -> [String; 5] {
    let share = |figures: &Figures, side: &Side| (words.share)(figures.groups, side.spoke);
    let votes = |figures: &Figures| {
        let votes = figures.votes.map(|votes| (words.votes)(votes.voters, votes.ballots));
        let none = if figures.groups == 0 { words.nothing } else { words.no_vote };
        votes.unwrap_or_else(|| none.to_owned())
    };
    [
        (words.direction)(row.direction),
        share(&row.earlier, &found.earlier),
        share(&row.later, &found.later),
        votes(&row.earlier),
        votes(&row.later),
    ]
}

/// What a theme is called now, and what it was called where that was something else.
fn names<'a>(context: Context<'a>, row: &'a Row) -> Line<'a> {
    let (words, (now, before)) = (context.words, row.names());
    let mut line = joined(context, now);
    if !before.is_empty() {
        line.push(words.called.into());
        line.extend(joined(context, before));
        line.push(words.called_end.into());
    }
    line
}

fn joined<'a>(context: Context<'a>, names: &'a [PersonText]) -> Line<'a> {
    let mut line = Vec::new();
    for name in names {
        if !line.is_empty() {
            line.push(context.words.several.into());
        }
        let missing = || Span::from(context.all.report.not_in_file);
        line.push(if name.is_empty() { missing() } else { name.into() });
    }
    line
}

/// What the directions and figures mean, and what they don't.
pub const fn read_so(words: &Compare) -> [&'static str; 4] {
    [words.by_share, words.together, words.voters, words.not_representative]
}

fn how(context: Context<'_>) -> Section<'_> {
    let words = context.words;
    Section::of("compared-how", line(words.how), move || {
        read_so(words).into_iter().map(paragraph).collect()
    })
}
