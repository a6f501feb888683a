// Which caches are this address's. The build puts this before the service worker, and before what switches it off. An origin
// may hold several deployments, each in a folder of its own, which is its worker's scope.
const SCOPE = self.registration.scope;
// No address has a space in it. Not "tabletalk-": workers of earlier builds delete what starts like that, whosever it is.
const OWN = `tabletalk ${SCOPE} `;

async function ours() {
  const found = [];
  for (const name of await caches.keys()) {
    if (name.startsWith(OWN) || (/^tabletalk-[0-9a-f]{16}$/.test(name) && (await allHere(name)))) found.push(name);
  }
  return found;
}

// Earlier builds named their caches without the scope: there, what a cache holds says whose it is. An empty one may be a
// neighbour's that is about to be filled.
async function allHere(name) {
  const held = await (await caches.open(name)).keys();
  return held.length > 0 && held.every(({ url }) => new URL("./", url).href === SCOPE);
}
