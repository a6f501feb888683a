//! A session of Retrospected, which puts its summary on the clipboard as Markdown.

use super::taken::{Raw, Taken};

const HEADING: &str = "# Retrospected Session";
const ACTIONS: &str = "### Actions";
const COLUMN: &str = "#### ";
/// An action that stands under a post too.
const REPEATED: &str = "**Action**:";

/// Whether the text is one.
pub(super) fn is(text: &str) -> bool {
    text.starts_with(HEADING)
}

/// The title of the session.
pub(super) fn title(text: &str) -> Option<String> {
    let title = text.lines().find_map(|line| line.strip_prefix("## "))?;
    Some(title.trim().to_owned()).filter(|title| !title.is_empty())
}

/// An item of a list, as far as it was read.
#[derive(Default)]
struct Item {
    text: String,
    kind: &'static str,
    theme: String,
}

/// Takes the posts, and the actions. A column is the theme of what stands in it, unless a group of posts is.
pub(super) fn take(text: &str, taken: &mut Taken) {
    let (mut actions, mut column, mut group) = (false, String::new(), None::<String>);
    let (mut item, mut place) = (None::<Item>, 0);
    for line in text.lines() {
        let trimmed = line.trim();
        let mark =
            trimmed.strip_prefix("* ").or_else(|| trimmed.strip_prefix("- ").filter(|_| actions));
        if trimmed.starts_with('#') {
            put(item.take(), &mut place, taken);
            actions = trimmed == ACTIONS;
            (column, group) =
                (trimmed.strip_prefix(COLUMN).unwrap_or_default().trim().to_owned(), None);
        } else if let Some(words) = mark.filter(|_| actions || !column.is_empty()) {
            put(item.take(), &mut place, taken);
            let nested = line.starts_with(' ');
            if words.starts_with(REPEATED) {
                continue;
            }
            let (words, votes) = scored(words);
            group = group.filter(|_| nested);
            if let Some(name) = words.strip_prefix("**").and_then(|words| words.strip_suffix("**"))
            {
                // Its score is the sum of those below it.
                group = Some(name.to_owned());
                continue;
            }
            taken.votes = taken.votes.saturating_add(votes);
            let theme = group.clone().unwrap_or_else(|| column.clone());
            let kind = if actions { "action" } else { "" };
            item = Some(Item { text: words.to_owned(), kind, theme });
        } else if let Some(item) = &mut item {
            // A line break of its words.
            if !trimmed.is_empty() {
                item.text.push('\n');
                item.text.push_str(trimmed);
            }
        }
    }
    put(item, &mut place, taken);
}

fn put(item: Option<Item>, place: &mut usize, taken: &mut Taken) {
    if let Some(item) = item {
        *place += 1;
        let (text, kind, theme) = (item.text.as_str(), item.kind, item.theme.as_str());
        taken.take(&Raw { place: *place, text, kind, theme, ..Raw::default() });
    }
}

/// `(+3/-1) words`: the words, and how many votes there are.
fn scored(words: &str) -> (&str, u64) {
    let score = words.strip_prefix("(+").and_then(|rest| rest.split_once(") "));
    let Some((score, rest)) = score else { return (words, 0) };
    let Some((up, down)) = score.split_once("/-") else { return (words, 0) };
    match (up.parse::<u64>(), down.parse::<u64>()) {
        (Ok(up), Ok(down)) => (rest, up.saturating_add(down)),
        _ => (words, 0),
    }
}
