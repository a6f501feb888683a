//! What is published: notes that are kept out of it, and the report in its formats.

mod check;
mod find;
mod kept_out;
mod made;
mod note_line;

use leptos::prelude::*;

use self::check::Check;
use self::find::Find;
use self::kept_out::KeptOut;
use self::made::Made;
use super::use_room;
use crate::app::use_session;
use crate::domain::collection::Collection;
use crate::ui::components::Hint;

/// The room of the report.
#[component]
pub(super) fn Report() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let some = move || desk.with_collection(|all: &Collection| !all.groups().is_empty());
    view! {
        <Show when=some fallback=move || view! { <Hint text=words.desk.nothing.to_owned() /> }>
            <Check />
            <KeptOut />
            <Made />
            <Find />
        </Show>
    }
}
