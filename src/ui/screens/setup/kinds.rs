//! The kinds of note.

use super::draft::KindDraft;
use super::field::{Faults, wrong_with};
use crate::app::{Session, use_session};
use crate::html::{El, button, el};
use crate::signal::{Memo, Signal};
use crate::ui::parts::hint;

type Kinds = Signal<Vec<KindDraft>>;

/// All kinds, and the way to one more.
pub(super) fn kinds(kinds: Kinds, faults: Faults) -> El {
    let session = use_session();
    let words = session.words();
    let add = move || {
        kinds.update(|kinds| kinds.push(KindDraft::new(session)));
        session.focus(&format!("kind-{}", kinds.with_untracked(Vec::len)));
    };
    let list = el("ul", "stack")
        .id("kinds")
        .each(move || kinds.get(), move |kind| row(session, kinds, kind, faults));
    el("fieldset", "stack")
        .add(el("legend", "").add(el("h2", "").text(words.setup.kinds)))
        .add(hint(words.setup.kinds_hint))
        .add(list)
        .add(button("button", words.setup.add_kind).id("add-kind").click(add))
}

fn row(session: Session, kinds: Kinds, kind: &KindDraft, faults: Faults) -> El {
    let words = session.words();
    let (own, name) = (Signal::new(kind.clone()), kind.name);
    let number = Memo::new(move || {
        let place = |kinds: &Vec<KindDraft>| {
            own.with_untracked(|own| kinds.iter().position(|kind| kind == own))
        };
        kinds.with(place).map_or(0, |place| place + 1)
    });
    let id = move || format!("kind-{}", number.get());
    let wrong = Memo::new(move || wrong_with(&id(), faults).unwrap_or_default());
    let remove = move || {
        own.with_untracked(|own| {
            kinds.update(|kinds| {
                if kinds.len() > 1 {
                    kinds.retain(|kind| kind != own);
                }
            });
        });
        session.focus("add-kind");
    };
    let field = el("input", "input")
        .attr_of("id", id)
        .label(words.setup.kind_name)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr_of("aria-describedby", move || format!("{}-fault", id()))
        .state("aria-invalid", move || !wrong.with(String::is_empty))
        .holds(name);
    let remove = button("button button--quiet", words.setup.remove)
        .attr_of("aria-label", move || (words.setup.of_kind)(words.setup.remove, &name.get()))
        .flag_if("disabled", move || kinds.with(Vec::len) < 2)
        .click(remove);
    el("li", "")
        .add(
            el("p", "alert")
                .attr_of("id", move || format!("{}-fault", id()))
                .says(move || wrong.get()),
        )
        .add(el("div", "row").add(field).add(remove))
}
