//! The durable copy: one entry a key in `IndexedDB`, written with strict durability. What it has taken outlives a browser
//! that is killed; localStorage may not.

use std::cell::RefCell;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{
    IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode,
};

use super::offline;
use super::page::handler;
use super::promise::within;
use super::tab;

const NAME: &str = "tabletalk";
const STORE: &str = "entries";
/// A database that is made only to be deleted.
const PASSING: &str = "tabletalk-passing";

#[wasm_bindgen]
extern "C" {
    /// A database whose transactions can be asked to be strict: `web-sys` has that behind a compiler flag only.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        store: &str,
        mode: IdbTransactionMode,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

thread_local! {
    /// The database, opened when it is first asked for; again where that failed, or the browser closed it.
    static OPENING: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Keys and values.
pub(crate) type Entries = Vec<(String, String)>;

/// Writes entries, all or none; answers whether they are there for good.
pub(crate) fn write(entries: &[(String, String)], done: Box<dyn FnOnce(bool)>) {
    let entries = entries.to_vec();
    let put = move |store: &IdbObjectStore| {
        entries
            .iter()
            .try_for_each(|(key, value)| store.put_with_key(&value.into(), &key.into()).map(drop))
    };
    spawn_local(async move {
        let written = within(10, transact(IdbTransactionMode::Readwrite, put)).await;
        done(written.is_ok());
    });
}

/// Reads everything but what is kept apart, of which only the keys come; nothing where the store does not answer. Nobody
/// waits for it: what comes late is still what was lost elsewhere.
pub(crate) fn read(
    is_apart: fn(&str) -> bool,
    done: impl FnOnce(Option<(Entries, Vec<String>)>) + 'static,
) {
    spawn_local(async move {
        done(within(60, read_all(is_apart)).await.ok());
    });
}

/// Reads what is kept under one key; nothing where nothing is, or the store does not answer.
pub(crate) fn read_one(key: &str, done: Box<dyn FnOnce(Option<String>)>) {
    let key = JsValue::from(key);
    spawn_local(async move {
        let read = move |store: &IdbObjectStore| store.get(&key);
        let found = within(60, transact(IdbTransactionMode::Readonly, read)).await;
        done(found.ok().and_then(|value| value.result().ok()?.as_string()));
    });
}

/// Lets go of these keys, and of all that start with one that ends in `/`; answers whether they are gone.
pub(crate) fn erase(keys: &[String], done: Box<dyn FnOnce(bool)>) {
    let keys = keys.to_vec();
    let delete = move |store: &IdbObjectStore| {
        keys.iter().try_for_each(|key| store.delete(&reach(key)?).map(drop))
    };
    spawn_local(async move {
        let erased = within(10, transact(IdbTransactionMode::Readwrite, delete)).await;
        done(erased.is_ok());
    });
}

/// Deletes everything but localStorage, which is erased before: the database, what was kept for opening offline, and what
/// is kept for this tab.
pub(crate) fn leave_nothing(done: Box<dyn FnOnce()>) {
    spawn_local(async move {
        within(10, async {
            close().await;
            for name in [NAME, PASSING] {
                delete(name).await.ok();
            }
            offline::leave_nothing().await;
            Ok(())
        })
        .await
        .ok();
        tab::forget();
        done();
    });
}

async fn read_all(is_apart: fn(&str) -> bool) -> Result<(Entries, Vec<String>), JsValue> {
    let keys = transact(IdbTransactionMode::Readonly, IdbObjectStore::get_all_keys).await?;
    let keys: Vec<String> =
        Array::from(&keys.result()?).iter().filter_map(|key| key.as_string()).collect();
    let apart = keys.iter().filter(|key| is_apart(key)).cloned().collect();
    // What is apart may be most of the store: the stretches between are read, each as a whole.
    let stretches: Vec<_> = keys
        .chunk_by(|one, other| is_apart(one) == is_apart(other))
        .filter_map(|stretch| stretch.first().zip(stretch.last()))
        .filter(|(first, _)| !is_apart(first))
        .map(|(first, last)| (JsValue::from(first), JsValue::from(last)))
        .collect();
    let mut found = Entries::new();
    let read = |store: &IdbObjectStore| {
        let read = |(first, last): &(JsValue, JsValue)| {
            let stretch = IdbKeyRange::bound(first, last)?;
            Ok((store.get_all_keys_with_key(&stretch)?, store.get_all_with_key(&stretch)?))
        };
        stretches.iter().map(read).collect::<Result<Vec<_>, JsValue>>()
    };
    for (keys, values) in transact(IdbTransactionMode::Readonly, read).await? {
        found.extend(entries(&keys, &values)?);
    }
    Ok((found, apart))
}

/// Does something within one transaction; what comes of it once all of it is kept.
async fn transact<T>(
    mode: IdbTransactionMode,
    work: impl FnOnce(&IdbObjectStore) -> Result<T, JsValue>,
) -> Result<T, JsValue> {
    let database: Database = JsFuture::from(database()).await?.unchecked_into();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction = database.transaction(STORE, mode, &options)?;
    let ended = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        transaction.set_onerror(Some(&reject));
    });
    let answer = transaction.object_store(STORE).and_then(|store| work(&store));
    if answer.is_err() {
        transaction.abort().ok();
    }
    JsFuture::from(ended).await?;
    answer
}

fn database() -> Promise {
    let open = || {
        future_to_promise(async {
            let opened = open().await;
            match &opened {
                Ok(_) => afresh().await.unwrap_or_default(),
                Err(_) => forget(),
            }
            opened
        })
    };
    OPENING.with_borrow_mut(|opening| opening.get_or_insert_with(open).clone())
}

fn forget() {
    OPENING.with_borrow_mut(|opening| *opening = None);
}

async fn open() -> Result<JsValue, JsValue> {
    let request = factory()?.open_with_u32(NAME, 1)?;
    let made = request.clone();
    request.set_onupgradeneeded(Some(&handler(move || {
        if let Ok(database) = made.result() {
            database.unchecked_into::<IdbDatabase>().create_object_store(STORE).ok();
        }
    })));
    let database: IdbDatabase = answer(&request).await?.unchecked_into();
    // Another tab wants to erase everything: let it.
    let asked = database.clone();
    database.set_onversionchange(Some(&handler(move || asked.close())));
    database.set_onclose(Some(&handler(forget)));
    Ok(database.into())
}

/// A crash may tear the last line of Chromium's log. It reads past that once and writes on behind it; at the start after
/// that it can't, and throws the whole store away. Deleting a database makes it begin a new log, before we write.
async fn afresh() -> Result<(), JsValue> {
    let passing = answer(&factory()?.open(PASSING)?).await?;
    passing.unchecked_into::<IdbDatabase>().close();
    delete(PASSING).await
}

async fn delete(name: &str) -> Result<(), JsValue> {
    answer(&factory()?.delete_database(name)?).await.map(drop)
}

async fn close() {
    if let Some(opening) = OPENING.take()
        && let Ok(database) = JsFuture::from(opening).await
    {
        database.unchecked_into::<IdbDatabase>().close();
    }
}

/// What a request comes to; one that another tab blocks fails.
async fn answer(request: &IdbOpenDbRequest) -> Result<JsValue, JsValue> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    });
    JsFuture::from(answered).await?;
    request.result()
}

/// A page that may keep nothing has none.
fn factory() -> Result<IdbFactory, JsValue> {
    web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)
}

/// The key, or all that start with it.
fn reach(key: &str) -> Result<JsValue, JsValue> {
    if key.ends_with('/') {
        let last = format!("{key}\u{ffff}");
        Ok(IdbKeyRange::bound(&key.into(), &last.into())?.into())
    } else {
        Ok(key.into())
    }
}

fn entries(keys: &IdbRequest, values: &IdbRequest) -> Result<Entries, JsValue> {
    let (keys, values) = (Array::from(&keys.result()?), Array::from(&values.result()?));
    let texts = |(key, value): (JsValue, JsValue)| Some((key.as_string()?, value.as_string()?));
    Ok(keys.iter().zip(values.iter()).filter_map(texts).collect())
}
