//! A page of HTML taken apart, by what a report of ours may have.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

use std::collections::BTreeSet;

/// A tag, with its attributes by name.
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

/// The tags of a page, and the text between them with its characters as they are.
pub(crate) struct Page {
    pub(crate) tags: Vec<Tag>,
    pub(crate) text: String,
}

impl Page {
    /// Takes a page apart; what stands before the end of its style is left out.
    pub(crate) fn of(page: &str) -> Self {
        let mut rest = page.split_once("</style>").map_or(page, |(_, body)| body);
        let (mut tags, mut text) = (Vec::new(), String::new());
        while let Some((before, tag)) = rest.split_once('<') {
            text.push_str(before);
            let (inside, after) = tag.split_once('>').unwrap();
            let tag = Tag::of(inside);
            if tag.name == "br" {
                text.push('\n');
            }
            tags.push(tag);
            rest = after;
        }
        text.push_str(rest);
        Self { tags, text: as_characters(&text) }
    }

    /// The names of all tags.
    pub(crate) fn names(&self) -> BTreeSet<&str> {
        self.tags.iter().map(|tag| tag.name.trim_start_matches('/')).collect()
    }

    /// The names of all attributes.
    pub(crate) fn attributes(&self) -> BTreeSet<&str> {
        let all = self.tags.iter().flat_map(|tag| &tag.attributes);
        all.map(|(name, _)| name.as_str()).collect()
    }

    /// What stands in all attributes of this name.
    pub(crate) fn values(&self, wanted: &str) -> Vec<&str> {
        let all = self.tags.iter().flat_map(|tag| &tag.attributes);
        all.filter(|(name, _)| name == wanted).map(|(_, value)| value.as_str()).collect()
    }
}

impl Tag {
    fn of(inside: &str) -> Self {
        let (name, mut within) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut attributes = Vec::new();
        while let Some((name, value)) = within.split_once("=\"") {
            let (value, after) = value.split_once('"').unwrap();
            attributes.push((name.trim().to_owned(), value.to_owned()));
            within = after;
        }
        Self { name: name.to_owned(), attributes }
    }
}

fn as_characters(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, entity)) = rest.split_once('&') {
        let (name, after) = entity.split_once(';').unwrap();
        out.push_str(before);
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => char::from_u32(number.strip_prefix('#').unwrap().parse().unwrap()).unwrap(),
        });
        rest = after;
    }
    out + rest
}
