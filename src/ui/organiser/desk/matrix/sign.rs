//! How strongly a group raised a shared theme: full, ring or dot, and the dialog that changes it and chooses a quote.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::use_room;
use crate::app::use_session;
use crate::domain::collection::{Cell, SharedTheme};
use crate::domain::command::{Command, DeskCommand, Refusal};
use crate::domain::event::GroupId;
use crate::domain::record::{NoteId, Strength, ThemeId};
use crate::domain::text::PersonText;
use crate::ui::components::{Alert, Hint, Person, visible};
use crate::ui::dom;
use crate::ui::group::hue;

/// The sign that is looked at in the dialog. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Signs {
    open: RwSignal<Option<(ThemeId, GroupId, usize)>>,
}

impl Signs {
    /// None.
    pub(super) fn new() -> Self {
        Self { open: RwSignal::new(None) }
    }
}

const DIALOG: &str = "sign-dialog";

/// A cell of the matrix.
#[component]
pub(super) fn Sign(
    /// Which shared theme.
    id: ThemeId,
    /// What the room says of it.
    theme: Memo<Option<Arc<SharedTheme>>>,
    /// Which group.
    group: GroupId,
    /// Its number.
    number: usize,
) -> impl IntoView {
    let words = use_session().words();
    let signs = expect_context::<Signs>();
    let of = group.clone();
    let cell = Memo::new(move |_| {
        theme.with(|theme| theme.as_deref().and_then(|theme| theme.cell(&of).cloned()))
    });
    let name = move || {
        theme.with(|theme| theme.as_deref().map(|theme| visible(&theme.name)).unwrap_or_default())
    };
    let label = move || {
        let (strength, share, by_hand) = cell.with(|cell| said(cell.as_ref()));
        (words.shared.sign)(&name(), number, &(words.shared.how_strongly)(strength), share, by_hand)
    };
    // Made as one: a large matrix has tens of thousands of these.
    let drawn = move || {
        let (strength, share, by_hand) = cell.with(|cell| said(cell.as_ref()));
        let class = match strength {
            Strength::None => "sign sign--none",
            Strength::Mentioned => "sign",
            Strength::Strong => "sign sign--strong",
        };
        view! {
            <span class=class aria-hidden="true"></span>
            {share.map(words.shared.percent)}
            {by_hand.then(|| view! { <span class="matrix__hand" aria-hidden="true">"✎"</span> })}
        }
    };
    let open = move |_| {
        signs.open.set(Some((id, group.clone(), number)));
        dom::soon(|| dom::open_dialog(DIALOG));
    };
    view! {
        <td class="matrix__cell" style=("--hue", hue(number))>
            <button
                type="button"
                class="matrix__sign"
                id=format!("sign-{id}-{number}")
                aria-label=label
                on:click=open
            >
                {drawn}
            </button>
        </td>
    }
}

/// How strongly, the share of voters where there was a vote, and whether that was chosen by hand.
fn said(cell: Option<&Cell>) -> (Strength, Option<usize>, bool) {
    let share = cell.and_then(|cell| cell.vote).map(|vote| vote.voters.percent());
    let by_hand = cell.is_some_and(|cell| cell.chosen.is_some());
    (cell.map_or(Strength::None, Cell::strength), share, by_hand)
}

/// Asks how strongly the group raised the theme, and for a quote.
#[component]
pub(super) fn SignDialog(
    /// Which sign.
    signs: Signs,
) -> impl IntoView {
    let words = use_session().words();
    let content = move || {
        signs.open.get().map(|(theme, group, number)| view! { <Choices theme group number /> })
    };
    let closed = move |_| {
        let from = signs.open.try_with_untracked(|open| {
            open.as_ref().map(|(theme, _, number)| format!("sign-{theme}-{number}"))
        });
        signs.open.try_set(None);
        if let Some(from) = from.flatten() {
            dom::focus(&from);
        }
    };
    view! {
        <dialog class="dialog" id=DIALOG aria-labelledby="sign-title" on:close=closed>
            {content}
            <button type="button" class="button" id="sign-done" on:click=|_| dom::close_dialog(DIALOG)>
                {words.shared.done}
            </button>
        </dialog>
    }
}

/// What can be chosen.
#[component]
fn Choices(
    /// The shared theme.
    theme: ThemeId,
    /// Which group.
    group: GroupId,
    /// Its number.
    number: usize,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let fault = RwSignal::new(String::new());
    let of = group.clone();
    let cell = Memo::new(move |_| desk.theme(theme).and_then(|theme| theme.cell(&of).cloned()));
    let chosen = move || cell.with(|cell| cell.as_ref().and_then(|cell| cell.chosen));
    let name = move || desk.theme(theme).map(|theme| visible(&theme.name)).unwrap_or_default();
    let does =
        Callback::new(move |command: DeskCommand| match desk.dispatch(&Command::Desk(command)) {
            Ok(()) | Err(Refusal::NothingToDo) => fault.set(String::new()),
            Err(why) => fault.set((words.faults.refusal)(&why)),
        });
    let (own, stands) = (group.clone(), untrack(chosen));
    let strength = move |(strength, label): (Option<Strength>, String)| {
        let group = own.clone();
        let choose = move |_| {
            does.run(DeskCommand::SetStrength(theme, group.clone(), strength));
        };
        view! {
            <li>
                <label class="tick__label">
                    <input
                        class="tick__box"
                        type="radio"
                        name="strength"
                        autofocus=stands == strength
                        prop:checked=move || chosen() == strength
                        on:change=choose
                    />
                    <span>{label}</span>
                </label>
            </li>
        }
    };
    let each = [Strength::Strong, Strength::Mentioned, Strength::None];
    let each = each.map(|strength| (Some(strength), (words.shared.how_strongly)(strength)));
    let all = [(None, words.shared.by_itself.to_owned())].into_iter().chain(each);
    view! {
        <h2 id="sign-title" dir="auto">
            {move || (words.shared.sign_title)(&name(), number)}
        </h2>
        <fieldset class="stack">
            <legend>{words.shared.strength}</legend>
            <ul class="plain">{all.map(strength).collect_view()}</ul>
        </fieldset>
        <Quotes theme group cell does />
        <Alert text=fault />
    }
}

/// The notes that can be quoted.
#[component]
fn Quotes(
    /// The shared theme.
    theme: ThemeId,
    /// Which group.
    group: GroupId,
    /// What it said of it.
    cell: Memo<Option<Cell>>,
    /// Does what is chosen.
    does: Callback<DeskCommand>,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let of = group.clone();
    let notes = Memo::new(move |_| {
        let ids = cell.with(|cell| cell.as_ref().map(|cell| cell.notes.clone()));
        desk.with_collection(|all| {
            let board = all.board(&of);
            let text = |id: NoteId| Some((id, board?.note(id)?.text().clone()));
            ids.into_iter().flatten().filter_map(text).collect::<Vec<(NoteId, PersonText)>>()
        })
    });
    let chosen = move |note: NoteId| {
        cell.with(|cell| cell.as_ref().is_some_and(|cell| cell.quotes.contains(&note)))
    };
    let none = move || cell.with(|cell| cell.as_ref().is_none_or(|cell| cell.quotes.is_empty()));
    let unquote = group.clone();
    let quote = move |(id, text): (NoteId, PersonText)| {
        let group = group.clone();
        let choose = move |_| does.run(DeskCommand::ChooseQuote(theme, group.clone(), Some(id)));
        view! {
            <li>
                <label class="tick__label">
                    <input
                        class="tick__box"
                        type="radio"
                        name="quote"
                        id=format!("quote-{}", id)
                        prop:checked=move || chosen(id)
                        on:change=choose
                    />
                    <span dir="auto">
                        <Person text at_length=true />
                    </span>
                </label>
                <Show when=move || desk.with_links(|links, _| links.kept_out(id).is_some())>
                    <Hint text=words.publish.is_kept_out />
                </Show>
            </li>
        }
    };
    let choose_none = move |_| does.run(DeskCommand::ChooseQuote(theme, unquote.clone(), None));
    view! {
        <fieldset class="stack" hidden=move || notes.with(Vec::is_empty)>
            <legend>{words.shared.quote}</legend>
            <ul class="places">
                <li>
                    <label class="tick__label">
                        <input
                            class="tick__box"
                            type="radio"
                            name="quote"
                            prop:checked=none
                            on:change=choose_none
                        />
                        <span>{words.shared.no_quote}</span>
                    </label>
                </li>
                {move || notes.get().into_iter().map(quote.clone()).collect_view()}
            </ul>
        </fieldset>
    }
}
