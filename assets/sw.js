// The service worker: after one visit the app opens with no network at all. The build fills in the two lines below.
//
// To switch it off for everyone, serve the built sw-off.js under this name: README, "Limits", says how.
const VERSION = "{version}";
const FILES = {files};

const CACHE = OWN + VERSION;
const here = (path) => new URL(path, SCOPE).href;
const kept = (path) => caches.match(here(path), { cacheName: CACHE }).catch(() => undefined);
const whole = async () => (await Promise.all(Object.keys(FILES).map(kept))).every(Boolean);

// Each file with the hash that the build gave it: neither a captive portal's page is ever kept, nor another build's. The two
// pages are asked of the host itself, whatever it lets browsers keep. All else is named after what is in it, and the browser
// has most of it from opening the page.
async function take(path, integrity) {
  if (await kept(path)) return;
  const ask = (cache) => fetch(here(path), { integrity, credentials: "omit", cache });
  const answer = await (path.endsWith(".html") ? ask("reload") : ask("default").catch(() => ask("reload")));
  if (!answer.ok || answer.redirected) throw new Error(`${path} can't be kept`);
  await (await caches.open(CACHE)).put(here(path), answer);
}

const takeAll = () => Promise.all(Object.entries(FILES).map(([path, integrity]) => take(path, integrity)));

self.addEventListener("install", (event) => event.waitUntil(takeAll()));

// Older versions go when this one takes over, which is only after every page of theirs was closed or the person agreed.
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await ours()) {
        if (name !== CACHE) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== "GET" || !address.startsWith(SCOPE)) return;
  // The start of the app is one page, whatever follows "#"; what is not listed goes to the network.
  const path = address.slice(SCOPE.length) || "index.html";
  if (Object.hasOwn(FILES, path)) event.respondWith(answer(request, path));
});

// The start comes from here only where its whole build is here, else from the network: the page that comes decides which
// files it asks for, and each is the same wherever it comes from. The rescue page must come up whatever is wrong with this
// worker's files: from the network, where there is one.
async function answer(request, path) {
  const found = await kept(path);
  const anew = path === "rescue.html" || (path === "index.html" && !(await whole()));
  if (found && !anew) return found;
  return fetch(request).catch(() => found ?? Response.error());
}

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "ready?") {
    // What went missing is taken again.
    const check = async () => {
      if (!(await whole())) await takeAll().catch(() => undefined);
      event.ports[0].postMessage(await whole());
    };
    event.waitUntil(check());
  }
});
