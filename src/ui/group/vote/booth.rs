//! An open round: the next person, or the ballot of this one.

use leptos::either::Either;
use leptos::prelude::*;

use super::ballot::Ballot;
use super::head_count::HeadCount;
use super::leave_ballot::LeaveBallot;
use super::round_end::RoundEnd;
use crate::app::use_session;
use crate::domain::record::RoundId;
use crate::domain::vote::{BallotDraft, shuffled};
use crate::ui::dom;
use crate::ui::group::group_view::use_group;

/// What the booth shows and changes. A ballot lives here alone until it is handed in. A small copy.
#[derive(Clone, Copy)]
pub(super) struct OpenRound {
    /// Which round.
    pub(super) id: RoundId,
    /// The ballot of the person who has the device; nothing while it is passed on.
    pub(super) draft: RwSignal<Option<BallotDraft>>,
    /// What became of the last ballot here; empty once the next is begun.
    said: RwSignal<&'static str>,
    /// Whether a ballot was in hand when its round ended, in another tab.
    pub(super) lost: RwSignal<bool>,
}

impl OpenRound {
    /// Reads the ballot; followed.
    pub(super) fn read<T: Default>(self, read: impl FnOnce(&BallotDraft) -> T) -> T {
        self.draft.with(|draft| draft.as_ref().map(read).unwrap_or_default())
    }

    /// Changes the ballot.
    pub(super) fn change(self, change: impl FnOnce(&mut BallotDraft)) {
        self.draft.update(|draft| {
            draft.as_mut().map(change);
        });
    }

    /// Puts the ballot away and says what became of it; the next person may come.
    pub(super) fn leave(self, said: &'static str) {
        self.said.set(said);
        self.draft.set(None);
        dom::focus("begin-ballot");
    }
}

/// The open round of this id.
#[component]
pub(super) fn Booth(
    /// Which.
    round: RoundId,
    /// Set where a ballot was in hand when the round ended.
    lost: RwSignal<bool>,
) -> impl IntoView {
    let (draft, said) = (RwSignal::new(None::<BallotDraft>), RwSignal::new(""));
    let round = OpenRound { id: round, draft, said, lost };
    let voting = Memo::new(move |_| draft.with(Option::is_some));
    // A ballot is in this tab's memory alone: who leaves it is asked, and keys do nothing else meanwhile.
    let session = use_session();
    Effect::new(move |_| session.hold(voting.get()));
    on_cleanup(move || {
        session.hold(false);
        if draft.try_with_untracked(Option::is_some) == Some(true) {
            lost.try_set(true);
            dom::focus("ballot-lost");
        }
    });
    let content = move || {
        if voting.get() {
            Either::Left(view! {
                <Ballot round />
                <LeaveBallot />
            })
        } else {
            Either::Right(view! { <NextPerson round /> })
        }
    };
    view! { <div class="stack">{content}</div> }
}

/// The device is passed on: how many ballots are in, and the way to the next.
#[component]
fn NextPerson(
    /// The round.
    round: OpenRound,
) -> impl IntoView {
    let session = use_session();
    let group = use_group();
    let words = &session.words().vote;
    // How many ballots there are besides, once there is one for each person.
    let over = move || {
        group.session.with_board(|board| {
            let round = board.round(round.id)?;
            round.ballots_in.checked_sub(usize::from(round.people))
        })
    };
    let all_in = Signal::derive(move || over().is_some());
    let next = move || if all_in.get() { words.everyone } else { words.next };
    let all_voted = move || over().map(words.all_voted).unwrap_or_default();
    let begin = move |_| {
        let draft = untrack(|| {
            group.session.with_board(|board| {
                let round = board.round(round.id)?;
                let order = shuffled(&round.themes, session.random());
                Some(BallotDraft::new(order, round.dots, round.cap))
            })
        });
        if let Some(draft) = draft {
            round.said.set("");
            round.lost.set(false);
            round.draft.set(Some(draft));
            dom::focus("ballot-title");
        }
    };
    view! {
        <div class="stack">
            <p class="hint" role="status">
                {round.said}
            </p>
            <h2>{next}</h2>
            <HeadCount round=round.id />
            <p class="hint" id="all-voted" role="status">
                {all_voted}
            </p>
            <button
                type="button"
                class=move || if all_in.get() { "button" } else { "button button--main" }
                id="begin-ballot"
                on:click=begin
            >
                {words.begin}
            </button>
            <RoundEnd round=round.id all_in />
        </div>
    }
}
