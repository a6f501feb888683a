// On poor wifi the app takes a while to come. Until it is there, a group's link shows what it says by itself, and a line to
// write in. What is typed there is kept as what a tab that is gone was typing (`src/storage/keys.rs`): whatever becomes of
// this page, the app offers it above the note line. Mostly it takes the words over as they are typed (`src/ui/early.rs`).

// Milliseconds after which an app that is not there is said to be late.
const LATE = 1000;
// Where the tab keeps the name that its words are kept under, so that a reload shows them again.
const NAME = "tabletalk/early";
const starting = document.getElementById("starting");
const early = (id) => document.getElementById(`early-${id}`);
const line = early("line");

// The parts of the event in a link of one group, as `src/domain/event/link/` writes them. Nothing where anything about it is
// unusual: the app says what is wrong with a link.
async function named(fragment) {
  const payload = /^#e=1\.([\w-]{1,2000})$/.exec(fragment)?.[1];
  if (payload === undefined) return undefined;
  try {
    const letters = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const deflated = Uint8Array.from(letters, (letter) => letter.charCodeAt(0)).subarray(4);
    const inflating = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const [event, , title, , count, [[group, number, name, question], ...others]] = await new Response(inflating).json();
    // Characters that can't be seen are for the app to show; two of them are part of how some languages are spelled.
    const plain = (text) => typeof text === "string" && text.length <= 500 && !/[^\P{C}\u200c\u200d]/u.test(text);
    const id = (text) => typeof text === "string" && /^[a-z0-9]{1,16}$/.test(text);
    const usual = [event, group].every(id) && [title, name, question].every(plain) && question !== "" && number >= 1;
    return usual && others.length === 0 ? { event, title, count, group, number, name, question } : undefined;
  } catch {
    return undefined;
  }
}

// Answers whether it was done: a store may be blocked, or full.
function done(act) {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

// A name that no other tab has: a tab that was duplicated has its original's. Held as `src/platform/tab.rs` holds names, so
// that the words are nobody else's while this page is open.
async function ownName() {
  let name;
  done(() => (name = sessionStorage.getItem(NAME)));
  const holds = (own) => (own ? new Promise(() => {}) : undefined);
  for (;;) {
    name ??= `early${Math.random().toString(36).slice(2)}`;
    const lock = `tabletalk/tab/${name}`;
    const held = await new Promise((resolve) => {
      const request = navigator.locks?.request(lock, { ifAvailable: true }, (own) => (resolve(Boolean(own)), holds(own)));
      (request ?? Promise.reject()).catch(() => resolve(true));
    });
    if (held) break;
    name = undefined;
  }
  done(() => sessionStorage.setItem(NAME, name));
  return name;
}

function keep() {
  const { value, dataset } = line;
  const kept = done(() =>
    value === "" ? localStorage.removeItem(dataset.key) : localStorage.setItem(dataset.key, JSON.stringify([value, Date.now()])),
  );
  if (!kept) starting.textContent = "Opening Tabletalk… This browser keeps nothing: what you write would be gone after a reload.";
}

function hide() {
  line.value = "";
  delete line.dataset.key;
  document.getElementById("early").hidden = true;
}

function show({ event, title, count, group, number, name, question }, tab) {
  const page = document.getElementById("early");
  early("number").textContent = number;
  early("group").textContent = `Group ${number} of ${count}`;
  for (const [id, text] of Object.entries({ name, event: title, question })) early(id).textContent = text;
  // As `hue` in `src/ui/group/group_view.rs` has it.
  page.style.setProperty("--hue", [25, 250, 150, 320, 85][number - 1] ?? (25 + (number - 1) * 137) % 360);
  early("said").append(starting);
  line.dataset.key = `tabletalk/1/${event}/-/draft/${group}/${tab}`;
  done(() => (line.value = JSON.parse(localStorage.getItem(line.dataset.key))?.[0] ?? ""));
  page.hidden = false;
}

// Follows the address, until the app does. Nothing waits for this: the app is on its way.
let tab;
async function follow() {
  const fragment = location.hash;
  const waits = () => starting.isConnected && location.hash === fragment;
  if (!starting.isConnected) return;
  hide();
  const said = await named(fragment);
  if (!said) return;
  await new Promise((resolve) => setTimeout(resolve, LATE - performance.now()));
  if (!waits()) return;
  tab ??= ownName();
  const name = await tab;
  if (waits()) show(said, name);
}

line.addEventListener("input", keep);
// The app does not take the line away from a word that is being put together.
line.addEventListener("compositionstart", () => (line.dataset.composing = ""));
line.addEventListener("compositionend", () => delete line.dataset.composing);
early("add").addEventListener("click", () => {
  if (!/(^|\n)\s*$/.test(line.value)) line.value += "\n";
  line.focus();
  keep();
});
addEventListener("hashchange", follow);
follow();
