//! What to do with the ticked notes.

use super::ticks::Ticks;
use super::title;
use crate::app::{GroupSession, Session, use_session};
use crate::domain::command::Command;
use crate::domain::record::ThemeId;
use crate::html::{El, button, el};
use crate::listed::Listed as _;
use crate::signal::{Callback, Memo, Signal};
use crate::ui::parts::{NameForm, alert, name_form};

/// What the bar asks for at the moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nothing,
    Where,
    Name,
}

#[derive(Clone, Copy)]
struct Bar {
    session: Session,
    table: GroupSession,
    ticks: Ticks,
    themes: Memo<Vec<ThemeId>>,
    asks: Signal<Asks>,
    fault: Signal<String>,
}

/// The bar at the bottom, while some notes are ticked.
pub(super) fn actions(table: GroupSession, ticks: Ticks, themes: Memo<Vec<ThemeId>>) -> El {
    let (asks, fault) = (Signal::new(Asks::Nothing), Signal::new(String::new()));
    let bar = Bar { session: use_session(), table, ticks, themes, asks, fault };
    let some = Memo::new(move || ticks.count() > 0);
    el("div", "gather__bar").part(move || some.get().then(|| bar.shown()))
}

impl Bar {
    fn does(self, command: Command) -> Result<(), String> {
        let done = self.table.dispatch(command);
        done.map_err(|refusal| (self.session.words().faults.refusal)(&refusal))?;
        self.ticks.clear();
        self.asks.set(Asks::Nothing);
        self.fault.set(String::new());
        self.session.focus("loose");
        Ok(())
    }

    fn presses(self, command: impl Fn() -> Command + 'static) -> impl Fn() + 'static {
        move || {
            if let Err(why) = self.does(command()) {
                self.fault.set(why);
            }
        }
    }

    fn shown(self) -> El {
        let words = self.session.words();
        let asks = |what: Asks| move || self.asks.set(what);
        let none = move || self.themes.with(Vec::is_empty);
        let place =
            button("button", words.themes.put_into).id("put-into").flag_if("disabled", none);
        let clear = button("button button--quiet", words.themes.clear).click(move || {
            self.ticks.clear();
            self.session.focus("loose");
        });
        let out = self.presses(move || Command::Place(self.ticks.chosen(), None));
        let bin = self.presses(move || Command::Bin(self.ticks.chosen()));
        let count = move || (words.themes.ticked)(self.ticks.count());
        let buttons = el("div", "row row--wrap")
            .add(el("span", "").attr("role", "status").says(count))
            .add(place.click(asks(Asks::Where)))
            .add(button("button", words.themes.new_theme).id("new-theme").click(asks(Asks::Name)))
            .add(button("button", words.themes.take_out).id("take-out").click(out))
            .add(button("button", words.themes.bin).id("bin-ticked").click(bin))
            .add(clear);
        el("div", "bar-of-actions")
            .attr("role", "region")
            .label(words.themes.chosen)
            .part(move || self.question())
            .add(alert(self.fault))
            .add(buttons)
    }

    fn question(self) -> Option<El> {
        let words = self.session.words();
        let close = move |back: &str| {
            self.asks.set(Asks::Nothing);
            self.session.focus(back);
        };
        match self.asks.get() {
            Asks::Nothing => None,
            Asks::Where => Some(self.places()),
            Asks::Name => Some(name_form(NameForm {
                id: "new-theme-name".into(),
                label: words.themes.name,
                value: String::new(),
                button: words.themes.make,
                on_done: Callback::new(move |name| {
                    self.does(Command::NewTheme(name, self.ticks.chosen()))
                }),
                on_cancel: Callback::new(move |()| close("new-theme")),
            })),
        }
    }

    fn places(self) -> El {
        let row = move |(at, id): (usize, ThemeId)| {
            let place = self.presses(move || Command::Place(self.ticks.chosen(), Some(id)));
            let button =
                button("button place", &title(self.table, id)).attr("dir", "auto").click(place);
            el("li", "").add(if at == 0 { button.focused() } else { button })
        };
        let places = move || self.themes.get().into_iter().enumerate().map(row).listed();
        el("ul", "places").label(self.session.words().themes.put_into).parts(places)
    }
}
