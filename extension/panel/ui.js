/**
 * Drawing without a framework: `el` builds nodes from text (never from HTML), `patch` brings what is on the screen to
 * what a view wants, node by node, so that focus, selection and scroll position stay where they are.
 */

const SVG = 'http://www.w3.org/2000/svg';
/** The two namespaces an element of ours can lie in decide how it is made. */
const SVG_TAGS = new Set(['svg', 'path', 'circle', 'rect']);

/** @typedef {Node|string|number|false|null|undefined|Child[]} Child */

/**
 * @param {string} tag `button.primary` gives a class at once
 * @param {Record<string, any>} [props] attributes; `do` and `arg` name the event this element sends
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const node = /** @type {HTMLElement} */ (
    SVG_TAGS.has(name) ? document.createElementNS(SVG, name) : document.createElement(name)
  );
  if (classes.length) node.setAttribute('class', classes.join(' '));
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === 'do') node.setAttribute('data-do', value);
    else if (key === 'arg') node.setAttribute('data-arg', JSON.stringify(value));
    else if (key === 'key') node.setAttribute('data-key', String(value));
    else node.setAttribute(key, value === true ? '' : String(value));
  }
  append(node, children);
  return node;
}

/** @param {Node} parent @param {Child[]} children */
function append(parent, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child instanceof Node) parent.appendChild(child);
    else if (child !== undefined && child !== null && child !== false && child !== '') {
      parent.appendChild(document.createTextNode(String(child)));
    }
  }
}

/**
 * @param {Element} region
 * @param {Child} wanted
 */
export function patch(region, wanted) {
  const target = document.createElement('div');
  append(target, [wanted]);
  patchChildren(region, target);
}

/** @param {Node} node */
const keyOf = (node) => (node instanceof Element ? node.getAttribute('data-key') : null);

/** @param {Node} a @param {Node} b */
const sameKind = (a, b) => a.nodeName === b.nodeName && keyOf(a) === keyOf(b) && typeOf(a) === typeOf(b);

/** @param {Node} node */
const typeOf = (node) => (node instanceof HTMLInputElement ? node.getAttribute('type') : null);

/** @param {Node} shown @param {Node} wanted */
function patchChildren(shown, wanted) {
  const keyed = new Map([...shown.childNodes].map((child) => [keyOf(child), child]));
  let cursor = shown.firstChild;
  for (const child of [...wanted.childNodes]) {
    const key = keyOf(child);
    const match = key ? keyed.get(key) : cursor;
    if (match && sameKind(match, child)) {
      if (match === cursor) cursor = cursor.nextSibling;
      else shown.insertBefore(match, cursor);
      patchNode(match, child);
    } else shown.insertBefore(child, cursor);
  }
  while (cursor) {
    const next = cursor.nextSibling;
    cursor.remove();
    cursor = next;
  }
}

/** @param {Node} shown @param {Node} wanted */
function patchNode(shown, wanted) {
  if (!(shown instanceof Element) || !(wanted instanceof Element)) {
    if (shown.nodeValue !== wanted.nodeValue) shown.nodeValue = wanted.nodeValue;
    return;
  }
  for (const { name } of [...shown.attributes]) {
    // Whether a disclosure is open is the reader's own business.
    if (!wanted.hasAttribute(name) && !(name === 'open' && shown.nodeName === 'DETAILS')) shown.removeAttribute(name);
  }
  for (const { name, value } of [...wanted.attributes]) {
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  if (shown instanceof HTMLTextAreaElement) return patchValue(shown, wanted.textContent ?? '');
  patchChildren(shown, wanted);
  if (shown instanceof HTMLInputElement) {
    if (shown.type === 'checkbox' || shown.type === 'radio') shown.checked = wanted.hasAttribute('checked');
    else patchValue(shown, wanted.getAttribute('value') ?? '');
  }
  if (shown instanceof HTMLSelectElement) patchValue(shown, selectedIn(wanted));
}

/** @param {Element} select */
function selectedIn(select) {
  const option = select.querySelector('option[selected]') ?? select.querySelector('option');
  return option?.getAttribute('value') ?? '';
}

/** @param {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} control @param {string} value */
function patchValue(control, value) {
  // While someone types, their text is ahead of the state, never behind it.
  if (control !== document.activeElement && control.value !== value) control.value = value;
}
