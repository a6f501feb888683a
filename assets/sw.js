// The service worker: after one visit the app opens with no network at all. The build fills in the two lines below.
//
// To switch it off for everyone, serve assets/sw-off.js under this name: README, "Limits", says how.
const VERSION = "{version}";
const FILES = {files};

const CACHE = `tabletalk-${VERSION}`;
const here = (path) => new URL(path, self.registration.scope).href;

// Each file with the hash that the build gave it: a captive portal's page is never kept.
self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      await Promise.all(
        Object.entries(FILES).map(async ([path, integrity]) => {
          const answer = await fetch(here(path), { integrity, credentials: "omit" });
          if (!answer.ok || answer.redirected) throw new Error(`${path} can't be kept`);
          await cache.put(here(path), answer);
        }),
      );
    })(),
  );
});

// Older versions go when this one takes over, which is only after every page of theirs was closed or the person agreed.
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("tabletalk-") && name !== CACHE) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const path = url.origin + url.pathname;
  // The start of the app is one page, whatever follows "#"; what is not listed goes to the network.
  const start = request.mode === "navigate" && (path === here("./") || path === here("index.html"));
  if (!start && !Object.keys(FILES).some((file) => here(file) === path)) return;
  const kept = caches.open(CACHE).then((cache) => cache.match(start ? here("index.html") : path));
  // The rescue page must come up whatever is wrong with this worker's files: from the network, where there is one.
  if (path.startsWith(here("rescue."))) return event.respondWith(fetch(request).catch(() => kept));
  event.respondWith(kept.then((answer) => answer ?? fetch(request)));
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "ready?") {
    const check = async () => {
      const cache = await caches.open(CACHE);
      const kept = await Promise.all(Object.keys(FILES).map((path) => cache.match(here(path))));
      event.ports[0].postMessage(kept.every(Boolean));
    };
    event.waitUntil(check());
  }
});
