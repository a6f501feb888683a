//! A theme: its name, its description, its notes, and what can be done with it.

use super::ticks::{Ticks, tick_list};
use super::title;
use crate::app::{GroupSession, Session, use_session};
use crate::domain::board::{Board, Theme};
use crate::domain::command::{Command, Refusal};
use crate::domain::record::ThemeId;
use crate::html::{El, button, el};
use crate::listed::Listed as _;
use crate::signal::{Callback, Memo, Signal, untrack};
use crate::ui::parts::{NameForm, alert, name_form};

/// What the card asks for at the moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nothing,
    Name,
    About,
    MergeInto,
}

#[derive(Clone, Copy)]
struct Card {
    session: Session,
    table: GroupSession,
    id: ThemeId,
    themes: Memo<Vec<ThemeId>>,
    asks: Signal<Asks>,
    fault: Signal<String>,
}

/// One theme on the board.
pub(super) fn card(
    table: GroupSession,
    id: ThemeId,
    themes: Memo<Vec<ThemeId>>,
    ticks: Ticks,
) -> El {
    let session = use_session();
    let words = session.words();
    let (asks, fault) = (Signal::new(Asks::Nothing), Signal::new(String::new()));
    let card = Card { session, table, id, themes, asks, fault };
    let notes = Memo::new(move || {
        table.with_board(|board| board.notes_in(id).map(|note| note.id).listed())
    });
    let about = Memo::new(move || {
        table.with_board(|board| board.theme(id).map(|theme| theme.description().to_owned()))
    });
    let about = move || {
        let about = about.get().filter(|about| !about.is_empty())?;
        Some(el("p", "theme__about").written(&about))
    };
    let head = el("header", "theme__head")
        .add(el("h3", "").attr("dir", "auto").says(move || title(table, id)))
        .add(el("span", "hint").says(move || (words.themes.notes)(notes.with(Vec::len))));
    el("article", "card theme")
        .attr_of("aria-label", move || title(table, id))
        .add(head)
        .part(about)
        .part(move || card.question())
        .add(alert(fault))
        .add(tick_list(table, notes, ticks))
        .parts(move || card.merged())
        .add(card.menu())
}

impl Card {
    /// Does it, puts the question away, and goes back to the button of this name.
    fn does(self, command: Command, back: &str) -> Result<(), String> {
        match self.table.dispatch(command) {
            Ok(()) | Err(Refusal::NothingToDo) => {
                self.fault.set(String::new());
                self.close(back);
                Ok(())
            }
            Err(refusal) => Err((self.session.words().faults.refusal)(&refusal)),
        }
    }

    /// The same for a button, whose fault stands on the card.
    fn presses(self, command: Command, back: &str) {
        if let Err(why) = self.does(command, back) {
            self.fault.set(why);
        }
    }

    fn close(self, back: &str) {
        self.asks.set(Asks::Nothing);
        self.session.focus(&self.button_id(back));
    }

    fn button_id(self, name: &str) -> String {
        format!("{name}-{}", self.id)
    }

    fn question(self) -> Option<El> {
        let words = self.session.words();
        let theme = |read: fn(&Theme) -> &str| {
            let read = |board: &Board| board.theme(self.id).map(|theme| read(theme).to_owned());
            untrack(|| self.table.with_board(read)).unwrap_or_default()
        };
        match self.asks.get() {
            Asks::Nothing => None,
            Asks::Name => Some(name_form(NameForm {
                id: self.button_id("name"),
                label: words.themes.name,
                value: theme(|theme| theme.title()),
                button: words.group.save,
                on_done: Callback::new(move |name| {
                    self.does(Command::Rename(self.id, name), "rename")
                }),
                on_cancel: Callback::new(move |()| self.close("rename")),
            })),
            Asks::About => Some(name_form(NameForm {
                id: self.button_id("about"),
                label: words.themes.about,
                value: theme(|theme| theme.description()),
                button: words.group.save,
                on_done: Callback::new(move |about| {
                    self.does(Command::Describe(self.id, about), "more")
                }),
                on_cancel: Callback::new(move |()| self.close("more")),
            })),
            Asks::MergeInto => Some(self.others()),
        }
    }

    /// The themes that this one can be merged into.
    fn others(self) -> El {
        let words = self.session.words();
        let others = self.themes.get().into_iter().filter(|other| *other != self.id);
        let row = |other: ThemeId| {
            let merge = button("button place", &title(self.table, other)).click(move || {
                self.presses(Command::MergeInto(self.id, other), "more");
                self.session.focus(&format!("more-{other}"));
            });
            el("li", "").add(merge.attr("dir", "auto"))
        };
        el("div", "stack")
            .attr("role", "group")
            .label(words.themes.merge_into)
            .add(el("p", "").text(words.themes.merge_into))
            .add(el("ul", "places").add_all(others.map(row)))
            .add(button("button", words.group.cancel).click(move || self.close("more")).focused())
    }

    /// What was merged into this theme, each with the way out again.
    fn merged(self) -> Vec<El> {
        let words = self.session.words();
        let merged = self.table.with_board(|board| board.merged_into(self.id));
        let row = |other: ThemeId| {
            let name = title(self.table, other);
            let split = button("button button--quiet", words.themes.split)
                .label(&(words.themes.of_theme)(words.themes.split, &name))
                .click(move || self.presses(Command::Split(other), "more"));
            el("p", "row row--wrap hint")
                .text(words.themes.includes)
                .add(el("bdi", "").text(&name))
                .add(split)
        };
        merged.into_iter().map(row).listed()
    }

    fn menu(self) -> El {
        let words = self.session.words();
        let button = |name: &str, what: &'static str| {
            button("button button--quiet", what)
                .id(&self.button_id(name))
                .attr_of("aria-label", move || {
                    (words.themes.of_theme)(what, &title(self.table, self.id))
                })
        };
        let asks = |what: Asks| move || self.asks.set(what);
        let place =
            move || self.themes.with_untracked(|all| all.iter().position(|id| *id == self.id));
        let earlier = move || {
            let before = place().and_then(|at| at.checked_sub(1));
            let before = self.themes.with_untracked(|all| all.get(before?).copied());
            self.presses(Command::MoveTheme(self.id, before), "earlier");
        };
        let later = move || {
            let before =
                place().and_then(|at| self.themes.with_untracked(|all| all.get(at + 2).copied()));
            self.presses(Command::MoveTheme(self.id, before), "later");
        };
        let first = move || self.themes.with(|all| all.first() == Some(&self.id));
        let last = move || self.themes.with(|all| all.last() == Some(&self.id));
        let more = el("div", "row row--wrap")
            .add(button("describe", words.themes.describe).click(asks(Asks::About)))
            .add(button("merge", words.themes.merge).click(asks(Asks::MergeInto)))
            .add(
                button("earlier", words.themes.earlier)
                    .state("aria-disabled", first)
                    .click(earlier),
            )
            .add(button("later", words.themes.later).state("aria-disabled", last).click(later))
            .add(button("drop", words.themes.drop).click(move || {
                if let Err(why) = self.does(Command::DropTheme(self.id), "drop") {
                    self.fault.set(why);
                } else {
                    self.session.focus("loose");
                }
            }));
        let summary = el("summary", "").id(&self.button_id("more")).text(words.themes.more);
        el("footer", "theme__foot")
            .add(button("rename", words.themes.rename).click(asks(Asks::Name)))
            .add(el("details", "theme__more").add(summary).add(more))
    }
}
