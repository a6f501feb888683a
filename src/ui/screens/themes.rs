//! Gathering notes into themes: tick notes, then say where they go. Nothing needs dragging.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::command::{Command, Refusal};
use crate::domain::event::{EventId, GroupId};
use crate::domain::stamp::{NoteId, ThemeId};
use crate::session::live::{Table, use_session};
use crate::ui::parts::{At, GroupPage};
use crate::ui::route::Step;

/// The themes of a group.
#[component]
pub(crate) fn ThemesScreen(event: EventId, group: GroupId) -> impl IntoView {
    view! { <GroupPage event group step=Step::Themes content=themes /> }
}

/// The ticked notes.
type Ticked = RwSignal<BTreeSet<NoteId>>;

fn themes(at: At) -> AnyView {
    let words = use_session().words();
    let table = at.table;
    let ticked = Ticked::default();
    let unplaced =
        move || table.with_board(|board| board.unplaced().map(|note| note.id).collect::<Vec<_>>());
    let ids = Memo::new(move |_| {
        table.with_board(|board| board.themes().iter().map(|theme| theme.id).collect::<Vec<_>>())
    });
    let nothing = move || {
        if table.note_ids().is_empty() { words.themes.no_notes } else { words.themes.all_placed }
    };
    view! {
        <div class="gather">
            <section class="gather__loose" aria-labelledby="loose">
                <h2 id="loose">{move || (words.themes.not_placed)(unplaced().len())}</h2>
                {move || unplaced().is_empty().then(|| view! { <p class="empty">{nothing}</p> })}
                <ul class="notes">
                    <For each=unplaced key=|id| *id children=move |id| view! { <Tick table id ticked /> } />
                </ul>
            </section>
            <section class="gather__themes" aria-labelledby="themes">
                <h2 id="themes">{move || (words.themes.themes)(ids.get().len())}</h2>
                {move || ids.get().is_empty().then(|| view! { <p class="empty">{words.themes.empty}</p> })}
                <div class="cards">
                    <For each=move || ids.get() key=|id| *id children=move |id| view! { <ThemeCard table id ticked /> } />
                </div>
            </section>
            <ActionBar table ticked ids />
        </div>
    }
    .into_any()
}

#[component]
fn Tick(table: Table, id: NoteId, ticked: Ticked) -> impl IntoView {
    let note = table.note(id);
    let text = move || note.with(|note| note.as_ref().map(|note| note.text().to_owned()));
    let toggle = move |_| {
        ticked.update(|ticked| {
            if !ticked.remove(&id) {
                ticked.insert(id);
            }
        });
    };
    let on = move || ticked.with(|ticked| ticked.contains(&id));
    view! {
        <li class="tick">
            <label class="tick__label">
                <input type="checkbox" class="tick__box" prop:checked=on on:change=toggle />
                <span dir="auto">{text}</span>
            </label>
        </li>
    }
}

#[component]
fn ThemeCard(table: Table, id: ThemeId, ticked: Ticked) -> impl IntoView {
    let words = use_session().words();
    let title = move || {
        table
            .with_board(|board| board.theme(id).map(|theme| theme.title().to_owned()))
            .unwrap_or_default()
    };
    let notes = move || {
        table.with_board(|board| board.notes_in(id).map(|note| note.id).collect::<Vec<_>>())
    };
    let naming = RwSignal::new(false);
    let fault = RwSignal::new(String::new());
    let hide = Callback::new(move |()| {
        fault.set(String::new());
        naming.set(false);
    });
    let rename = Callback::new(move |name| match table.dispatch(Command::Rename(id, name)) {
        Ok(()) | Err(Refusal::NothingToDo) => hide.run(()),
        Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
    });
    view! {
        <article class="card theme" aria-label=title>
            <header class="theme__head">
                <h3 dir="auto">{title}</h3>
                <span class="hint">{move || (words.themes.notes)(notes().len())}</span>
                <button type="button" class="button button--quiet" aria-label=move || format!("{}: {}", words.themes.rename, title()) on:click=move |_| naming.set(true)>
                    {words.themes.rename}
                </button>
            </header>
            {move || naming.get().then(|| view! { <NameForm id="rename-theme" value=untrack(title) button=words.group.save on_done=rename on_cancel=hide /> })}
            <p role="alert" class="alert">{fault}</p>
            <ul class="notes">
                <For each=notes key=|id| *id children=move |id| view! { <Tick table id ticked /> } />
            </ul>
        </article>
    }
}

#[component]
fn NameForm(
    id: &'static str,
    value: String,
    button: &'static str,
    on_done: Callback<String>,
    on_cancel: Callback<()>,
) -> impl IntoView {
    let words = use_session().words();
    let name = RwSignal::new(value);
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            drop(field.focus());
            field.select();
        }
    });
    let done = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        if !name.get_untracked().trim().is_empty() {
            on_done.run(name.get_untracked());
        }
    };
    view! {
        <form class="row row--wrap name-form" on:submit=done on:keydown=move |key| if key.key() == "Escape" { on_cancel.run(()); }>
            <label class="visually-hidden" for=id>{words.themes.name}</label>
            <input class="input" id=id dir="auto" autocomplete="off" placeholder=words.themes.name node_ref=field
                prop:value=name on:input=move |input| name.set(event_target_value(&input)) />
            <button type="submit" class="button button--main">{button}</button>
            <button type="button" class="button" on:click=move |_| on_cancel.run(())>{words.group.cancel}</button>
        </form>
    }
}

/// What the action bar shows above its buttons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nothing,
    Where,
    Name,
}

#[component]
fn ActionBar(table: Table, ticked: Ticked, ids: Memo<Vec<ThemeId>>) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let asks = RwSignal::new(Asks::Nothing);
    let fault = RwSignal::new(String::new());
    let carry_out = Callback::new(move |command: Command| match table.dispatch(command) {
        Ok(()) => {
            ticked.set(BTreeSet::new());
            asks.set(Asks::Nothing);
            fault.set(String::new());
            session.focus("main");
        }
        Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
    });
    let chosen = move || ticked.get_untracked().into_iter().collect::<Vec<_>>();
    let count = move || ticked.with(BTreeSet::len);
    let make = Callback::new(move |name| carry_out.run(Command::NewTheme(name, chosen())));
    let hide = Callback::new(move |()| asks.set(Asks::Nothing));
    let some = Memo::new(move |_| count() > 0);
    move || {
        some.get().then(|| view! {
        <div class="bar-of-actions" role="region" aria-label=words.themes.chosen>
            {move || match asks.get() {
                Asks::Nothing => ().into_any(),
                Asks::Where => view! { <Places table ids on_choose=Callback::new(move |theme| carry_out.run(Command::Place(chosen(), Some(theme)))) /> }.into_any(),
                Asks::Name => view! { <NameForm id="new-theme-name" value=String::new() button=words.themes.make on_done=make on_cancel=hide /> }.into_any(),
            }}
            <p role="alert" class="alert">{fault}</p>
            <div class="row row--wrap">
                <span role="status">{move || (words.themes.notes)(count())}</span>
                <button type="button" class="button" id="put-into" disabled=move || ids.get().is_empty() on:click=move |_| asks.set(Asks::Where)>{words.themes.put_into}</button>
                <button type="button" class="button" id="new-theme" on:click=move |_| asks.set(Asks::Name)>{words.themes.new_theme}</button>
                <button type="button" class="button" id="take-out" on:click=move |_| carry_out.run(Command::Place(chosen(), None))>{words.themes.take_out}</button>
                <button type="button" class="button" id="bin-ticked" on:click=move |_| carry_out.run(Command::Bin(chosen()))>{words.themes.bin}</button>
                <button type="button" class="button button--quiet" on:click=move |_| ticked.set(BTreeSet::new())>{words.themes.clear}</button>
            </div>
        </div>
    })
    }
}

#[component]
fn Places(table: Table, ids: Memo<Vec<ThemeId>>, on_choose: Callback<ThemeId>) -> impl IntoView {
    let place = move |id: ThemeId| {
        let title = table.with_board(|board| board.theme(id).map(|theme| theme.title().to_owned()));
        view! { <li><button type="button" class="button place" dir="auto" on:click=move |_| on_choose.run(id)>{title}</button></li> }
    };
    view! { <ul class="places">{move || ids.get().into_iter().map(place).collect_view()}</ul> }
}
