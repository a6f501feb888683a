//! Files in and out.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};

/// Most bytes of one file that are read.
const MOST_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// A file that was picked or dropped: its name, and its bytes unless it is too large or could not be read.
pub(crate) type Picked = (String, Option<Vec<u8>>);

/// Offers `text` as a download; answers whether the browser was asked.
pub(crate) fn download(name: &str, mime: &str, text: &str) -> bool {
    try_download(name, mime, text).is_ok()
}

/// Reads the files of a file field or a drop.
pub(crate) fn read(event: &web_sys::Event, done: impl FnOnce(Vec<Picked>) + 'static) {
    let Some(list) = list_of(event) else { return done(Vec::new()) };
    // The list is the field's own, which may be emptied while they are read.
    let files: Vec<File> = (0..list.length()).filter_map(|place| list.get(place)).collect();
    // A field that holds a file says nothing when the same is picked again.
    if let Some(field) = field_of(event) {
        field.set_value("");
    }
    spawn_local(async move {
        let mut picked = Vec::new();
        for file in &files {
            picked.push((file.name(), bytes(file).await));
        }
        done(picked);
    });
}

fn try_download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement =
        document.create_element("a")?.dyn_into().map_err(JsValue::from)?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The browser reads the blob after the click has been handled; a revoked address would give an empty file.
    let revoke = Closure::once_into_js(move || drop(Url::revoke_object_url(&url)));
    if let Some(window) = web_sys::window() {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(
            revoke.unchecked_ref(),
            60_000,
        )?;
    }
    Ok(())
}

fn list_of(event: &web_sys::Event) -> Option<FileList> {
    if let Some(drop) = event.dyn_ref::<DragEvent>() {
        return drop.data_transfer().and_then(|data| data.files());
    }
    field_of(event).and_then(|field| field.files())
}

fn field_of(event: &web_sys::Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

async fn bytes(file: &File) -> Option<Vec<u8>> {
    if file.size() > MOST_BYTES {
        return None;
    }
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}
