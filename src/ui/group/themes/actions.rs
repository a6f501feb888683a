//! What to do with the ticked notes.

use leptos::either::Either;
use leptos::prelude::*;

use super::tick_list::box_id;
use super::ticks::Ticks;
use super::{Begun, title};
use crate::app::{GroupSession, fields, use_session};
use crate::domain::command::Command;
use crate::domain::record::{NoteId, ThemeId};
use crate::i18n::Phrases;
use crate::ui::components::{Alert, NameForm, Person};
use crate::ui::group::group_view::use_group;
use crate::ui::{dom, keys};

/// The bar's id: Enter on a ticked note goes there.
pub(super) const BAR: &str = "ticked-bar";

/// What the bar asks for at the moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nothing,
    Where,
    Name,
}

/// The bar's handle: what its buttons do, and what it asks for. A small copy.
#[derive(Clone, Copy)]
struct Bar {
    words: &'static Phrases,
    session: GroupSession,
    ticks: Ticks,
    asks: RwSignal<Asks>,
    fault: RwSignal<String>,
}

impl Bar {
    /// Does it, and goes on where the ticked notes stood: of hundreds, the next is what comes next.
    fn does(self, command: Command) -> Result<(), String> {
        let next = self.next();
        let done = self.session.dispatch(command);
        done.map_err(|refusal| (self.words.faults.refusal)(&refusal))?;
        self.clear(next);
        self.fault.set(String::new());
        Ok(())
    }

    /// The note that follows the last that was ticked, in its list, and stays there; else the one before.
    fn next(self) -> Option<NoteId> {
        let last = self.ticks.last()?;
        let chosen = self.ticks.chosen();
        untrack(|| {
            self.session.with_board(|board| {
                let theme = board.theme_of(board.note(last)?);
                let beside: Vec<NoteId> = match theme {
                    Some(theme) => board.notes_in(theme).map(|note| note.id).collect(),
                    None => board.unplaced().map(|note| note.id).collect(),
                };
                let at = beside.iter().position(|id| *id == last)?;
                let (before, after) = beside.split_at(at);
                let stays = |id: &&NoteId| !chosen.contains(id);
                after.iter().find(stays).or_else(|| before.iter().rfind(stays)).copied()
            })
        })
    }

    /// The same for a button, whose fault stands on the bar.
    fn presses(self, command: Command) {
        if let Err(why) = self.does(command) {
            self.fault.set(why);
        }
    }

    /// Puts the question away, and goes back to the button that asked.
    fn close(self, back: &str) {
        self.asks.set(Asks::Nothing);
        for field in [fields::NEW_THEME, fields::TICKED] {
            self.session.forget_draft(field);
        }
        dom::focus_in_place(back);
    }

    fn clear(self, next: Option<NoteId>) {
        self.ticks.clear();
        self.close(&next.map_or_else(|| "loose".to_owned(), box_id));
    }
}

/// The bar at the bottom, while some notes are ticked.
#[component]
pub(super) fn Actions(
    /// The themes on the board.
    themes: Memo<Vec<ThemeId>>,
    /// The ticked notes.
    ticks: Ticks,
    /// The forms that were left with something in them.
    begun: Begun,
) -> impl IntoView {
    let some = move || ticks.count() > 0;
    // A name that was being typed is asked for once more: what is ticked later is asked about as ever.
    let was_asked = begun.with_value(|begun| begun.contains(fields::NEW_THEME));
    let asks = RwSignal::new(if was_asked { Asks::Name } else { Asks::Nothing });
    view! {
        <div class="gather__bar">
            <Show when=some>
                <ActionBar themes ticks asks />
            </Show>
        </div>
    }
}

/// The bar's content.
#[component]
fn ActionBar(
    /// The themes on the board.
    themes: Memo<Vec<ThemeId>>,
    /// The ticked notes.
    ticks: Ticks,
    /// What the bar asks for.
    asks: RwSignal<Asks>,
) -> impl IntoView {
    let words = use_session().words();
    let session = use_group().session;
    let fault = RwSignal::new(String::new());
    let bar = Bar { words, session, ticks, asks, fault };
    let question = move || match asks.get() {
        Asks::Nothing => None,
        Asks::Where => Some(Either::Left(view! { <Places bar themes /> })),
        Asks::Name => Some(Either::Right(view! { <NewTheme bar /> })),
    };
    // A form that asks for a name hears Escape by itself.
    let leave = move |key| {
        if keys::escapes(&key) && asks.get_untracked() == Asks::Where {
            bar.close("put-into");
        }
    };
    view! {
        <div
            class="bar-of-actions"
            id=BAR
            role="region"
            aria-label=words.themes.chosen
            tabindex="-1"
            on:keydown=leave
        >
            {question}
            <Alert text=fault />
            <ActionButtons bar themes />
        </div>
    }
}

/// How many notes are ticked, and what can be done with them.
#[component]
fn ActionButtons(
    /// The bar they stand in.
    bar: Bar,
    /// The themes on the board.
    themes: Memo<Vec<ThemeId>>,
) -> impl IntoView {
    let Bar { words, ticks, asks, .. } = bar;
    let ask_where = move |_| {
        asks.set(Asks::Where);
        let first = themes.with_untracked(|themes| themes.first().copied());
        if let Some(first) = first {
            dom::focus_in_place(&place_id(first));
        }
    };
    let is_placed = Memo::new(move |_| {
        bar.session.with_board(|board| {
            let theme = |id: NoteId| board.theme_of(board.note(id)?);
            ticks.any(|id| theme(id).is_some())
        })
    });
    let take_out = move |_| bar.presses(Command::Place(ticks.chosen(), None));
    let bin = move |_| bar.presses(Command::Bin(ticks.chosen()));
    view! {
        <div class="row row--wrap">
            <span role="status">{move || (words.themes.ticked)(ticks.count())}</span>
            <button
                type="button"
                class="button"
                id="put-into"
                disabled=move || themes.with(Vec::is_empty)
                on:click=ask_where
            >
                {words.themes.put_into}
            </button>
            <button
                type="button"
                class="button"
                id="new-theme"
                on:click=move |_| asks.set(Asks::Name)
            >
                {words.themes.new_theme}
            </button>
            <button
                type="button"
                class="button"
                id="take-out"
                hidden=move || !is_placed.get()
                on:click=take_out
            >
                {words.themes.take_out}
            </button>
            <button type="button" class="button" id="bin-ticked" on:click=bin>
                {words.themes.bin}
            </button>
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| bar.clear(ticks.last())
            >
                {words.themes.clear}
            </button>
        </div>
    }
}

/// Asks for the name of a theme to be made of the ticked notes.
#[component]
fn NewTheme(
    /// The bar that asks.
    bar: Bar,
) -> impl IntoView {
    let words = bar.words;
    bar.ticks.keep_in(bar.session);
    let make = Callback::new(move |name| bar.does(Command::NewTheme(name, bar.ticks.chosen())));
    let leave = Callback::new(move |()| bar.close("new-theme"));
    view! {
        <NameForm
            id="new-theme-name"
            label=words.themes.name
            draft=bar.session.draft(fields::NEW_THEME)
            button=words.themes.make
            on_done=make
            on_cancel=leave
        />
    }
}

/// The themes that the ticked notes can be put into.
#[component]
fn Places(
    /// The bar that asks.
    bar: Bar,
    /// The themes on the board.
    themes: Memo<Vec<ThemeId>>,
) -> impl IntoView {
    let in_order = move || {
        dom::keep_focus();
        themes.get()
    };
    view! {
        <ul class="places" aria-label=bar.words.themes.put_into>
            <For each=in_order key=|id| *id let:id>
                <Place bar id />
            </For>
        </ul>
    }
}

/// One of them.
#[component]
fn Place(
    /// The bar that asks.
    bar: Bar,
    /// Which theme.
    id: ThemeId,
) -> impl IntoView {
    let name = title(bar.session, bar.words, id);
    let put = move |_| bar.presses(Command::Place(bar.ticks.chosen(), Some(id)));
    view! {
        <li>
            <button type="button" class="button place" id=place_id(id) dir="auto" on:click=put>
                <Person text=name />
            </button>
        </li>
    }
}

fn place_id(id: ThemeId) -> String {
    format!("place-{id}")
}
