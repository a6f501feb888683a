// The rescue page: no WebAssembly, nothing of the app. Whatever stands under our keys is shown and downloaded as it is,
// whether it can be read or not.

const PREFIX = "tabletalk/";
// What the app said as it fell over: message, file and line.
const PANIC = "tabletalk/panic";
const byId = (id) => document.getElementById(id);

function fromLocalStorage() {
  const found = [];
  try {
    for (let place = 0; place < localStorage.length; place += 1) {
      const key = localStorage.key(place);
      if (key.startsWith(PREFIX)) found.push({ store: "localStorage", key, value: localStorage.getItem(key) });
    }
  } catch {
    // Blocked: then nothing of ours is there.
  }
  return found;
}

function fromIndexedDb() {
  return new Promise((resolve) => {
    const none = () => resolve([]);
    setTimeout(none, 3000);
    try {
      const opening = indexedDB.open("tabletalk");
      opening.onerror = opening.onblocked = none;
      // It was not there: do not make it.
      opening.onupgradeneeded = () => opening.transaction.abort();
      opening.onsuccess = () => {
        const store = opening.result.transaction("entries").objectStore("entries");
        const [keys, values] = [store.getAllKeys(), store.getAll()];
        values.onsuccess = () =>
          resolve(keys.result.map((key, place) => ({ store: "IndexedDB", key: String(key), value: String(values.result[place]) })));
        values.onerror = none;
      };
    } catch {
      none();
    }
  });
}

function fromPanic() {
  try {
    return JSON.parse(sessionStorage.getItem(PANIC)) ?? undefined;
  } catch {
    return undefined;
  }
}

// By key: the order in which a browser lists them may be the one in which ballots came in.
const byKey = (one, other) => (one.key < other.key ? -1 : Number(one.key > other.key));
const entries = [...fromLocalStorage(), ...(await fromIndexedDb())].sort(byKey);
const keys = new Set(entries.map((entry) => entry.key));
byId("count").textContent =
  keys.size === 0 ? "Nothing is kept on this device at this address." : `${keys.size} entries are kept on this device.`;
for (const key of [...keys].sort().slice(0, 500)) {
  byId("list").appendChild(document.createElement("li")).textContent = key;
}
const button = byId("download");
button.disabled = keys.size === 0;
button.addEventListener("click", () => {
  const file = { format: "tabletalk-rescue", version: 1, panic: fromPanic(), entries };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
  link.download = `tabletalk-rescue-${new Date().toISOString().slice(0, 16).replace(/[T:]/g, "-")}.json`;
  link.click();
  byId("count").textContent = "Downloaded. Keep the file until everything is back.";
});
