//! The house rules that need more than a line: each takes a file's path and text, and answers a line a fault.

pub(crate) mod screens;

/// The lines of a text with their numbers, those of comments left out.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// A fault for each line that is wrong.
pub(crate) fn found(path: &str, text: &str, wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let wrong = lines(text).filter(|(_, line)| wrong(line));
    wrong.map(|(number, line)| format!("{path}:{number}: {}", line.trim())).collect()
}
