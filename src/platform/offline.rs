//! Opening without a network: the service worker, as the page sees it.

use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Cache, CacheStorage, MessageChannel, MessageEvent, RegistrationOptions, Request, ServiceWorker,
    ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
    ServiceWorkerUpdateViaCache, Url,
};

use super::page::{self, handler, part};
use super::promise::{idle, settled, within};

/// Hears how far it is.
type Said = Rc<dyn Fn(String)>;

/// Calls `said` with "file" (a file on a disk, all in one), "off" (this address or browser can't), "preparing",
/// "failed" (it could not be made ready), "table ready" (all but the organiser's page), "ready" or "newer" whenever that changes.
pub(crate) fn watch(said: impl Fn(String) + 'static) {
    if page::is_on_disk() {
        return said("file".into());
    }
    let Some(workers) = workers() else { return said("off".into()) };
    let said: Said = Rc::new(said);
    spawn_local(async move {
        // What the worker fetches must not compete with a first visit.
        idle().await;
        match register(&workers).await {
            Some(registration) => follow(registration, said).await,
            None => said("off".into()),
        }
    });
}

/// The newer version takes over, and the page opens in it.
pub(crate) fn take_over() {
    let Some(workers) = workers() else { return };
    workers.set_oncontrollerchange(Some(&handler(|| {
        if let Some(window) = web_sys::window() {
            window.location().reload().ok();
        }
    })));
    settled(workers.get_registration(), |found| {
        if let Some(waiting) = found.and_then(registration).and_then(|worker| worker.waiting()) {
            waiting.post_message(&"take over".into()).ok();
        }
    });
}

/// Lets go of what was kept for opening without a network, and of the worker: of this address's alone.
pub(super) async fn leave_nothing() {
    let here = folder(&page::address());
    if let Some(caches) = web_sys::window().and_then(|window| part(&window, "caches")) {
        let caches: CacheStorage = caches;
        for name in listed(caches.keys()).await.iter().filter_map(|name| name.as_string()) {
            if is_ours(&caches, &name, &here).await {
                JsFuture::from(caches.delete(&name)).await.ok();
            }
        }
    }
    let Some(workers) = workers() else { return };
    for worker in listed(workers.get_registrations()).await.iter().filter_map(registration) {
        if worker.scope() == here
            && let Ok(going) = worker.unregister()
        {
            JsFuture::from(going).await.ok();
        }
    }
}

/// The worker's own rule (`assets/caches.js`).
async fn is_ours(caches: &CacheStorage, name: &str, here: &str) -> bool {
    if let Some(scope) = name.strip_prefix("tabletalk ") {
        return scope.strip_prefix(here).is_some_and(|version| version.starts_with(' '));
    }
    let version = name.strip_prefix("tabletalk-").unwrap_or_default();
    if version.len() != 16 || !version.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return false;
    }
    let Ok(cache) = JsFuture::from(caches.open(name)).await else { return false };
    let held = listed(cache.unchecked_into::<Cache>().keys()).await;
    let is_here = |request: JsValue| folder(&request.unchecked_into::<Request>().url()) == here;
    held.length() > 0 && held.iter().all(is_here)
}

/// The folder that an address is in.
fn folder(address: &str) -> String {
    Url::new_with_base("./", address).map(|url| url.href()).unwrap_or_default()
}

/// Nothing where this browser has workers switched off.
async fn register(workers: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let registered = JsFuture::from(workers.register_with_options("./sw.js", &options)).await;
    registered.ok().and_then(registration)
}

async fn follow(registration: ServiceWorkerRegistration, said: Said) {
    let known = registration.clone();
    let changed = {
        let (registration, said) = (registration.clone(), Rc::clone(&said));
        handler(move || spawn_local(tell(registration.clone(), Rc::clone(&said))))
    };
    let listen = move |worker: Option<ServiceWorker>| {
        if let Some(worker) = worker {
            worker.add_event_listener_with_callback("statechange", &changed).ok();
        }
    };
    listen(registration.installing());
    registration.set_onupdatefound(Some(&handler(move || listen(known.installing()))));
    tell(registration, said).await;
}

async fn tell(registration: ServiceWorkerRegistration, said: Said) {
    let asks = |question, seconds| asks(registration.active(), question, seconds);
    let word = if registration.waiting().is_some() {
        "newer"
    } else if gave_up(&registration) {
        "failed"
    } else if page::is_organisers() {
        // What is not here yet comes now: this page may be large, and the network slow.
        if asks("organiser ready?", 120).await { "ready" } else { "preparing" }
    } else if asks("ready?", 3).await {
        if asks("organiser too?", 3).await { "ready" } else { "table ready" }
    } else {
        "preparing"
    };
    said(word.into());
}

/// Whether there is no worker, and none to come: it could not take all its files. On a slow network it goes on trying.
fn gave_up(registration: &ServiceWorkerRegistration) -> bool {
    let is_over = |worker: ServiceWorker| worker.state() == ServiceWorkerState::Redundant;
    registration.active().is_none() && registration.installing().is_none_or(is_over)
}

/// The worker itself looks whether each file is there; no for an answer that takes longer than so many seconds.
async fn asks(worker: Option<ServiceWorker>, question: &str, seconds: i32) -> bool {
    let (Some(worker), Ok(channel)) = (worker, MessageChannel::new()) else { return false };
    let answer = Promise::new(&mut |heard, _| channel.port1().set_onmessage(Some(&heard)));
    let asked = worker
        .post_message_with_transferable(&question.into(), &Array::of1(&channel.port2()).into());
    let answer = within(seconds, async { JsFuture::from(answer).await });
    asked.is_ok()
        && answer.await.is_ok_and(|said| said.unchecked_into::<MessageEvent>().data() == true)
}

/// A page on plain http has none.
fn workers() -> Option<ServiceWorkerContainer> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context)?;
    part(&window.navigator(), "serviceWorker")
}

fn registration(found: JsValue) -> Option<ServiceWorkerRegistration> {
    found.dyn_into().ok()
}

/// Where the page is a file on a disk, browsers refuse to list anything.
async fn listed(asked: Promise) -> Array {
    JsFuture::from(asked).await.map(|found| Array::from(&found)).unwrap_or_default()
}
