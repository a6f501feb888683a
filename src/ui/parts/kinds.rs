//! What kind a note is: a small mark and a word, never colour.

use crate::app::use_session;
use crate::domain::event::{Event, Kind, KindId};
use crate::html::{El, button, el};
use crate::signal::{Callback, Signal};

/// The mark that stands before a kind's word.
fn mark(kind: &Kind) -> &'static str {
    match kind.id.as_str() {
        "insight" => "✳",
        "challenge" => "!",
        "idea" => "+",
        "action" => "→",
        "quote" => "“",
        "question" => "?",
        _ => "•",
    }
}

/// A kind's mark and word.
pub(crate) fn kind_mark(kind: &Kind) -> El {
    let word = use_session().words().kind(kind);
    el("span", "kind")
        .add(el("span", "kind__mark").attr("aria-hidden", "true").text(mark(kind)))
        .add(el("bdi", "").text(word))
}

/// One button a kind; the chosen one is pressed.
pub(crate) fn kind_chips(
    event: &Event,
    chosen: Signal<Option<KindId>>,
    on_choose: Callback<KindId>,
) -> El {
    let words = use_session().words();
    let first = event.kinds.first().map(|kind| kind.id.clone());
    let chip = |kind: &Kind| {
        let (id, own, first) = (kind.id.clone(), kind.id.clone(), first.clone());
        let pressed = move || {
            chosen
                .with(|chosen| chosen.as_ref().or(first.as_ref()).is_some_and(|kind| *kind == own))
        };
        button("chip", "")
            .add(kind_mark(kind))
            .state("aria-pressed", pressed)
            .click(move || on_choose.run(id.clone()))
    };
    el("div", "chips")
        .attr("role", "group")
        .label(words.capture.kind)
        .add_all(event.kinds.iter().map(chip))
}
