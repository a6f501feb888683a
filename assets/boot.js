// Starts the app. A file of its own because the page's policy allows no inline script. The build puts this behind what
// follows a panic (`fell`).

const tag = document.querySelector("script[data-wasm]");
const relative = (path) => new URL(path, document.baseURI);

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
