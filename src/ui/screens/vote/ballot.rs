//! One person's ballot, on the screen alone.

use super::booth::Booth;
use crate::domain::command::Command;
use crate::domain::record::ThemeId;
use crate::domain::vote::BallotDraft;
use crate::html::{El, button, el};
use crate::listed::Listed as _;
use crate::signal::{Signal, untrack};
use crate::ui::parts::{alert, hint};

/// Dots on themes, and the way to hand them in.
pub(super) fn ballot(booth: Booth) -> El {
    let words = booth.session.words();
    let fault = Signal::new(String::new());
    let themes: Vec<ThemeId> =
        booth.read(|draft| draft.given().iter().map(|(theme, _)| *theme).listed());
    let left = move || booth.read(|draft| (words.vote.left)(draft.left(), draft.dots()));
    let hand_in = move || {
        let ballot = untrack(|| booth.read(BallotDraft::ballot));
        match booth.table.dispatch(Command::Cast(booth.round, ballot)) {
            Ok(()) => {
                booth.cast.set(true);
                booth.draft.set(None);
                booth.session.focus("begin-ballot");
            }
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        }
    };
    let discard = move || {
        booth.draft.set(None);
        booth.session.focus("begin-ballot");
    };
    let end = el("div", "row row--wrap ballot__end")
        .add(button("button button--main", words.vote.cast).id("cast").click(hand_in))
        .add(button("button button--quiet", words.vote.discard).id("discard").click(discard));
    let lines = themes.into_iter().map(|theme| line(booth, theme, fault));
    el("div", "stack")
        .add(hint(words.vote.only_you))
        .add(el("h2", "").id("ballot-title").attr("tabindex", "-1").text(words.vote.ballot))
        .add(el("p", "count").attr("role", "status").id("dots-left").says(left))
        .add(el("ul", "ballot__themes").add_all(lines))
        .add(alert(fault))
        .add(end)
}

impl Booth {
    fn read<T: Default>(self, read: impl FnOnce(&BallotDraft) -> T) -> T {
        self.draft.with(|draft| draft.as_ref().map(read).unwrap_or_default())
    }

    fn change(self, change: impl FnOnce(&mut BallotDraft)) {
        self.draft.update(|draft| {
            draft.as_mut().map(change);
        });
    }
}

/// A theme with its dots. The buttons stay focusable at their limit: a keyboard must not lose its place.
fn line(booth: Booth, theme: ThemeId, fault: Signal<String>) -> El {
    let words = booth.session.words();
    let (title, notes) = booth.table.with_board(|board| {
        let title = board.theme(theme).map(|theme| theme.title().to_owned());
        (title.unwrap_or_default(), board.notes_in(theme).count())
    });
    let on = move || booth.read(|draft| draft.on(theme));
    let full = move || !booth.read(|draft| draft.can_give(theme));
    let give = move || {
        let why = untrack(|| booth.read(|draft| (draft.left(), draft.on(theme), draft.cap())));
        fault.set(match why {
            (0, ..) => words.vote.none_left.to_owned(),
            (_, on, cap) if on >= cap => (words.vote.at_cap)(cap),
            _ => String::new(),
        });
        booth.change(|draft| draft.give(theme));
    };
    let take = move || {
        fault.set(String::new());
        booth.change(|draft| draft.take(theme));
    };
    let take = button("button button--round", "−")
        .label(&(words.vote.take)(&title))
        .state("aria-disabled", move || on() == 0)
        .click(take);
    let give = button("button button--round", "+")
        .label(&(words.vote.give)(&title))
        .state("aria-disabled", full)
        .click(give);
    let dots =
        el("span", "dots").attr("aria-hidden", "true").says(move || "●".repeat(usize::from(on())));
    let count = el("span", "ballot__said").says(move || (words.vote.dots_on)(usize::from(on())));
    let dots = el("div", "ballot__dots")
        .attr("role", "group")
        .label(&title)
        .add(take)
        .add(el("span", "ballot__count").add(dots).add(count))
        .add(give);
    let about =
        el("div", "").add(el("h3", "").named(&title)).add(hint(&(words.themes.notes)(notes)));
    el("li", "card ballot__theme").add(about).add(dots)
}
