//! A link as a QR code (ISO/IEC 18004), drawn as one path.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcodegen::{QrCode as Modules, QrCodeEcc};

use super::Hint;
use crate::app::use_session;

/// Light modules around the code; without them many phones see none.
const MARGIN: i32 = 4;

/// The code of a link, on white whatever the colours of the page; a sentence where it is too long for one.
#[component]
pub(crate) fn QrCode(
    /// What it carries.
    #[prop(into)]
    link: String,
    /// What it is, for who can't see it.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let words = use_session().words();
    // As bytes: what has only digits or capitals, which could be shorter, is no link.
    let code = Modules::encode_binary(link.as_bytes(), QrCodeEcc::Medium)
        .or_else(|_| Modules::encode_binary(link.as_bytes(), QrCodeEcc::Low));
    let Ok(code) = code else {
        return view! { <Hint text=words.share.no_code.to_owned() /> }.into_any();
    };
    let side = code.size() + 2 * MARGIN;
    view! {
        <div class="qr" role="img" aria-label=label>
            <svg class="qr__code" viewBox=format!("0 0 {side} {side}") aria-hidden="true">
                <path d=path(&code) />
            </svg>
        </div>
    }
    .into_any()
}

/// The dark modules as an SVG path, a unit a module: each run in a row is a rectangle.
fn path(code: &Modules) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let run = x - start;
                write!(path, "M{} {}h{run}v1h-{run}z", start + MARGIN, y + MARGIN).ok();
            }
            x += 1;
        }
    }
    path
}
