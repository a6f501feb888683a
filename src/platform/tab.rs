//! Which tab this is, and which others are open: a tab is open while it holds its Web Lock, or, where there are none (a
//! page on plain http), while it answers over a `BroadcastChannel` within a second.
//!
//! A tab's name outlives a reload. A tab that was duplicated has its original's, and needs another.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent, Storage};

use super::promise::{after, within};
use super::{clock, panics, random};

/// Where sessionStorage keeps the name.
const NAME: &str = "tabletalk/tab";
/// Where the start script keeps the name under which it keeps what is typed before the app is there.
const EARLY: &str = "tabletalk/early";
/// What the names of tabs' locks start with.
const LOCK: &str = "tabletalk/tab/";
/// Where tabs ask each other who is there.
const CHANNEL: &str = "tabletalk/tabs";
/// The question. An answer is a name.
const WHO: &str = "?";

#[wasm_bindgen]
extern "C" {
    /// `web-sys` has it behind a compiler flag only.
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, holds: &Function) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn query(this: &LockManager) -> Result<Promise, JsValue>;
}

thread_local! {
    static THIS: RefCell<Option<String>> = const { RefCell::new(None) };
    /// Tabs that answered over the channel, and when they last did: who asks may not be the only one who does.
    static HEARD: RefCell<BTreeMap<String, f64>> = const { RefCell::new(BTreeMap::new()) };
    /// The channel, where there are no locks.
    static CHANNEL_IN_USE: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// What became of asking for a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    Ours,
    /// Another tab has it, and goes on having it.
    Anothers,
    /// This page may not use locks.
    NoLocks,
}

/// Finds out which tab this is, before anything is read or kept for it: the name that it had before a reload, unless
/// another tab has it. Takes a second at most, and that only where it was duplicated, or reloaded without locks.
pub(crate) fn claim(then: impl FnOnce() + 'static) {
    spawn_local(async {
        find_name().await;
        then();
    });
}

async fn find_name() {
    let kept = kept_in_tab(NAME);
    let mut name = kept.clone().unwrap_or_else(new_name);
    match hold(&name).await {
        Claim::Ours => {}
        Claim::Anothers => {
            name = new_name();
            hold(&name).await;
        }
        Claim::NoLocks => {
            listen();
            if kept.is_some() && ask().await.contains(&name) {
                name = new_name();
            }
        }
    }
    if let Some(store) = session_storage() {
        store.set_item(NAME, &name).ok();
    }
    THIS.set(Some(name));
}

/// The name of this tab.
pub(crate) fn name() -> String {
    THIS.with_borrow_mut(|this| this.get_or_insert_with(new_name).clone())
}

/// Hears which tabs are open, this one among them.
pub(crate) fn open(then: impl FnOnce(BTreeSet<String>) + 'static) {
    spawn_local(async {
        let mut open = match holders().await {
            Some(holders) => holders,
            None => ask().await,
        };
        open.insert(name());
        // The app is here: what was typed before it came, and it did not take over, was left behind.
        if let Some(early) = kept_in_tab(EARLY) {
            open.remove(&early);
        }
        then(open);
    });
}

/// Lets go of what is kept for this tab: which it is, and what it said when it fell over.
pub(crate) fn forget() {
    if let Some(store) = session_storage() {
        for key in [NAME, EARLY, panics::KEY] {
            store.remove_item(key).ok();
        }
    }
}

/// Holds the lock of this name until the page is gone. A reload may be quicker than the page before it lets go, so it is
/// waited for a second.
async fn hold(name: &str) -> Claim {
    let Some(locks) = locks() else { return Claim::NoLocks };
    let too_late = Rc::new(Cell::new(false));
    let mut requested = Err(JsValue::NULL);
    let held = Promise::new(&mut |ours, _| {
        let too_late = Rc::clone(&too_late);
        let holds = Closure::once_into_js(move || {
            if too_late.get() {
                return JsValue::UNDEFINED;
            }
            ours.call0(&JsValue::UNDEFINED).ok();
            Promise::new(&mut |_, _| ()).into()
        });
        requested = locks.request(&format!("{LOCK}{name}"), holds.unchecked_ref());
    });
    let Ok(requested) = requested else { return Claim::NoLocks };
    // What was requested is broken where the page may not use locks; else it comes to nothing while the lock is held.
    let settled = JsFuture::from(Promise::race(&Array::of2(&held, &requested)));
    match within(1, async { Ok(settled.await) }).await {
        Ok(Ok(_)) => Claim::Ours,
        Ok(Err(_)) => Claim::NoLocks,
        Err(_) => {
            too_late.set(true);
            Claim::Anothers
        }
    }
}

/// The tabs that hold a lock; nothing where the page may not ask.
async fn holders() -> Option<BTreeSet<String>> {
    let snapshot = JsFuture::from(locks()?.query().ok()?).await.ok()?;
    let held = Array::from(&Reflect::get(&snapshot, &"held".into()).ok()?);
    let name = |lock: JsValue| {
        let name = Reflect::get(&lock, &"name".into()).ok()?.as_string()?;
        Some(name.strip_prefix(LOCK)?.to_owned())
    };
    Some(held.iter().filter_map(name).collect())
}

/// Asks over the channel who is there: those that answer within a second.
async fn ask() -> BTreeSet<String> {
    let since = clock::now();
    let asked = CHANNEL_IN_USE.with_borrow(|channel| {
        channel.as_ref().is_some_and(|channel| channel.post_message(&WHO.into()).is_ok())
    });
    if asked {
        after(1).await;
    }
    HEARD.with_borrow(|heard| {
        let answered = heard.iter().filter(|(_, at)| **at >= since);
        answered.map(|(name, _)| name.clone()).collect()
    })
}

/// Answers other tabs over the channel, and hears their answers.
fn listen() {
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return };
    let answers = channel.clone();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        match message.data().as_string() {
            Some(question) if question == WHO => {
                if let Some(name) = THIS.with_borrow(Clone::clone) {
                    answers.post_message(&name.into()).ok();
                }
            }
            Some(name) => HEARD.with_borrow_mut(|heard| _ = heard.insert(name, clock::now())),
            None => {}
        }
    });
    channel.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    CHANNEL_IN_USE.set(Some(channel));
}

fn new_name() -> String {
    format!("{:016x}", random::bits())
}

fn kept_in_tab(key: &str) -> Option<String> {
    session_storage()?.get_item(key).ok()?
}

fn session_storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// A page on plain http has none.
fn locks() -> Option<LockManager> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
