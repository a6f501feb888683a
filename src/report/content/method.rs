//! How the report was made, and what it does not say.

use std::collections::BTreeMap;

use super::{Context, groups};
use crate::domain::collection::Cell;
use crate::domain::text::PersonText;
use crate::report::document::{Block, Item, Line, Section, Table, heads, line, list, paragraph};
use crate::report::source::Told;

pub(super) fn section(context: Context<'_>) -> Section<'_> {
    Section::of("method", line(context.words.method), move || blocks(context))
}

fn blocks(context: Context<'_>) -> Vec<Block<'_>> {
    let (words, looked) = (context.words, context.looked);
    let mut said: Vec<String> = Vec::new();
    said.extend(missing(context));
    said.extend(went_along(context));
    if !looked.themes.is_empty() {
        said.extend([words.linked_by_hand, words.counts_once].map(str::to_owned));
    }
    let cells = looked.themes.iter().flat_map(|theme| &theme.cells);
    let changed = cells.filter(|cell: &&Cell| cell.chosen.is_some()).count();
    if changed > 0 {
        said.push((words.changed_by_hand)(changed));
    }
    said.extend([words.not_representative, words.clocks].map(str::to_owned));
    let mut blocks: Vec<Block<'_>> = said.into_iter().map(paragraph).collect();
    blocks.extend(kept_out(context));
    blocks.push(paragraph(words.receipts));
    blocks.push(Block::Table(receipts(context)));
    blocks
}

/// What came from each group.
fn receipts<'a>(context: Context<'a>) -> Table<'a> {
    let words = context.words;
    let row = move |told: &'a Told<'_>| -> Vec<Line<'a>> {
        let receipts: Vec<_> =
            told.collected.receipts().map(|receipt| receipt.words().join(" ")).collect();
        vec![
            groups::link(context, told),
            line(receipts.join(", ")),
            line(told.collected.devices().to_string()),
        ]
    };
    Table {
        caption: Some(line(words.receipt)),
        head: heads(&[words.group, words.receipt, words.files]),
        rows: Box::new(context.looked.groups.iter().map(row)),
    }
}

/// The groups whose files did not come.
fn missing(context: Context<'_>) -> Option<String> {
    let missing = context.looked.source.collection.missing().into_iter();
    let missing: Vec<String> = missing.map(|(number, _)| number.to_string()).collect();
    (!missing.is_empty()).then(|| (context.words.missing)(&missing))
}

/// The notes that a device took along to another group.
fn went_along(context: Context<'_>) -> Vec<String> {
    let of = |told: &Told<'_>| {
        let elsewhere = context.looked.source.collection.elsewhere(told.collected);
        let from = told.group.number;
        elsewhere.into_iter().map(move |(to, notes)| (context.words.went_along)(from, to, notes))
    };
    context.looked.groups.iter().flat_map(of).collect()
}

/// How many notes are kept out, and why; a reason is the organiser's own words.
fn kept_out<'a>(context: Context<'a>) -> Vec<Block<'a>> {
    let looked = context.looked;
    let mut reasons: BTreeMap<&PersonText, usize> = BTreeMap::new();
    for told in &looked.groups {
        for note in told.collected.board().notes() {
            if let Some(reason) = looked.source.links.kept_out(note.id) {
                *reasons.entry(reason).or_default() += 1;
            }
        }
    }
    if reasons.is_empty() {
        return Vec::new();
    }
    let all = reasons.values().sum();
    let item = |(reason, count): (&'a PersonText, usize)| {
        Item::of(vec![reason.into(), format!(": {count}").into()])
    };
    vec![paragraph((context.words.kept_out)(all)), list(reasons.into_iter().map(item))]
}
