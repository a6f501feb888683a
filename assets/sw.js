// The service worker: after one visit the app opens with no network at all. The build fills in the three lines below.
//
// To switch it off for everyone, serve the built sw-off.js under this name: README, "Limits", says how.
const VERSION = "{version}";
// What a table needs, and the rescue page; and what the organiser's page needs besides, once it was opened.
const FILES = {files};
const DESK = {desk};

const ALL = { ...FILES, ...DESK };
const CACHE = OWN + VERSION;
const here = (path) => new URL(path, SCOPE).href;
const kept = (path) => caches.match(here(path), { cacheName: CACHE }).catch(() => undefined);
const whole = async (files) => (await Promise.all(Object.keys(files).map(kept))).every(Boolean);

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

const takeAll = (files) => Promise.all(Object.entries(files).map(([path, integrity]) => take(path, integrity)));

// Whether an earlier version kept the organiser's page here: then this one does too.
async function isOrganisers() {
  for (const name of await ours()) {
    if (await caches.match(here("organiser.html"), { cacheName: name })) return true;
  }
  return false;
}

const install = async () => takeAll((await isOrganisers()) ? ALL : FILES);
self.addEventListener("install", (event) => event.waitUntil(install()));

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
  if (Object.hasOwn(ALL, path)) event.respondWith(answer(request, path));
});

// The start comes from here only where its whole build is here, else from the network: the page that comes decides which
// files it asks for, and each is the same wherever it comes from. The rescue page must come up whatever is wrong with this
// worker's files: from the network, where there is one.
async function answer(request, path) {
  const found = await kept(path);
  const needs = { "index.html": FILES, "organiser.html": ALL }[path];
  const anew = path === "rescue.html" || (needs !== undefined && !(await whole(needs)));
  if (found && !anew) return found;
  return fetch(request).catch(() => found ?? Response.error());
}

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  // Each page asks for what it needs: what is not here yet, or went missing, is taken. A table only asks after the rest.
  const needs = { "ready?": FILES, "organiser ready?": ALL, "organiser too?": ALL }[event.data];
  if (needs !== undefined) {
    const check = async () => {
      const takes = event.data !== "organiser too?" && !(await whole(needs));
      if (takes) await takeAll(needs).catch(() => undefined);
      event.ports[0].postMessage(await whole(needs));
    };
    event.waitUntil(check());
  }
});
