// Two pages that go on by themselves: pairing and the directory's first read. Both also work by reloading.

const EVERY_MS = 2000;

/** Ask `url` every two seconds until `step` says that it is over. A lost connection is just another try. */
async function watch(url, step) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" }, redirect: "error" });
      if (!answer.ok || step(await answer.json())) {
        location.reload();
        return;
      }
    } catch {
      // Sidecar is restarting or out of reach; the page stays as it is.
    }
  }
}

function countDown(timer) {
  const end = Date.now() + Number(timer.dataset.seconds) * 1000;
  setInterval(() => {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  }, 1000);
}

const pairing = document.querySelector("[data-pairing]");
if (pairing && ["open", "approved"].includes(pairing.dataset.state)) {
  watch(pairing.dataset.pairing, (now) => now.state !== pairing.dataset.state);
  const timer = pairing.querySelector("[data-seconds]");
  if (timer) countDown(timer);
}

const reading = document.querySelector("[data-watch]");
if (reading && reading.dataset.watch) {
  const bar = reading.querySelector("progress");
  const words = reading.querySelector("[data-words]");
  watch(reading.dataset.watch, (now) => {
    if (!now.reading) return true;
    if (now.reading.total) {
      words.textContent = `${now.reading.done.toLocaleString("en")} of ${now.reading.total.toLocaleString("en")} records read`;
      bar.max = now.reading.total;
      bar.value = now.reading.done;
    }
    return false;
  });
}

const link = document.querySelector("[data-select]");
if (link) link.addEventListener("focus", () => link.select());
