/** @import { Capture } from '../reading/types.js' */

/**
 * Takes a copy of what the page shows, for the readers in `reading/`.
 *
 * Runs inside the page: `chrome.scripting.executeScript({func: capture})` sends only this function's source, so it must
 * not use anything declared outside itself. It changes nothing in the page (every change is made on a clone) and takes
 * along nothing a person typed.
 *
 * @returns {Capture} never throws: an exception inside an injected function would be swallowed by the browser.
 */
export function capture() {
  const HIDDEN = 'data-sidecar-hidden';
  const DROP = [
    'script',
    'style',
    'noscript',
    'template',
    'iframe',
    'object',
    'embed',
    'link',
    'meta',
    'video',
    'audio',
    'canvas',
    'input',
    'textarea',
    'select',
    'option',
    'datalist',
    '[contenteditable]:not([contenteditable="false"])',
    '[role="textbox"]',
    'header[role="banner"]',
    'body > header',
    'body > nav',
    '#msg-overlay',
    '.msg-overlay-container',
  ].join(',');
  const SHELL = 'main, [role="main"], [data-sdui-screen]';
  const DIALOG = 'dialog[open], [role="dialog"], [aria-modal="true"]';
  const JSON_LD_LIMIT = 500_000;

  /** @param {Element} element */
  function isHidden(element) {
    const style = getComputedStyle(element);
    return style.display === 'none' || style.visibility === 'hidden' || style.visibility === 'collapse';
  }

  /** Marks on the clone what the page does not show. @param {Element} original @param {Element} clone */
  function markHidden(original, clone) {
    if (isHidden(original)) {
      clone.setAttribute(HIDDEN, '');
      return;
    }
    for (let i = 0; i < original.children.length; i += 1) {
      const [child, copy] = [original.children[i], clone.children[i]];
      if (child && copy) markHidden(child, copy);
    }
  }

  /** @param {Element} clone */
  function trim(clone) {
    for (const element of clone.querySelectorAll(DROP)) element.remove();
    for (const svg of clone.querySelectorAll('svg')) svg.replaceChildren();
    for (const element of [clone, ...clone.querySelectorAll('*')]) {
      for (const name of ['style', 'srcset', 'value', 'sizes']) element.removeAttribute(name);
    }
    const comments = document.createTreeWalker(clone, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    for (const comment of found) comment.parentNode?.removeChild(comment);
  }

  /** @param {Element} element */
  function copyOf(element) {
    const clone = /** @type {Element} */ (element.cloneNode(true));
    markHidden(element, clone);
    trim(clone);
    return clone.outerHTML;
  }

  /** The outermost shells that are shown; a page in transition may hold two. @param {Document | ShadowRoot} root */
  function shells(root) {
    const outermost = [...root.querySelectorAll(SHELL)].filter((e) => !e.parentElement?.closest(SHELL));
    const shown = outermost.filter((element) => !isHidden(element));
    return shown.length ? shown : outermost;
  }

  /**
   * Open dialogs in which nobody writes: a message window is a dialog too and none of our business.
   * @param {Document | ShadowRoot} root
   */
  function dialogs(root) {
    return [...root.querySelectorAll(DIALOG)].filter(
      (dialog) =>
        !isHidden(dialog) &&
        !dialog.parentElement?.closest(DIALOG) &&
        !dialog.querySelector('form, textarea, [contenteditable="true"], [role="textbox"]'),
    );
  }

  const url_before = location.href;
  try {
    const shadow = document.querySelector('#interop-outlet')?.shadowRoot ?? null;
    const roots = shells(document);
    const html = (roots.length ? roots : [document.body]).map(copyOf).join('\n');
    const shadowParts = shadow ? shells(shadow) : [];
    const shadowRest = shadow ? [...shadow.children].filter((e) => !/^(style|link|script)$/i.test(e.tagName)) : [];
    const open = [...dialogs(document), ...(shadow ? dialogs(shadow) : [])].slice(0, 4);
    const json = [...document.querySelectorAll('script[type="application/ld+json"]')].map((s) => s.textContent ?? '');
    return {
      ok: true,
      url_before,
      url_after: location.href,
      title: document.title,
      lang: document.documentElement.lang,
      canonical: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '',
      visible: document.visibilityState === 'visible',
      html,
      shadow_html: (shadowParts.length ? shadowParts : shadowRest).map(copyOf).join('\n'),
      dialogs: open.map(copyOf),
      json_ld: json.join('').length > JSON_LD_LIMIT ? [] : json,
    };
  } catch (problem) {
    return { ok: false, url_before, url_after: location.href, error: String(problem) };
  }
}
