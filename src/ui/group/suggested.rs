//! What of a group may belong together: notes that may say the same, notes in its themes, and themes that may be one.

use leptos::prelude::*;

use super::group_view::use_group;
use crate::app::use_session;
use crate::domain::collection::likely::{Likely, Looking, Question, Thing};
use crate::domain::command::Command;
use crate::domain::record::{NoteId, ThemeId};
use crate::ui::likely::{Asks, Deciders, Row, Suggestions};
use crate::ui::route::GroupTab;

/// Suggestions for this group.
#[component]
pub(super) fn Suggested() -> impl IntoView {
    let view = use_group();
    let (group, words) = (view.session, &use_session().words().likely);
    // Not followed: each decision changes what stands there, and rows that were decided stay where they are.
    let take = move |looking: &mut Looking, _| {
        untrack(|| group.with_board(|board| looking.take_own(board)))
    };
    let ask = move |found: &Likely| group.with_board(|board| found.to_gather(board));
    let accept = move |row: &Row, question: &Question| {
        let (thing, with) = (question.theme, question.with.id());
        match row.asks() {
            Asks::OneTheme => Command::MergeInto(ThemeId(thing), ThemeId(with)),
            Asks::Home => Command::Place(vec![NoteId(thing)], Some(ThemeId(with))),
            Asks::Same => Command::BinFor(NoteId(thing), NoteId(with)),
        }
    };
    let kind = move |thing: &Thing| {
        let kind = if thing.notes.is_none() { words.note } else { words.theme };
        kind.to_owned()
    };
    view! {
        <div class="column stack">
            <Suggestions
                by=Deciders::from(group)
                hint=words.own_hint
                look_for=words.own_look
                take
                ask
                accept
                side=kind
            />
            <a class="button button--quiet" href=view.route(GroupTab::Themes).href()>
                {words.to_themes}
            </a>
        </div>
    }
}
