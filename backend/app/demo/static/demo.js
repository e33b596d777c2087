// Goes from page to page as LinkedIn does: the address changes at once, the old page stays for a moment.
const OLD_PAGE_STAYS_MS = 900;
let latest = 0;

/** @param {string} href */
async function show(href) {
  const mine = (latest += 1);
  const [response] = await Promise.all([fetch(href), new Promise((done) => setTimeout(done, OLD_PAGE_STAYS_MS))]);
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (mine !== latest) return;
  for (const part of ['#root', '.banner']) {
    document.querySelector(part)?.replaceWith(next.querySelector(part) ?? 'This demo page does not exist.');
  }
  document.title = next.title;
  scrollTo(0, 0);
}

document.addEventListener('click', (event) => {
  const link = /** @type {Element} */ (event.target).closest('a');
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.origin !== location.origin || !link.pathname.startsWith('/demo/')) return;
  event.preventDefault();
  if (link.href !== location.href) history.pushState(null, '', link.href);
  show(link.href);
});
addEventListener('popstate', () => show(location.href));
