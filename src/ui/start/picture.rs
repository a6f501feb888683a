//! What comes out in the end: a small picture of a finished matrix.

use leptos::prelude::*;

use crate::app::use_session;
use crate::ui::group::hue;

/// How strongly each of five groups raised each theme of the picture, as the letters of the signs' classes say.
const SIGNS: [[&str; 5]; 3] = [
    [STRONG, SOME, STRONG, SOME, NONE],
    [SOME, STRONG, NONE, NONE, STRONG],
    [NONE, NONE, NONE, STRONG, NONE],
];
const STRONG: &str = "sign sign--strong";
const SOME: &str = "sign";
const NONE: &str = "sign sign--none";

/// The picture, and what it shows.
#[component]
pub(super) fn MatrixPicture() -> impl IntoView {
    let words = &use_session().words().start;
    let names = [words.picture_first, words.picture_second, words.picture_third];
    let sign = |(number, class): (usize, &'static str)| {
        view! { <span class=class style=("--hue", hue(number))></span> }
    };
    let row = |(name, signs): (&'static str, [&'static str; 5])| {
        view! {
            <span class="picture__name">{name}</span>
            {(1..).zip(signs).map(sign).collect_view()}
        }
    };
    view! {
        <figure class="card picture">
            <figcaption>{words.picture}</figcaption>
            <div class="picture__rows" aria-hidden="true">
                {names.into_iter().zip(SIGNS).map(row).collect_view()}
            </div>
        </figure>
    }
}
