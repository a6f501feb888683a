//! Two themes or notes that may be one, why, and what to do.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::{By, Deciders, List};
use crate::app::use_session;
use crate::domain::collection::likely::{OneWith, Question, State, Thing};
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

/// Two themes, two notes, or a note and a theme; the words in common, and how it stands with them.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::ui) struct Row {
    themes: [Named; 2],
    common: Vec<String>,
    state: State,
}

/// A theme as it is shown.
#[derive(Clone, PartialEq, Eq)]
struct Named {
    id: FactId,
    side: String,
    name: String,
    /// How many notes are in the theme; nothing for a note.
    notes: Option<usize>,
}

impl Named {
    /// What it is called; in words of ours where it has no name.
    fn called<'a>(&'a self, words: &'a Phrases) -> &'a str {
        if self.name.is_empty() { words.themes.untitled } else { &self.name }
    }
}

impl Row {
    pub(super) fn of(
        themes: [&Thing; 2],
        common: &[String],
        state: State,
        side: impl Fn(&Thing) -> String,
    ) -> Self {
        let themes = themes.map(|thing| Named {
            id: thing.id,
            side: side(thing),
            name: thing.name.as_str().to_owned(),
            notes: thing.notes,
        });
        Self { themes, common: common.to_vec(), state }
    }

    /// What is to be asked; nothing once it is decided.
    fn question(&self) -> Option<Question> {
        match self.state {
            State::Open(question) => Some(question),
            _ => None,
        }
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
    list: List,
    asks: Asks,
    /// What is shown.
    row: Memo<Row>,
    /// Why something could not be done.
    fault: RwSignal<String>,
}

impl Deciding {
    /// Does what a question comes to, and goes on to what is to be decided next.
    fn does(self, press: &MouseEvent, command: impl FnOnce(&Row, Question) -> Option<Command>) {
        let command = self.row.with_untracked(|row| command(row, row.question()?));
        let Some(command) = command else { return };
        match self.by.dispatch.run(command) {
            Ok(()) | Err(Refusal::NothingToDo) => {
                self.fault.set(String::new());
                self.list.goes_on(self.pair, By::of(press));
            }
            Err(refusal) => self.fault.set((self.words.faults.refusal)(&refusal)),
        }
    }

    /// Whether something is to be decided. Followed.
    fn is_open(self) -> bool {
        self.row.with(|row| row.question().is_some())
    }

    /// What the shared theme is called that is asked about, where one is. Followed.
    fn shared(self) -> Option<String> {
        match self.row.with(|row| row.question().map(|question| question.with))? {
            OneWith::Shared(shared) => self.by.record.with_board(|board| {
                board.theme(shared).map(|theme| visible(theme.title().as_str()))
            }),
            OneWith::Theme(_) | OneWith::Note(_) => None,
        }
    }

    /// What is asked. Followed.
    fn said(self) -> String {
        let words = &self.words.likely;
        match (self.shared(), self.asks) {
            (Some(name), _) => (words.belongs)(&name),
            (None, Asks::Home) => words.may_belong.to_owned(),
            (None, Asks::Same) => words.may_say_same.to_owned(),
            (None, Asks::OneTheme) => words.may_be_one.to_owned(),
        }
    }

    /// What was decided. Followed.
    fn decided(self) -> &'static str {
        let words = &self.words.likely;
        match (self.row.with(|row| row.state), self.asks) {
            (State::Apart, Asks::Same) => words.kept_both,
            (State::Apart, _) => words.kept_apart,
            (State::First, _) => words.kept_first,
            (State::Second, _) => words.kept_second,
            (State::Neither, _) => words.kept_none,
            (State::One, Asks::Home) => words.put,
            (State::One, _) => words.one_theme,
            (State::Asked, _) => words.asked,
            (State::Open(_) | State::Otherwise, _) => words.decided,
        }
    }

    /// What a button is called where nothing is seen: what it says, and of what. Followed.
    fn named(self, says: &str) -> String {
        let words = &self.words.likely;
        let name = |theme: &Named| (words.whose)(&theme.side, &visible(theme.called(self.words)));
        let [one, other] = self.row.with(|row| row.themes.each_ref().map(name));
        match self.shared() {
            Some(shared) => (words.both_in)(says, &one, &other, &shared),
            None => (words.both)(says, &one, &other),
        }
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

/// What was said while something was to be decided: a card keeps its height, so that nothing moves under the finger.
fn while_open<T>(deciding: Deciding, say: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |before: Option<&T>| match before {
        Some(before) if !deciding.is_open() => before.clone(),
        _ => say(),
    })
}

/// A row. What was decided stands in the place of the buttons.
#[component]
pub(super) fn RowView<Accept>(
    /// Which.
    pair: usize,
    /// Who decides.
    by: Deciders,
    /// What it is listed in.
    list: List,
    /// What accepting does.
    accept: Accept,
) -> impl IntoView
where
    Accept: Fn(&Row, &Question) -> Command + Copy + Send + Sync + 'static,
{
    let words = use_session().words();
    let first = untrack(|| list.row.run(pair))?;
    let asks = first.asks();
    let row = Memo::new(move |before: Option<&Row>| {
        list.row.run(pair).unwrap_or_else(|| before.unwrap_or(&first).clone())
    });
    let deciding =
        Deciding { words, by, pair, list, asks, row, fault: RwSignal::new(String::new()) };
    let was_open = Memo::new(move |before| before == Some(&true) || deciding.is_open());
    let is_decided = move || !deciding.is_open();
    let said = while_open(deciding, move || deciding.said());
    let themes = [0, 1].map(|at| view! { <Theme at deciding /> }).collect_view();
    let common = move || {
        let common = row.with(|row| row.common.iter().map(visible).collect::<Vec<_>>());
        (words.likely.common)(&common)
    };
    Some(view! {
        <li
            class="card likely__row"
            class:likely__row--decided=is_decided
            id=card(pair)
            tabindex="-1"
        >
            {themes}
            <p class="hint">{common}</p>
            <div class="likely__answer">
                <Show when=move || was_open.get()>
                    <div class="likely__question">
                        <p>{move || said.get()}</p>
                        <Alert text=deciding.fault />
                        <Buttons deciding accept />
                    </div>
                </Show>
                <Show when=is_decided>
                    <p>{move || deciding.decided()}</p>
                </Show>
            </div>
        </li>
    })
}

/// Yes and no; of two notes, which of them stays.
#[component]
fn Buttons<Accept>(
    /// What they decide.
    deciding: Deciding,
    /// What accepting does.
    accept: Accept,
) -> impl IntoView
where
    Accept: Fn(&Row, &Question) -> Command + Copy + Send + Sync + 'static,
{
    let words = &deciding.words.likely;
    let (yes, no) = match deciding.asks {
        Asks::OneTheme => (words.accept, words.refuse),
        Asks::Home => (words.accept_note, words.refuse),
        Asks::Same => (words.keep_first, words.keep_both),
    };
    let on_yes = move |press: MouseEvent| {
        deciding.does(&press, |row, question| Some(accept(row, &question)));
    };
    let on_other_way = move |press: MouseEvent| {
        deciding.does(&press, |row, question| Some(accept(row, &question.other_way()?)));
    };
    let on_no = move |press: MouseEvent| {
        deciding.does(&press, |_, question| {
            let (one, other) = question.apart();
            Some(Command::KeepApart(one, other))
        });
    };
    let name = move |says: &'static str| while_open(deciding, move || deciding.named(says));
    let (named_yes, named_no) = (name(yes), name(no));
    let other_way = (deciding.asks == Asks::Same).then(|| {
        let named = name(words.keep_second);
        view! {
            <button
                type="button"
                class="button"
                aria-label=move || named.get()
                on:click=on_other_way
            >
                {words.keep_second}
            </button>
        }
    });
    view! {
        <div class="row row--wrap">
            <button
                type="button"
                class="button"
                id=accepts(deciding.pair)
                aria-label=move || named_yes.get()
                on:click=on_yes
            >
                {yes}
            </button>
            {other_way}
            <button
                type="button"
                class="button button--quiet"
                aria-label=move || named_no.get()
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

/// The id of the card of this pair.
pub(super) fn card(pair: usize) -> String {
    format!("likely-{pair}")
}

/// One of the two.
#[component]
fn Theme(
    /// Which.
    at: usize,
    /// What is decided about it.
    deciding: Deciding,
) -> impl IntoView {
    let words = deciding.words;
    let theme = Memo::new(move |_| deciding.row.with(|row| row.themes.get(at).cloned()));
    let in_theme = while_open(deciding, move || deciding.in_theme(theme.get()?.id));
    let shown = move |theme: Named| {
        let name = PersonText::from(theme.called(words));
        let notes = theme.notes.map(|notes| {
            view! { <span class="hint">{(words.themes.notes)(notes)}</span> }
        });
        view! {
            <span class="hint" dir="auto">
                {theme.side}
            </span>
            <strong dir="auto">
                <Person text=name />
            </strong>
            {notes}
        }
    };
    view! {
        <p class="likely__theme">
            {move || theme.get().map(shown)}
            {move || {
                in_theme.get().map(|theme| view! { <span class="hint" dir="auto">{theme}</span> })
            }}
        </p>
    }
}
