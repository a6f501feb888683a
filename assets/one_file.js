// Starts the app in the one file that holds everything, and shows the rescue page in its place where it fell over. The
// build puts this behind the glue (`initSync`), what follows a panic (`openRescue`), the rescue page's script (`rescue`),
// the files that stand beside the page elsewhere (`FILES`, by their addresses) and the wasm (`WASM`, in base64).

const RESCUE = "./rescue.html";

// What the app asks for by its address is in here; nothing ever goes out.
globalThis.fetch = async (address) => {
  const text = FILES[address];
  return new Response(text, { status: text === undefined ? 404 : 200 });
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const address = link?.getAttribute("href");
  if (address === RESCUE) {
    event.preventDefault();
    openRescue();
  } else if (Object.hasOwn(FILES, address)) {
    link.download = address.slice(2);
    link.href = URL.createObjectURL(new Blob([FILES[address]], { type: "text/plain" }));
  }
});

function showRescue() {
  document.getElementById("style").media = "not all";
  document.getElementById("rescue-style").media = "all";
  document.body.replaceChildren(document.getElementById("rescue").content.cloneNode(true));
  document.getElementById("back").href = location.href.split("#")[0];
  return rescue();
}

if (location.hash === "#rescue") {
  await showRescue();
} else {
  try {
    initSync({ module: Uint8Array.from(atob(WASM), (letter) => letter.charCodeAt(0)) });
  } catch (fault) {
    console.error(fault);
    // No page anew: where wasm can't run at all, it would not end.
    await showRescue();
  }
}
