//! A report as another program's Markdown parser reads it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A heading and all that stands under it, up to the next heading of its level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Paragraphs.
    pub says: Vec<String>,
    /// What is listed.
    pub notes: Vec<String>,
    /// Sections of the next level.
    pub parts: Vec<Self>,
}

impl Section {
    /// Reads a page: a section without a title, whose parts begin with headings of the first level.
    pub fn read(markdown: &str) -> Self {
        let (mut page, mut text, mut depth) = (Self::default(), String::new(), 0);
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::Item) => text.clear(),
                Event::Text(words) => text.push_str(&words),
                Event::End(TagEnd::Heading(level)) => {
                    depth = level as usize;
                    page.last(depth - 1)
                        .parts
                        .push(Self { title: text.clone(), ..Self::default() });
                }
                Event::End(TagEnd::Paragraph) => page.last(depth).says.push(text.clone()),
                Event::End(TagEnd::Item) => page.last(depth).notes.push(text.clone()),
                _ => {}
            }
        }
        page
    }

    /// The last section so many levels down, or as many as there are.
    fn last(&mut self, levels: usize) -> &mut Self {
        match self.parts.len().checked_sub(1) {
            Some(last) if levels > 0 => self.parts[last].last(levels - 1),
            _ => self,
        }
    }
}
