//! Files in and out.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};

/// A file that was picked or dropped, not read yet.
#[derive(Clone)]
pub(crate) struct Picked(File);

/// A file that is being read.
pub(crate) struct BeingRead(Promise);

impl Picked {
    /// Its name.
    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    /// Whether it has more bytes than this.
    #[expect(clippy::cast_precision_loss, reason = "no file has that many bytes")]
    pub(crate) fn is_over(&self, most: usize) -> bool {
        self.0.size() > most as f64
    }

    /// Begins to read it.
    pub(crate) fn begin(&self) -> BeingRead {
        BeingRead(self.0.array_buffer())
    }
}

impl BeingRead {
    /// What is in it, once that is read; nothing where it can't be read any more.
    pub(crate) fn then(self, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
        spawn_local(async move {
            let bytes = JsFuture::from(self.0).await.ok();
            done(bytes.map(|bytes| Uint8Array::new(&bytes).to_vec()));
        });
    }
}

/// Offers `text` as a download; answers whether the browser was asked.
pub(crate) fn download(name: &str, mime: &str, text: &str) -> bool {
    try_download(name, mime, text).is_ok()
}

/// The files of a file field or a drop.
pub(crate) fn picked(event: &web_sys::Event) -> Vec<Picked> {
    let Some(list) = list_of(event) else { return Vec::new() };
    // The list is the field's own, which is emptied before they are read.
    let files = (0..list.length()).filter_map(|place| list.get(place)).map(Picked).collect();
    // A field that holds a file says nothing when the same is picked again.
    if let Some(field) = field_of(event) {
        field.set_value("");
    }
    files
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
