//! A button for what nobody can take back.

use std::time::Duration;

use leptos::prelude::*;

/// For so long it can't be pressed: a double press of what brought it is over by then, wherever it came up on the screen.
const DOUBLE_PRESS: Duration = Duration::from_millis(700);

/// The button, which can be pressed a moment after it came.
#[component]
pub(crate) fn FinalButton(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Its classes.
    class: &'static str,
    /// It was pressed.
    on_press: Callback<()>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let is_new = RwSignal::new(true);
    set_timeout(move || _ = is_new.try_set(false), DOUBLE_PRESS);
    view! {
        <button
            type="button"
            class=class
            id=id
            disabled=is_new
            on:click=move |_| on_press.run(())
        >
            {children()}
        </button>
    }
}
