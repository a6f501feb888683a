//! What a person wrote, on screen: the one component that shows it, and the one function for attributes and sentences.

use leptos::prelude::*;

use crate::domain::text::PersonText;

/// What a person wrote, in an element of its own that runs in the text's own direction: a `bdi`, whatever surrounds it.
#[component]
pub(crate) fn Person(
    /// What was written.
    #[prop(into)]
    text: Signal<PersonText>,
    /// Classes of the element.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let shown = move || text.with(|text| text.passage().into_owned());
    view! {
        <bdi class=(!class.is_empty()).then_some(class) dir="auto">
            {shown}
        </bdi>
    }
}

/// What a person wrote, as it may stand in a sentence, an attribute or a title: nothing in it is unseen, and nothing in
/// it turns the letters around it.
pub(crate) fn visible(text: impl Into<PersonText>) -> String {
    text.into().inline().into_owned()
}
