//! What a file is of: the part of its name that stays when the same board is exported again.

use crate::domain::text::one_line;

/// The part of a file's name that does not change from one export to the next: no folder, no ending, no date, no count of
/// copies.
pub(super) fn of_name(name: &str) -> String {
    let file = in_folder(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut parts: Vec<&str> = without_copies(stem).split(['-', '_', ' ', '.', ',']).collect();
    parts.retain(|part| !part.is_empty());
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    // A year of four digits begins a date or a time; what follows of them are at most four digits.
    let mut words: Vec<&str> = Vec::new();
    let mut in_date = false;
    for part in parts {
        let begins_date = is_number(part) && (part.len() == 8 || is_year(part));
        in_date = begins_date || (in_date && is_number(part) && part.len() <= 6);
        if !in_date {
            words.push(part);
        }
    }
    if words.is_empty() { one_line(stem) } else { words.join("-").to_lowercase() }
}

/// Which retro of Refacto a file of this name is of: it calls its tables `<retro>-export.csv`, and in its boards says `<retro>`.
/// Nothing where the file is called otherwise.
pub(super) fn of_refacto(name: &str) -> Option<String> {
    let (stem, _) = in_folder(name).rsplit_once('.')?;
    let retro = without_copies(stem).trim_end().strip_suffix("-export")?;
    (!retro.is_empty()).then(|| retro.to_owned())
}

/// The file's own name, without the folders that it lies in.
pub(super) fn in_folder(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The name without `(1)` at its end, as browsers name a second copy.
fn without_copies(stem: &str) -> &str {
    let copy = stem.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match copy {
        Some((rest, number)) if is_number(number) && !rest.trim().is_empty() => {
            without_copies(rest)
        }
        _ => stem,
    }
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && (part.starts_with("19") || part.starts_with("20"))
}
