//! What all groups said, and the themes of the whole room that it is linked to.

mod find;
mod group_card;
mod groups;
mod link_bar;
mod shared_card;
mod shared_menu;
mod ticked;

use std::collections::BTreeMap;

use leptos::prelude::*;

use self::find::{Search, found};
use self::groups::AllGroups;
use self::link_bar::LinkBar;
use self::shared_card::SharedCard;
use self::ticked::Ticked;
use super::use_room;
use crate::app::use_session;
use crate::domain::collection::likely::{Likely, Looking, OneWith, Question, Thing};
use crate::domain::collection::overlap;
use crate::domain::command::{Command, DeskCommand};
use crate::domain::record::{NoteId, ThemeId};
use crate::domain::text::{Folded, PersonText};
use crate::ui::components::{Hint, Rest, visible};
use crate::ui::dom;
use crate::ui::in_turns::in_turns;
use crate::ui::likely::{Deciders, Row, Suggestions, TITLE};
use crate::ui::organiser::in_sight::OneATurn;

/// The room of themes.
#[component]
pub(super) fn Themes() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    provide_context(untrack(|| Ticked::left_in(desk)));
    let looked_for = RwSignal::new(String::new());
    let only_unlinked = RwSignal::new(false);
    let some = move || desk.with_collection(|all| !all.groups().is_empty());
    let said = move || {
        if looked_for.with(|words| words.trim().is_empty()) {
            view! { <AllGroups only_unlinked /> }.into_any()
        } else {
            view! { {found(desk, looked_for)} }.into_any()
        }
    };
    view! {
        <div class="gather room">
            <SharedThemes />
            <div class="stack">
                <Show when=some>
                    <MayBeOne />
                </Show>
                <section class="stack" aria-labelledby="groups-title">
                    <h2 id="groups-title" tabindex="-1">
                        {words.shared.groups}
                    </h2>
                    <Show
                        when=some
                        fallback=move || view! { <p class="empty">{words.desk.nothing}</p> }
                    >
                        <Search looked_for only_unlinked />
                    </Show>
                    {said}
                </section>
            </div>
            <LinkBar />
        </div>
    }
}

/// Themes of different groups that may be one, where somebody asks for them.
#[component]
fn MayBeOne() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let accept = move |row: &Row, question: &Question| {
        let theme = question.theme;
        Command::Desk(match question.with {
            OneWith::Theme(other) | OneWith::Note(NoteId(other)) => {
                DeskCommand::Share(row.name(words), vec![theme, other])
            }
            OneWith::Shared(shared) => DeskCommand::Link(vec![theme], shared),
        })
    };
    view! {
        <Suggestions
            by=Deciders::from(desk)
            hint=words.likely.hint
            look_for=words.likely.look
            take=move |looking: &mut Looking, place| {
                desk.with_collection(|all| looking.take_group(all, place))
            }
            ask=move |found: &Likely| desk.with_links(|links, board| found.to_link(links, board))
            accept
            side=move |theme: &Thing| (words.likely.group)(theme.side)
        />
    }
}

/// The shared themes, in the organiser's order.
#[component]
fn SharedThemes() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let ids = Memo::new(move |_| {
        let ids = desk.themes().iter().map(|theme| theme.id).collect::<Vec<ThemeId>>();
        dom::keep_focus();
        ids
    });
    let (made, turns) = (in_turns(ids), OneATurn::new());
    let has_any = move || desk.with_collection(|all| !all.groups().is_empty());
    let overlaps = Memo::new(move |_| overlap(&desk.themes()));
    view! {
        <section class="stack room__shared" aria-labelledby="shared-title">
            <div class="gather__head">
                <h2 id="shared-title" tabindex="-1">
                    {move || (words.shared.title)(ids.with(Vec::len))}
                </h2>
                // Where all stands in one column, they are below all of these.
                <Show when=has_any>
                    <button
                        type="button"
                        class="button button--quiet room__to-suggestions"
                        on:click=|_| dom::focus(TITLE)
                    >
                        {words.likely.title}
                    </button>
                </Show>
            </div>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="empty">{words.shared.none}</p>
            </Show>
            <Show when=move || overlaps.get()>
                <Hint text=words.shared.overlap.to_owned() id="overlap".to_owned() />
            </Show>
            <SameNames />
            <ul class="stack" id="shared">
                <For each=move || made.get() key=|id| *id let:id>
                    <SharedCard id ids turns />
                </For>
            </ul>
        </section>
    }
}

/// Shared themes of one name, as two organisers make them: they stay two, and can be merged here.
#[component]
fn SameNames() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let pairs = Memo::new(move |_| {
        desk.with_links(|_, board| {
            let mut known: BTreeMap<Folded, ThemeId> = BTreeMap::new();
            let mut pairs = Vec::new();
            for theme in board.themes() {
                let name = Folded::of(theme.title().as_str().trim());
                match known.get(&name) {
                    Some(first) => pairs.push((theme.id, *first, theme.title().clone())),
                    None => drop(known.insert(name, theme.id)),
                }
            }
            pairs
        })
    });
    let rest = Rest::new();
    let pair = move |(one, other, name): (ThemeId, ThemeId, PersonText)| {
        let merge = move |_| {
            if rest.begins() {
                desk.dispatch(&Command::MergeInto(one, other)).ok();
                dom::focus(&format!("shared-{other}"));
            }
        };
        view! {
            <li class="row row--wrap">
                <span>{(words.shared.same_name)(&visible(&name))}</span>
                <button
                    type="button"
                    class="button"
                    aria-disabled=move || rest.is_on().to_string()
                    on:click=merge
                >
                    {words.shared.merge_both}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !pairs.with(Vec::is_empty)>
            <ul class="problem" id="same-names">
                {move || pairs.get().into_iter().map(pair).collect_view()}
            </ul>
        </Show>
    }
}
