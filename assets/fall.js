// What follows a panic. The app's memory can't be trusted then: it must not go on, nor write again. The rescue page needs
// nothing of it.

function openRescue() {
  for (const store of [Storage, IDBObjectStore]) {
    for (const write of ["setItem", "removeItem", "put", "delete"]) store.prototype[write] = () => undefined;
  }
  if (document.getElementById("rescue")) {
    // The one file holds it. Nothing hears this change of the address: the page comes afresh.
    history.replaceState(null, "", "#rescue");
    location.reload();
  } else {
    location.replace(new URL("./rescue.html", document.baseURI));
  }
}

const fell = (fault) => fault instanceof WebAssembly.RuntimeError && openRescue();
addEventListener("error", (event) => fell(event.error));
addEventListener("unhandledrejection", (event) => fell(event.reason));
