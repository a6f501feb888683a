// Whether the app opens without a network, and whether a newer version waits.

let registration;

// Says "file" (a file on a disk, all in one), "off" (this address or browser can't), "preparing", "ready" or "newer", whenever that changes.
export async function watch(said) {
  if (location.protocol === "file:") return said("file");
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return said("off");
  try {
    registration = await navigator.serviceWorker.register("./sw.js", { updateViaCache: "none" });
  } catch {
    return said("off");
  }
  // Where workers are switched off, some browsers answer with nothing.
  if (!registration) return said("off");
  const tell = async () => said(registration.waiting ? "newer" : (await ready()) ? "ready" : "preparing");
  const follow = (worker) => worker?.addEventListener("statechange", tell);
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  await tell();
}

// The worker itself looks whether each file is there.
function ready() {
  const worker = registration.active;
  if (!worker) return false;
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (answer) => resolve(answer.data === true);
    worker.postMessage("ready?", [channel.port2]);
    setTimeout(() => resolve(false), 3000);
  });
}

// The person agreed: the newer version takes over, and the page opens in it.
export function takeOver() {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration?.waiting?.postMessage("take over");
}
