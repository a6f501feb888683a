//! The frame of screens that are not a group's: one column, and the way to the start.

use leptos::prelude::*;

use crate::session::live::use_session;
use crate::ui::route::Route;

/// One column.
#[component]
pub(crate) fn PlainPage(children: Children) -> impl IntoView {
    let words = use_session().words();
    view! {
        <header class="top">
            <a class="top__home" href=Route::Start.href()>{words.group.app}</a>
        </header>
        <main id="main" class="page stack" tabindex="-1">{children()}</main>
    }
}
