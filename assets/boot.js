// Starts the app. A file of its own because the page's policy allows no inline script.
const tag = document.querySelector("script[data-wasm]");
const relative = (path) => new URL(path, document.baseURI);

// After a panic the app's memory can't be trusted: it must not write again. The rescue page needs nothing of it.
const fell = (fault) => {
  if (!(fault instanceof WebAssembly.RuntimeError)) return;
  for (const store of [Storage, IDBObjectStore]) {
    for (const write of ["setItem", "removeItem", "put", "delete"]) store.prototype[write] = () => undefined;
  }
  location.replace(relative("./rescue.html"));
};
addEventListener("error", (event) => fell(event.error));
addEventListener("unhandledrejection", (event) => fell(event.reason));

try {
  const app = await import(relative(tag.dataset.js));
  await app.default({ module_or_path: relative(tag.dataset.wasm) });
} catch (fault) {
  console.error(fault);
  fell(fault);
  // Where the app fell over after its first screen stood, the waiting text is gone.
  const place = document.getElementById("starting") ?? document.body.appendChild(document.createElement("p"));
  place.textContent =
    "Tabletalk could not start. Reload the page; if that does not help, open it in a current Chrome, Edge, Firefox or Safari. ";
  const rescue = place.appendChild(document.createElement("a"));
  rescue.href = "./rescue.html";
  rescue.textContent = "What was written on this device can be downloaded here.";
}
