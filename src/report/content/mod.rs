//! What a report says, section by section.

mod actions;
mod differ;
mod groups;
mod matrix;
mod method;
mod notes;
mod priorities;
mod questions;
mod shared;
mod votes;

#[cfg(feature = "organiser")]
use super::compare;
use super::document::{Block, Document, Section, line, paragraph};
use super::source::Looked;
use crate::domain::record::Millis;
use crate::i18n::Phrases;
use crate::i18n::report::Moment;
use crate::i18n::report_sections::Sections;

/// What a section is made from, and in which words.
#[derive(Clone, Copy)]
struct Context<'a> {
    looked: &'a Looked<'a>,
    all: &'a Phrases,
    words: &'a Sections,
}

/// The whole report.
pub(super) fn document<'a>(looked: &'a Looked<'a>, all: &'a Phrases) -> Document<'a> {
    let words = &all.report.sections;
    let context = Context { looked, all, words };
    let mut sections = vec![questions::section(context)];
    if looked.themes.is_empty() {
        let none = || vec![paragraph(words.no_themes)];
        sections.push(Section::of("themes", line(words.themes), none));
    } else {
        sections.push(shared::section(context));
        sections.push(matrix::section(context));
        sections.push(priorities::section(context));
        sections.push(differ::section(context));
        sections.push(differ::lone(context));
    }
    sections.push(votes::section(context));
    sections.push(actions::section(context));
    #[cfg(feature = "organiser")]
    sections.extend(looked.source.compared.map(|found| compare::section(found, all)));
    sections.push(groups::section(context));
    sections.push(method::section(context));
    Document { title: line(&looked.event.title), blocks: head(context), sections }
}

/// The date of the event, how many groups handed in, how new it is.
fn head(context: Context<'_>) -> Vec<Block<'_>> {
    let Looked { source, event, groups, .. } = context.looked;
    let report = &context.all.report;
    let mut blocks = Vec::new();
    if !event.date.is_empty() {
        blocks.push(paragraph(&event.date));
    }
    let listed = groups.iter().filter(|told| source.collection.is_listed(told.group)).count();
    let received = (report.received)(listed, event.group_count, groups.len() - listed);
    let notes = groups.iter().map(|told| told.collected.board().notes().count()).sum();
    let sizes = (context.words.sizes)(notes, groups.len());
    blocks.extend([paragraph(received), paragraph(sizes)]);
    if let Some(time) = source.newest().and_then(as_date) {
        blocks.push(paragraph((report.as_of)(&time)));
    }
    blocks
}

/// Nothing of a clock that is off by more than all calendars.
fn as_date(at: Millis) -> Option<Moment> {
    let time = time::OffsetDateTime::from_unix_timestamp(at.div_euclid(1000)).ok()?;
    Some(Moment {
        day: time.day(),
        month: u8::from(time.month()),
        year: time.year(),
        hour: time.hour(),
        minute: time.minute(),
    })
}
