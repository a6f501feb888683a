// On poor wifi the app takes a while to come. Until it is there, a group's link shows what it says by itself, and a line to
// write in. What is typed there is kept as what a tab that is gone was typing (`src/storage/keys.rs`): whatever becomes of
// this page, the app offers it above the note line. Mostly it takes the words over as they are typed (`src/ui/early.rs`).

// Milliseconds after which an app that is not there is said to be late.
const LATE = 1000;
// Where the tab keeps the name that its words are kept under, so that a reload shows them again.
const NAME = "tabletalk/early";
const starting = document.getElementById("starting");

// The parts of the event in a link of one group, as `src/domain/event/link/` writes them. Nothing where anything about it is
// unusual: the app says what is wrong with a link.
async function named(fragment) {
  const payload = /^#e=1\.([\w-]{1,2000})$/.exec(fragment)?.[1] ?? "";
  try {
    const letters = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const deflated = Uint8Array.from(letters, (letter) => letter.charCodeAt(0)).subarray(4);
    const inflating = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const [event, , title, , count, [[group, number, name, question], ...others]] = await new Response(inflating).json();
    const whole = others.length === 0 && [event, group].every((id) => /^[a-z0-9]{1,16}$/.test(id));
    // Characters that can't be seen are for the app to show; two of them are part of how some languages are spelled.
    const plain = [title, name, question].every((text) => !/[^\P{C}\u200c\u200d]/u.test(text));
    return whole && plain && Number.isInteger(number) ? { event, title, count, group, number, name, question } : undefined;
  } catch {
    return undefined;
  }
}

function kept(where, act) {
  try {
    return act(where());
  } catch {
    // Blocked, or full: the words stand in the line alone.
    return undefined;
  }
}
const inTab = (act) => kept(() => sessionStorage, act);
const onDevice = (act) => kept(() => localStorage, act);

function show({ event, title, count, group, number, name, question }) {
  const page = document.getElementById("early");
  const part = (id) => document.getElementById(`early-${id}`);
  part("number").textContent = number;
  part("group").textContent = `Group ${number} of ${count}`;
  for (const [id, text] of Object.entries({ name, event: title, question })) part(id).textContent = text;
  // As `hue` in `src/ui/group/group_view.rs` has it.
  page.style.setProperty("--hue", [25, 250, 150, 320, 85][number - 1] ?? (25 + (number - 1) * 137) % 360);
  part("said").append(starting);

  const line = part("line");
  const tab = inTab((store) => store.getItem(NAME)) ?? `early${Math.random().toString(36).slice(2)}`;
  inTab((store) => store.setItem(NAME, tab));
  line.dataset.key = `tabletalk/1/${event}/-/draft/${group}/${tab}`;
  line.value = onDevice((store) => JSON.parse(store.getItem(line.dataset.key))?.[0]) ?? "";
  const keep = () =>
    onDevice((store) =>
      line.value === ""
        ? store.removeItem(line.dataset.key)
        : store.setItem(line.dataset.key, JSON.stringify([line.value, Date.now()])),
    );
  line.addEventListener("input", keep);
  part("add").addEventListener("click", () => {
    if (!/(^|\n)\s*$/.test(line.value)) line.value += "\n";
    line.focus();
    keep();
  });
  page.hidden = false;
}

// Nothing waits for this: the app is on its way.
named(location.hash).then((said) => {
  if (said) setTimeout(() => starting.isConnected && show(said), LATE - performance.now());
});
