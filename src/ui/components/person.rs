//! What a person wrote, on screen: the one component that shows it, and the one function for attributes and sentences.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::event::Group;
use crate::domain::text::PersonText;
use crate::i18n::Phrases;

/// Text for [`Person`]: as it stands, or as it changes.
pub(crate) enum Written {
    /// As it stands.
    Fixed(PersonText),
    /// As it changes.
    Followed(Signal<PersonText>),
}

impl<T: Into<PersonText>> From<T> for Written {
    fn from(text: T) -> Self {
        Self::Fixed(text.into())
    }
}

impl From<Signal<PersonText>> for Written {
    fn from(text: Signal<PersonText>) -> Self {
        Self::Followed(text)
    }
}

/// What a person wrote, in an element of its own that runs in the text's own direction, whatever surrounds it.
#[component]
pub(crate) fn Person(
    /// What was written.
    #[prop(into)]
    text: Written,
    /// Classes of the element.
    #[prop(optional)]
    class: &'static str,
    /// Whether it was written at length: in a note or a question marks of direction may do what they are for, in a name
    /// they are shown by a sign.
    #[prop(optional)]
    at_length: bool,
) -> impl IntoView {
    let shown = move |text: &PersonText| {
        if at_length { text.passage().into_owned() } else { text.inline().into_owned() }
    };
    let text = match text {
        Written::Fixed(text) => Either::Left(shown(&text)),
        Written::Followed(text) => Either::Right(move || text.with(shown)),
    };
    view! {
        <bdi class=(!class.is_empty()).then_some(class) dir="auto">
            {text}
        </bdi>
    }
}

/// What a group is called: by its name, or by its number where it has none.
pub(crate) fn group_name(group: &Group, words: &Phrases) -> PersonText {
    let name = &group.name;
    if name.is_empty() { (words.share.group)(group.number).into() } else { name.clone() }
}

/// What a person wrote, as it may stand in a sentence, an attribute or a title: nothing in it is unseen, and nothing in
/// it turns the letters around it.
pub(crate) fn visible(text: impl Into<PersonText>) -> String {
    text.into().inline().into_owned()
}
