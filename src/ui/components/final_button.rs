//! What can't be pressed by the second press of a double one: it comes up where nobody has looked yet.

use std::time::Duration;

use leptos::prelude::*;

/// For so long a double press may take.
const DOUBLE_PRESS: Duration = Duration::from_millis(700);

/// Whether what is being made has just come: then its buttons are off. To be called when a component is made.
pub(super) fn just_came() -> ReadSignal<bool> {
    let (is_new, set_new) = signal(true);
    set_timeout(move || _ = set_new.try_set(false), DOUBLE_PRESS);
    is_new
}

/// The buttons of a list rest for a moment once one of them was pressed: the next one has come under the finger. A small copy.
#[cfg(feature = "organiser")]
#[derive(Clone, Copy)]
pub(crate) struct Rest(RwSignal<bool>);

#[cfg(feature = "organiser")]
impl Rest {
    /// For buttons that can be pressed. To be called when a component is made.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Whether they can't be pressed for the moment. Followed.
    pub(crate) fn is_on(self) -> bool {
        self.0.get()
    }

    /// One of them was pressed: whether it counts. If so, they rest.
    pub(crate) fn begins(self) -> bool {
        let counts = !self.0.get_untracked();
        if counts {
            self.0.set(true);
            set_timeout(move || _ = self.0.try_set(false), DOUBLE_PRESS);
        }
        counts
    }
}

/// A button for what nobody can take back, which can be pressed a moment after it came.
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
    view! {
        <button
            type="button"
            class=class
            id=id
            disabled=just_came()
            on:click=move |_| on_press.run(())
        >
            {children()}
        </button>
    }
}
