//! Which theme of the other event each shared theme is, as the organiser says.

use leptos::prelude::*;

use super::super::named_themes;
use super::choosing::{Choosing, list};
use super::{Other, use_room};
use crate::app::{Desk, use_session};
use crate::domain::collection::compare::{Comparison, Matched, Which};
use crate::domain::collection::likely::{Likely, Looking, Question, Thing};
use crate::domain::command::{Command, DeskCommand};
use crate::domain::record::{Counterpart, FactId, ThemeId};
use crate::ui::components::{Hint, visible};
use crate::ui::likely::{Deciders, Row, Suggestions};

/// How a choice says that a theme is none of those there.
const NONE: &str = "none";

/// A choice for each shared theme of this desk.
#[component]
pub(super) fn Matches(
    /// The other event.
    other: Other,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let themes = Memo::new(move |_| named_themes(desk));
    let there = Memo::new(move |_| named_themes(other.desk));
    let event = StoredValue::new(other.desk.event());
    let take = Callback::new(move |(theme, value): (ThemeId, String)| {
        let command = DeskCommand::Match(theme, event.get_value(), read(&value));
        desk.dispatch(&Command::Desk(command)).ok();
    });
    let choosing =
        Choosing::new(take, Callback::new(move |theme| untrack(|| said(other, desk, theme))));
    view! {
        <section class="stack off-paper" aria-labelledby="matches-title">
            <h2 id="matches-title">{words.compare_room.matches}</h2>
            <Hint text=words.compare_room.matches_hint.to_owned() />
            <ul
                class="matches"
                id="matches"
                on:keydown=move |key| choosing.hears(&key)
                on:pointerdown=move |_| choosing.done()
                on:focusout=move |_| choosing.done()
            >
                <For each=move || themes.get() key=Clone::clone let((theme, title))>
                    <Match other there theme title choosing />
                </For>
            </ul>
        </section>
    }
}

/// Themes of the two events that may be one, where somebody asks for them.
#[component]
pub(super) fn MayBeOne(
    /// The other event.
    other: Other,
) -> impl IntoView {
    let desk = use_room();
    let event = StoredValue::new(other.desk.event());
    // Not followed: each match changes what stands there, and rows that were decided stay where they are.
    let take = move |looking: &mut Looking, place: usize| {
        untrack(|| {
            let [own, others] =
                [desk, other.desk].map(|desk| desk.with_links(|_, board| board.themes().len()));
            match place.checked_sub(own) {
                None => desk.with_room(|room| looking.take_shared(room, 0, place)) || others > 0,
                Some(place) => other.desk.with_room(|room| looking.take_shared(room, 1, place)),
            }
        })
    };
    let accept = move |_: &Row, question: &Question| {
        let theme = ThemeId(question.theme);
        let with = Some(Counterpart::Theme(ThemeId(question.with.id())));
        Command::Desk(DeskCommand::Match(theme, event.get_value(), with))
    };
    let title = move |theme: &Thing| {
        let of = if theme.side == 0 { desk } else { other.desk };
        of.book().map(|book| visible(book.event().title.as_str())).unwrap_or_default()
    };
    let ask = move |found: &Likely| {
        desk.with_room(|here| other.desk.with_room(|there| found.to_match(here, there)))
    };
    let words = &use_session().words().likely;
    view! {
        <Suggestions
            by=Deciders::from(desk)
            hint=words.hint
            look_for=words.look
            take
            ask
            accept
            side=title
        />
    }
}

/// A shared theme, and what it is there.
#[component]
fn Match(
    /// The other event.
    other: Other,
    /// Its shared themes.
    there: Memo<Vec<(ThemeId, String)>>,
    /// The theme.
    theme: ThemeId,
    /// Its name.
    title: String,
    /// Takes what is chosen.
    choosing: Choosing,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let said = Memo::new(move |_| said(other, desk, theme));
    // The attribute says what is chosen at first alone: who chose by hand would not see what undo brings back.
    let option = move |(id, title): (ThemeId, String)| {
        let value = id.to_string();
        let own = value.clone();
        view! {
            <option value=value prop:selected=move || said.with(|said| *said == own)>
                {title}
            </option>
        }
    };
    // What counts while nothing is chosen: else who reads the choice does not know what the table below makes of it.
    let open = move || {
        let words = &words.compare_room;
        let of = if other.is_later.get() { Which::Earlier } else { Which::Later };
        let stands = |found: &Comparison| {
            let (matched, names) = found.counterpart(of, theme)?;
            let names: Vec<String> = names.iter().map(visible).collect();
            Some(match matched {
                Matched::ByHand => (words.as_there)(&names),
                Matched::ByName => (words.by_name)(&names),
            })
        };
        let is_open = said.with(String::is_empty);
        let stands =
            is_open.then(|| other.found.with(|found| found.as_ref().and_then(stands))).flatten();
        stands.unwrap_or_else(|| words.open.to_owned())
    };
    let id = list(theme);
    view! {
        <li class="field">
            <label class="label" for=id.clone() dir="auto">
                {title}
            </label>
            <select
                class="input select"
                id=id
                on:change=move |change| choosing.chose(theme, event_target_value(&change))
            >
                <option value="" prop:selected=move || said.with(String::is_empty)>
                    {open}
                </option>
                <option value=NONE prop:selected=move || said.with(|said| said == NONE)>
                    {words.compare_room.none}
                </option>
                {move || there.get().into_iter().map(option).collect_view()}
            </select>
        </li>
    }
}

/// What this desk says that a theme is there, as its option's value. Followed.
fn said(other: Other, desk: Desk, theme: ThemeId) -> String {
    let event = other.desk.event();
    spelled(desk.with_links(|links, _| links.matches(theme, &event).next()))
}

/// A choice as its option's value; empty where it is open.
fn spelled(said: Option<Counterpart>) -> String {
    match said {
        None => String::new(),
        Some(Counterpart::None) => NONE.to_owned(),
        Some(Counterpart::Theme(id)) => id.to_string(),
    }
}

/// The choice that an option's value stands for.
fn read(value: &str) -> Option<Counterpart> {
    match value {
        NONE => Some(Counterpart::None),
        id => id.parse::<FactId>().ok().map(|id| Counterpart::Theme(ThemeId(id))),
    }
}
