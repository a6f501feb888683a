//! Two themes or notes that may be one, why, and what to do.

use leptos::prelude::*;

use super::{Deciders, Open};
use crate::app::use_session;
use crate::domain::collection::likely::{OneWith, Question, Thing};
use crate::domain::command::{Command, Refusal};
use crate::domain::record::{FactId, NoteId};
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::ui::components::{Alert, Person, visible};

/// What is asked of the two of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Asks {
    /// Whether two themes are one.
    OneTheme,
    /// Whether the note belongs in the theme.
    Home,
    /// Whether two notes say the same.
    Same,
}

/// Two themes, two notes, or a note and a theme; and the words in common.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::ui) struct Row {
    /// The place of the pair.
    pair: usize,
    themes: [Named; 2],
    common: Vec<String>,
}

/// A theme as it is shown.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Named {
    id: FactId,
    side: String,
    name: String,
    /// How many notes are in the theme; nothing for a note.
    notes: Option<usize>,
}

impl Row {
    pub(super) fn of(
        pair: usize,
        themes: [&Thing; 2],
        common: &[String],
        side: impl Fn(&Thing) -> String,
    ) -> Self {
        let themes = themes.map(|thing| Named {
            id: thing.id,
            side: side(thing),
            name: thing.name.as_str().to_owned(),
            notes: thing.notes,
        });
        Self { pair, themes, common: common.to_vec() }
    }

    /// What is asked.
    pub(in crate::ui) fn asks(&self) -> Asks {
        match self.themes.iter().filter(|theme| theme.notes.is_none()).count() {
            0 => Asks::OneTheme,
            1 => Asks::Home,
            _ => Asks::Same,
        }
    }

    /// What both are called by the one that more was said of, and has a name; else what a theme without one is called.
    pub(in crate::ui) fn name(&self, words: &Phrases) -> String {
        let named = self.themes.iter().filter(|theme| !theme.name.trim().is_empty());
        // Of two with as many notes the first.
        let most = named.rev().max_by_key(|theme| theme.notes);
        most.map_or_else(|| words.themes.untitled.to_owned(), |theme| theme.name.clone())
    }
}

/// A row's handle. A small copy.
#[derive(Clone, Copy)]
struct Deciding {
    words: &'static Phrases,
    by: Deciders,
    pair: usize,
    asks: Asks,
    /// The ids of the two.
    ids: [FactId; 2],
    /// Goes on from here to what is to be decided next.
    go_on: Callback<usize>,
    /// What is to be decided here; nothing once it is.
    question: Memo<Option<Question>>,
    /// Whether it was accepted here.
    accepted: RwSignal<bool>,
    /// Why something could not be done.
    fault: RwSignal<String>,
}

impl Deciding {
    /// Does it, and goes on to what is to be decided next. Whether it was done.
    fn does(self, command: &Command) -> bool {
        match self.by.dispatch.run(command.clone()) {
            Ok(()) | Err(Refusal::NothingToDo) => {
                self.fault.set(String::new());
                self.go_on.run(self.pair);
                true
            }
            Err(refusal) => {
                self.fault.set((self.words.faults.refusal)(&refusal));
                false
            }
        }
    }

    /// What is asked. Followed.
    fn said(self) -> String {
        let with = self.question.with(|question| question.as_ref().map(|question| question.with));
        let shared = with.and_then(|with| match with {
            OneWith::Shared(shared) => self.by.record.with_board(|board| {
                board.theme(shared).map(|theme| theme.title().as_str().to_owned())
            }),
            OneWith::Theme(_) | OneWith::Note(_) => None,
        });
        let words = &self.words.likely;
        match (shared, self.asks) {
            (Some(name), _) => (words.belongs)(&visible(name.as_str())),
            (None, Asks::Home) => words.may_belong.to_owned(),
            (None, Asks::Same) => words.may_say_same.to_owned(),
            (None, Asks::OneTheme) => words.may_be_one.to_owned(),
        }
    }

    /// What was decided. Followed.
    fn decided(self) -> &'static str {
        let ([one, other], words) = (self.ids, &self.words.likely);
        let is_apart = self.by.record.with_board(|board| board.are_apart(one, other));
        match self.asks {
            Asks::Same if is_apart => words.kept_both,
            _ if is_apart => words.kept_apart,
            Asks::Same => match self.ids.map(|id| self.is_binned(id)) {
                [false, true] => words.kept_first,
                [true, false] => words.kept_second,
                _ => words.decided,
            },
            Asks::Home if self.accepted.get() => words.put,
            Asks::OneTheme if self.accepted.get() => words.one_theme,
            Asks::Home | Asks::OneTheme => words.decided,
        }
    }

    /// Whether this note is in the bin. Followed.
    fn is_binned(self, id: FactId) -> bool {
        self.by.record.with_board(|board| board.note(NoteId(id)).is_some_and(|note| note.binned))
    }

    /// What this note is in, where the two are notes: which of them stays may hang on it. Followed.
    fn in_theme(self, id: FactId) -> Option<String> {
        if self.asks != Asks::Same {
            return None;
        }
        self.by.record.with_board(|board| {
            let theme = board.theme(board.theme_of(board.note(NoteId(id))?)?)?;
            Some((self.words.likely.in_theme)(&visible(theme.title().as_str())))
        })
    }
}

/// A row. What was decided says what, in the place of the buttons.
#[component]
pub(super) fn RowView<Accept>(
    /// Which.
    row: Row,
    /// Who decides.
    by: Deciders,
    /// What is still to be decided.
    open: Memo<Open>,
    /// Goes on from a row to what is to be decided next.
    go_on: Callback<usize>,
    /// What accepting does.
    accept: Accept,
) -> impl IntoView
where
    Accept: Fn(&Row, &Question) -> Command + Copy + Send + Sync + 'static,
{
    let (words, pair, asks) = (use_session().words(), row.pair, row.asks());
    let question = Memo::new(move |_| open.with(|open| open.get(&pair).cloned()));
    let [one, other] = &row.themes;
    let ids = [one.id, other.id];
    let (accepted, fault) = (RwSignal::new(false), RwSignal::new(String::new()));
    let deciding = Deciding { words, by, pair, asks, ids, go_on, question, accepted, fault };
    let common: Vec<String> = row.common.iter().map(|word| visible(word.as_str())).collect();
    let themes = row.themes.clone().map(|theme| view! { <Theme theme deciding /> }).collect_view();
    let row = StoredValue::new(row);
    let accept = move |question: &Question| row.with_value(|row| accept(row, question));
    view! {
        <li
            class="card likely__row"
            class:likely__row--decided=move || question.with(Option::is_none)
        >
            {themes}
            <p class="hint">{(words.likely.common)(&common)}</p>
            <Show
                when=move || question.with(Option::is_some)
                fallback=move || view! { <p>{move || deciding.decided()}</p> }
            >
                <p>{move || deciding.said()}</p>
                <Alert text=fault />
                <Buttons deciding row accept />
            </Show>
        </li>
    }
}

/// Yes and no; of two notes, which of them stays.
#[component]
fn Buttons<Accept>(
    /// What they decide.
    deciding: Deciding,
    /// The row that they are in.
    row: StoredValue<Row>,
    /// What accepting does.
    accept: Accept,
) -> impl IntoView
where
    Accept: Fn(&Question) -> Command + Copy + Send + Sync + 'static,
{
    let words = &deciding.words.likely;
    let (yes, no) = match deciding.asks {
        Asks::OneTheme => (words.accept, words.refuse),
        Asks::Home => (words.accept_note, words.refuse),
        Asks::Same => (words.keep_first, words.keep_both),
    };
    let [one, other] =
        row.with_value(|row| row.themes.clone().map(|theme| visible(theme.name.as_str())));
    let on_yes = move |_| {
        if let Some(question) = deciding.question.get_untracked() {
            deciding.accepted.set(deciding.does(&accept(&question)));
        }
    };
    let on_other_way = move |_| {
        let question = deciding.question.get_untracked();
        if let Some(question) = question.as_ref().and_then(Question::other_way) {
            deciding.does(&accept(&question));
        }
    };
    let other_way = (deciding.asks == Asks::Same).then(|| {
        view! {
            <button
                type="button"
                class="button"
                aria-label=(words.both)(words.keep_second, &one, &other)
                on:click=on_other_way
            >
                {words.keep_second}
            </button>
        }
    });
    let on_no = move |_| {
        if let Some(question) = deciding.question.get_untracked() {
            let (one, other) = question.apart();
            deciding.does(&Command::KeepApart(one, other));
        }
    };
    view! {
        <div class="row row--wrap">
            <button
                type="button"
                class="button"
                id=accepts(deciding.pair)
                aria-label=(words.both)(yes, &one, &other)
                on:click=on_yes
            >
                {yes}
            </button>
            {other_way}
            <button
                type="button"
                class="button button--quiet"
                aria-label=(words.both)(no, &one, &other)
                on:click=on_no
            >
                {no}
            </button>
        </div>
    }
}

/// The id of the button that accepts this pair.
pub(super) fn accepts(pair: usize) -> String {
    format!("accept-{pair}")
}

/// One of the two.
#[component]
fn Theme(
    /// Which.
    theme: Named,
    /// What is decided about it.
    deciding: Deciding,
) -> impl IntoView {
    let (words, id) = (deciding.words, theme.id);
    let in_theme = Memo::new(move |_| deciding.in_theme(id));
    let name = if theme.name.is_empty() { words.themes.untitled.to_owned() } else { theme.name };
    let notes = theme.notes.map(|notes| {
        view! { <span class="hint">{(words.themes.notes)(notes)}</span> }
    });
    view! {
        <p class="likely__theme">
            <span class="hint" dir="auto">
                {theme.side}
            </span>
            <strong dir="auto">
                <Person text=PersonText::from(name) />
            </strong>
            {notes}
            {move || {
                in_theme.get().map(|theme| view! { <span class="hint" dir="auto">{theme}</span> })
            }}
        </p>
    }
}
