//! The groups of the event, in their order.

use super::draft::GroupDraft;
use super::field::{Faults, numbered_field};
use crate::app::{Session, use_session};
use crate::domain::event::look_alike;
use crate::html::{El, button, el};
use crate::listed::Listed as _;
use crate::signal::{Memo, Signal, untrack};
use crate::ui::parts::{hint, hue};

type Groups = Signal<Vec<GroupDraft>>;

/// All groups, and the way to one more.
pub(super) fn groups(groups: Groups, faults: Faults) -> El {
    let session = use_session();
    let words = session.words();
    let add = move || {
        groups.update(|groups| groups.push(GroupDraft::new(session)));
        session.focus(&format!("question-{}", groups.with_untracked(Vec::len)));
    };
    let names = move || groups.get().iter().map(|group| group.name.get()).listed();
    let alike = move || look_alike(&names()).map(words.setup.look_alike).unwrap_or_default();
    el("section", "stack")
        .add(el("h2", "").text(words.setup.groups))
        .add(hint("").id("look-alike").attr("role", "status").says(alike))
        .add(
            el("div", "stack")
                .each(move || groups.get(), move |group| one(session, groups, group, faults)),
        )
        .add(button("button", words.setup.add_group).id("add-group").click(add))
}

fn one(session: Session, groups: Groups, group: &GroupDraft, faults: Faults) -> El {
    let words = session.words();
    let own = Signal::new(group.clone());
    // Its number is its place; 0 while it is on its way out.
    let number = Memo::new(move || {
        groups.with(|groups| {
            let place = own.with_untracked(|own| groups.iter().position(|group| group == own));
            place.map_or(0, |place| place + 1)
        })
    });
    let id = |name: &'static str| move || format!("{name}-{}", number.get());
    let ends = Moves { session, groups, number };
    let buttons = el("div", "row row--wrap")
        .add(ends.button("up", words.setup.up, move || number.get() < 2))
        .add(ends.button("down", words.setup.down, move || number.get() >= groups.with(Vec::len)))
        .add(ends.button("remove", words.setup.remove, move || groups.with(Vec::len) < 2));
    let title = move || (words.setup.group)(number.get());
    el("fieldset", "card stack")
        .style("--hue", &hue(number.with_untracked(|number| *number)))
        .add(el("legend", "theme__legend").says(title))
        .add(numbered_field(id("question"), words.setup.question, "", group.question, faults))
        .add(numbered_field(id("name"), words.setup.group_name, "", group.name, faults))
        .add(buttons)
}

/// Where a group can go.
#[derive(Clone, Copy)]
struct Moves {
    session: Session,
    groups: Groups,
    number: Memo<usize>,
}

impl Moves {
    fn button(
        self,
        name: &'static str,
        what: &'static str,
        off: impl Fn() -> bool + Copy + 'static,
    ) -> El {
        let words = self.session.words();
        let moves = move || {
            if !untrack(off) {
                self.does(name);
            }
        };
        button("button button--quiet", what)
            .attr_of("id", move || format!("{name}-{}", self.number.get()))
            .attr_of("aria-label", move || (words.setup.of_group)(what, self.number.get()))
            .state("aria-disabled", off)
            .click(moves)
    }

    fn does(self, name: &str) {
        // One that is on its way out has no place, and may be pressed once more meanwhile.
        let Some(place) = self.number.with_untracked(|number| number.checked_sub(1)) else {
            return;
        };
        let to = match name {
            "up" => place.saturating_sub(1),
            "down" => place + 1,
            _ => place,
        };
        self.groups.update(|groups| {
            if name == "remove" {
                groups.remove(place);
            } else {
                groups.swap(place, to);
            }
        });
        let left = self.groups.with_untracked(Vec::len);
        if name == "remove" {
            self.session.focus(&format!("question-{}", left.min(place + 1)));
        } else {
            self.session.focus(&format!("{name}-{}", to + 1));
        }
    }
}
