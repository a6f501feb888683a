//! A hand-in as it is kept on the organiser's device.

use serde::Deserialize;

use crate::domain::json;

/// As earlier builds kept one: within JSON, beside its file's name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapped {
    name: Option<String>,
    text: String,
}

/// The text of a hand-in in what is kept of it, which is that text as it came; and its file's name, where an earlier build
/// kept it. A hand-in has other parts than that one's two.
pub fn kept_text(kept: String) -> (Option<String>, String) {
    let may_be = ["{\"name\":", "{\"text\":"].iter().any(|start| kept.starts_with(start));
    let wrapped = may_be.then(|| json::read::<Wrapped>(&kept)).flatten();
    wrapped.map_or((None, kept), |Wrapped { name, text }| (name, text))
}
