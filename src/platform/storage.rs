//! localStorage, where it may be blocked, full or damaged; and for how long the browser keeps all its stores.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::prelude::*;
use web_sys::StorageManager;

use super::page::part;
use super::promise::settled;

/// Why localStorage did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StorageFault {
    /// The page may not use it.
    Blocked,
    /// It is full.
    Full,
}

/// All keys, in the browser's order.
pub(crate) fn keys() -> Result<Vec<String>, StorageFault> {
    let storage = probe()?;
    let count = storage.length().map_err(|_| StorageFault::Blocked)?;
    Ok((0..count).filter_map(|place| storage.key(place).ok().flatten()).collect())
}

/// The raw text under a key.
pub(crate) fn read(key: &str) -> Result<Option<String>, StorageFault> {
    probe()?.get_item(key).map_err(|_| StorageFault::Blocked)
}

/// Keeps text.
pub(crate) fn write(key: &str, text: &str) -> Result<(), StorageFault> {
    probe()?;
    LocalStorage::raw().set_item(key, text).map_err(|_| StorageFault::Full)
}

/// Lets go of a value.
pub(crate) fn erase(key: &str) -> Result<(), StorageFault> {
    probe()?.remove_item(key).map_err(|_| StorageFault::Blocked)
}

/// Calls `heard` with key and value whenever another tab of this browser writes; with nothing where it erases.
pub(crate) fn on_other_tab(heard: impl Fn(String, Option<String>) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener =
        Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
            if let Some(key) = event.key() {
                heard(key, event.new_value());
            }
        });
    drop(window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref()));
    listener.forget();
}

/// Asks the browser to keep what stands in its stores also where space runs short, and calls `said` with what it says to
/// that. Firefox asks the person, so this may be late, or never. Plain http has nobody to ask.
pub(crate) fn persist(said: impl FnOnce(bool) + 'static) {
    let stores = web_sys::window().and_then(|window| part(&window.navigator(), "storage"));
    if let Some(Ok(asked)) = stores.map(|stores: StorageManager| stores.persist()) {
        settled(asked, |answer| {
            if let Some(granted) = answer.and_then(|answer| answer.as_bool()) {
                said(granted);
            }
        });
    }
}

/// gloo's `raw` panics where storage is blocked, so it is asked for here first.
fn probe() -> Result<web_sys::Storage, StorageFault> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(StorageFault::Blocked)
}
