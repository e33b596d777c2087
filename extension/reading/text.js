/** Text as a person sees it: lines of a page in their order, without what only screen readers or nobody gets. */

// Direction marks, zero-width characters (not the joiner inside emoji), soft hyphens, byte order marks.
const INVISIBLE = /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\u00AD\uFEFF]/g;
const BLOCK = 'p,h1,h2,h3,h4,h5,h6,li,dt,dd';
const BOX = 'div,section,article,ul,ol,dl,figure,header,footer,main,aside,button,a,td,tr';
const EMPHASIS = /^(?:strong|em|b|i|u|mark|wbr|br|sub|sup|font)$/i;
const UNSEEN = '[data-sidecar-hidden],.visually-hidden,.a11y-text,.sr-only,[hidden],script,style,svg,template';

/**
 * One line: white space folded, invisible marks gone; null if nothing is left.
 * @param {string | null | undefined} text
 */
export function clean(text) {
  const line = (text ?? '')
    .replace(INVISIBLE, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
  return line || null;
}

/**
 * For comparing: case, accents, width and punctuation do not count.
 * @param {string | null | undefined} text
 */
export function fold(text) {
  return (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** @param {Element | null | undefined} element what is not shown, or shown to screen readers only */
export function isUnseen(element) {
  return element?.closest(UNSEEN) != null;
}

/**
 * The text of an element without unseen parts.
 * @param {Element | null | undefined} element
 */
export function textOf(element) {
  if (!element) return null;
  const parts = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (/** @type {Element} */ (node).tagName === 'BR') parts.push(' ');
      continue;
    }
    const parent = node.parentElement;
    if (parent && !parent.closest(UNSEEN)) parts.push(node.nodeValue ?? '');
  }
  return clean(parts.join(''));
}

/** Those that lie in no other of them. @param {Element[]} elements */
export function outermost(elements) {
  return elements.filter((element) => !elements.some((other) => other !== element && other.contains(element)));
}

/** @typedef {{element: Element, text: string}} Line */

/**
 * The visible lines below an element, in the order of the page. A paragraph, heading or list item is one line; outside
 * of these every box and span is its own.
 * @param {Element} root
 * @returns {Line[]}
 */
export function linesOf(root) {
  /** @type {Map<Element, string[]>} */
  const lines = new Map();
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isText = node.nodeType === Node.TEXT_NODE;
    if (!isText && /** @type {Element} */ (node).tagName !== 'BR') continue;
    const parent = node.parentElement;
    if (!parent || parent.closest(UNSEEN)) continue;
    const carrier = carrierOf(parent, root);
    if (!lines.has(carrier)) lines.set(carrier, []);
    lines.get(carrier)?.push(isText ? (node.nodeValue ?? '') : ' ');
  }
  return [...lines]
    .map(([element, parts]) => ({ element, text: clean(parts.join('')) ?? '' }))
    .filter((line) => line.text);
}

/** The element whose text makes one line with this one. @param {Element} start @param {Element} root */
function carrierOf(start, root) {
  const block = start.closest(BLOCK);
  if (block && root.contains(block) && !block.querySelector(`${BLOCK},div,ul,ol`)) return block;
  let element = start;
  while (element !== root && element.parentElement && EMPHASIS.test(element.tagName)) element = element.parentElement;
  return element.matches(BOX) || element.tagName === 'SPAN' ? element : (element.closest('div') ?? element);
}
