// The durable copy: one entry a key in IndexedDB, written with strict durability, so that what it says is kept
// outlives a browser that is killed.

const NAME = "tabletalk";
const STORE = "entries";
// A database that is made only to be deleted.
const PASSING = "tabletalk-passing";
let opening;

function database() {
  opening ??= open().then(afresh);
  opening.catch(() => (opening = undefined));
  return opening;
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => {
      // Another tab wants to erase everything: let it.
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => (opening = undefined);
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

// A crash may tear the last line of Chromium's log. It reads past that once and writes on behind it; at the start after
// that it can't, and throws the whole store away. Deleting a database makes it begin a new log, before we write.
function afresh(database) {
  return new Promise((resolve) => {
    const done = () => resolve(database);
    const request = indexedDB.open(PASSING);
    request.onerror = request.onblocked = done;
    request.onsuccess = () => {
      request.result.close();
      const removal = indexedDB.deleteDatabase(PASSING);
      removal.onsuccess = removal.onerror = removal.onblocked = done;
    };
  });
}

async function transact(mode, work) {
  const open = await database();
  return new Promise((resolve, reject) => {
    const transaction = open.transaction(STORE, mode, { durability: "strict" });
    const answer = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(answer());
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

// A store that never answers must not hold anything up.
function within(seconds, promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), seconds * 1000));
  return Promise.race([promise, late]);
}

export function writeAll(keys, values) {
  const write = (store) => {
    keys.forEach((key, place) => store.put(values[place], key));
    return () => undefined;
  };
  return within(10, transact("readwrite", write));
}

// Pairs of key and value. Nobody waits for them: what comes late is still what was lost elsewhere.
export function readAll() {
  const read = (store) => {
    const [keys, values] = [store.getAllKeys(), store.getAll()];
    return () => keys.result.map((key, place) => [key, values.result[place]]);
  };
  return within(60, transact("readonly", read));
}

// Keys; one that ends in "/" stands for all that start with it.
export function eraseAll(keys) {
  const range = (key) => (key.endsWith("/") ? IDBKeyRange.bound(key, key + "\uffff") : key);
  const erase = (store) => {
    for (const key of keys) store.delete(range(key));
    return () => undefined;
  };
  return within(10, transact("readwrite", erase));
}

// Where the page is a file on a disk, browsers refuse to list either.
const none = () => [];

// Everything but localStorage, which the page erases itself: the database, what was kept for opening offline, and which
// tab this is.
export async function leaveNothing() {
  (await opening?.catch(() => undefined))?.close();
  opening = undefined;
  const gone = [NAME, PASSING].map((name) => new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  }));
  for (const name of (await globalThis.caches?.keys().catch(none)) ?? []) {
    if (name.startsWith("tabletalk-")) gone.push(caches.delete(name));
  }
  for (const worker of (await navigator.serviceWorker?.getRegistrations().catch(none)) ?? []) {
    if (new URL("./", document.baseURI).href === worker.scope) gone.push(worker.unregister());
  }
  sessionStorage.removeItem("tabletalk/tab");
  await within(10, Promise.allSettled(gone));
}
