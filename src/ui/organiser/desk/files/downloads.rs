//! What the organiser takes along from the desk: the whole desk as one file, and the way to the report.

use leptos::prelude::*;

use super::super::use_room;
use crate::app::use_session;
use crate::domain::file::DeskFile;
use crate::ui::components::{Alert, Hint};
use crate::ui::route::{Room, Route};

/// The way and the button. Who only looks at a desk has its file already.
#[component]
pub(super) fn Downloads() -> impl IntoView {
    let session = use_session();
    let (words, desk) = (session.words(), use_room());
    let fault = RwSignal::new(String::new());
    let report = Route::Desk(desk.event(), Room::Report).href();
    let saved = Callback::new(move |file: Option<DeskFile>| {
        let said = if file.is_none() { words.desk.save_failed } else { "" };
        fault.try_set(said.to_owned());
        if let Some(file) = file {
            desk.save(&file);
        }
    });
    let save = move |_| desk.file(saved);
    let own = desk.newer().is_none();
    view! {
        <div class="row row--wrap">
            <a class="button" id="report" href=report>
                {words.desk.report}
            </a>
            {own
                .then(|| {
                    view! {
                        <button type="button" class="button" id="save-desk" on:click=save>
                            {words.desk.save}
                        </button>
                    }
                })}
        </div>
        <Alert text=fault id="save-fault" />
        {own.then(|| view! { <Hint text=words.desk.save_hint.to_owned() /> })}
    }
}
