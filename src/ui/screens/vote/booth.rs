//! An open round: the next person, or the ballot of this one.

use super::ballot::ballot;
use crate::app::{GroupSession, Session, use_session};
use crate::domain::command::Command;
use crate::domain::record::RoundId;
use crate::domain::vote::{BallotDraft, shuffled};
use crate::html::{El, button, el};
use crate::signal::{Memo, Signal, untrack};
use crate::ui::parts::{alert, hint};

/// What the booth shows and changes. A ballot lives here alone until it is handed in.
#[derive(Clone, Copy)]
pub(super) struct Booth {
    pub(super) session: Session,
    pub(super) table: GroupSession,
    pub(super) round: RoundId,
    pub(super) draft: Signal<Option<BallotDraft>>,
    /// Whether a ballot was just handed in.
    pub(super) cast: Signal<bool>,
}

/// The open round of this id.
pub(super) fn booth(table: GroupSession, round: RoundId) -> El {
    let (draft, cast) = (Signal::new(None::<BallotDraft>), Signal::new(false));
    let booth = Booth { session: use_session(), table, round, draft, cast };
    let voting = Memo::new(move || draft.with(Option::is_some));
    el("div", "stack").part(move || {
        Some(if voting.get() { untrack(|| ballot(booth)) } else { booth.next_person() })
    })
}

impl Booth {
    fn begin(self) {
        let round = self.table.with_board(|board| board.round(self.round).cloned());
        if let Some(round) = untrack(|| round) {
            let order = shuffled(&round.themes, self.session.random());
            self.cast.set(false);
            self.draft.set(Some(BallotDraft::new(order, round.dots, round.cap)));
            self.session.focus("ballot-title");
        }
    }

    fn next_person(self) -> El {
        let words = self.session.words();
        let thanks =
            move || if self.cast.get() { words.vote.cast_done.to_owned() } else { String::new() };
        let ballots_in = move || {
            let round = self.table.with_board(|board| board.round(self.round).cloned());
            round.map_or_else(String::new, |round| {
                (words.vote.ballots_in)(round.ballots_in, usize::from(round.people))
            })
        };
        el("div", "stack")
            .add(el("p", "hint").attr("role", "status").says(thanks))
            .add(el("h2", "").text(words.vote.next))
            .add(el("p", "count").id("ballots-in").says(ballots_in))
            .add(
                button("button button--main", words.vote.begin)
                    .id("begin-ballot")
                    .click(move || self.begin()),
            )
            .add(self.end())
    }

    /// The two ways in which a round ends.
    fn end(self) -> El {
        let words = self.session.words();
        let (asking, fault) = (Signal::new(false), Signal::new(String::new()));
        let ends = move |command: Command| match self.table.dispatch(command) {
            Ok(()) => self.session.focus("newest-round"),
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        };
        let sure = move || {
            let keep = move || {
                asking.set(false);
                self.session.focus("cancel-round");
            };
            let yes = button("button button--danger", words.vote.cancel_yes)
                .id("cancel-yes")
                .click(move || ends(Command::CancelRound(self.round)));
            asking.get().then(|| {
                el("div", "row row--wrap")
                    .attr("role", "group")
                    .label(words.vote.cancel)
                    .add(el("p", "").text(words.vote.cancel_sure))
                    .add(yes)
                    .add(
                        button("button", words.vote.cancel_no)
                            .id("cancel-no")
                            .click(keep)
                            .focused(),
                    )
            })
        };
        let reveal = button("button", words.vote.reveal).id("reveal");
        let cancel = button("button button--quiet", words.vote.cancel)
            .id("cancel-round")
            .click(move || asking.set(true));
        let buttons = el("div", "row row--wrap")
            .add(reveal.click(move || ends(Command::Reveal(self.round))))
            .add(cancel);
        el("div", "stack booth__end")
            .add(hint(words.vote.reveal_hint))
            .add(buttons)
            .part(sure)
            .add(alert(fault))
    }
}
