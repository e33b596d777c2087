/** From what the person does to events: elements say in `data-do` and `data-edit` what they stand for. */

/** @typedef {(event: import('./state.js').Event) => void} Send */

/** Keys with Alt, by what they press or show; with @ the event they send wherever one is. */
const KEYS = /** @type {Record<string, string>} */ ({
  a: '#type-applicant',
  c: '#type-contact',
  b: '#type-both',
  i: '#tab-integrations',
  o: '#tab-options',
  r: '[data-do="read-again"]',
  n: '#all-new, #step-next',
  p: '#step-back',
  s: '#find-button',
  v: '@ways-opened',
  t: '#take-all',
  z: '[data-do="undo-asked"]',
});

/**
 * @param {HTMLElement} root
 * @param {Send} send
 * @param {{copied: (text: string) => void}} tell
 */
export function listen(root, send, tell) {
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    press(/** @type {SubmitEvent} */ (event).submitter, send);
  });
  root.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target).closest('[data-do]');
    if (!target || target.getAttribute('type') === 'submit') return;
    if (target.getAttribute('data-do') === 'copy') void copy(target, tell.copied);
    else press(target, send);
  });
  root.addEventListener('input', (event) => edited(/** @type {HTMLElement} */ (event.target), send));
  root.addEventListener('change', (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.type !== 'file') return;
    offer(input.files?.[0], send);
    input.value = '';
  });
  // A file dropped anywhere on the panel is meant for it; without this Chrome would open it in its place.
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    offer(event.dataTransfer?.files[0], send);
  });
  document.addEventListener('keydown', (event) => onKey(event, root, send));
}

/** @param {File|undefined} file @param {Send} send */
function offer(file, send) {
  if (file) send({ type: 'file-chosen', file });
}

/** @param {Element|null} target @param {Send} send */
function press(target, send) {
  if (!target || target.getAttribute('aria-disabled') === 'true') return;
  send({ type: target.getAttribute('data-do') ?? '', ...argOf(target) });
  const then = target.getAttribute('data-then');
  if (then) send(JSON.parse(then));
}

/** @param {Element} element */
const argOf = (element) => JSON.parse(element.getAttribute('data-arg') ?? '{}');

/** @param {HTMLElement} control @param {Send} send */
function edited(control, send) {
  const type = control.getAttribute('data-edit');
  if (!type) return;
  const arg = control.getAttribute('data-arg');
  // A radio button that carries its meaning in `data-arg` has no value of its own.
  const value = arg && control.matches('[type=radio]') ? {} : { value: valueOf(/** @type {any} */ (control)) };
  send({ type, ...value, ...argOf(control) });
}

/**
 * @param {HTMLInputElement} control
 * @returns {import('../types.js').FieldValue}
 */
function valueOf(control) {
  const kind = control.dataset.value;
  if (kind === 'boolean') return control.checked;
  if (kind === 'number') return control.value === '' ? null : Number(control.value);
  if (kind === 'choice') return choiceOf(control);
  return kind === 'lines' ? control.value.split('\n') : control.value;
}

/** @param {HTMLInputElement} control @returns {number|string|null} the item's id, or the text while it names none */
function choiceOf(control) {
  const typed = control.value.trim().toLowerCase();
  const found = [...(control.list?.options ?? [])].find((option) => option.value.toLowerCase() === typed);
  return found ? Number(found.dataset.id) : typed ? control.value : null;
}

/** @param {Element} target @param {(text: string) => void} copied */
async function copy(target, copied) {
  const { text, said = text } = argOf(target);
  await navigator.clipboard.writeText(text);
  copied(said);
}

/** @param {KeyboardEvent} event @param {HTMLElement} root @param {Send} send */
function onKey(event, root, send) {
  if (event.isComposing) return;
  const target = /** @type {Element} */ (event.target);
  if (event.key === 'Escape') return pressNearest(event, target, root);
  if (event.key === 'Enter') return onEnter(event, target);
  if (['ArrowDown', 'ArrowUp'].includes(event.key) && target.matches('.search input, .result')) return step(event, target);
  if (event.key === '/' && !target.matches('input, textarea, select')) return pressKey(event, '#find-button');
  if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    // With Alt a Mac types another character; the key itself still says which letter is on it.
    const letter = /^[a-z]$/i.test(event.key) ? event.key : event.code.replace('Key', '');
    const found = KEYS[letter.toLowerCase()] ?? ':not(*)';
    if (!found.startsWith('@')) return pressKey(event, found);
    event.preventDefault();
    return send({ type: found.slice(1) });
  }
  if (target.getAttribute('role') === 'tab' && ['ArrowLeft', 'ArrowRight'].includes(event.key)) {
    event.preventDefault();
    /** @type {HTMLElement|null} */ (target.parentElement?.querySelector('[role=tab][aria-selected=false]'))?.click();
  }
}

/** @param {KeyboardEvent} event @param {string} selector */
function pressKey(event, selector) {
  const found = /** @type {HTMLElement|null} */ (document.querySelector(selector));
  if (!found) return;
  event.preventDefault();
  found.focus();
  found.click();
}

/** Up and down between what is typed and what was found. @param {KeyboardEvent} event @param {Element} target */
function step(event, target) {
  const stops = [.../** @type {Element} */ (target.closest('.search')).querySelectorAll('input, .result')];
  const next = /** @type {HTMLElement|undefined} */ (stops[stops.indexOf(target) + (event.key === 'ArrowDown' ? 1 : -1)]);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Esc: the way back that lies nearest. @param {KeyboardEvent} event @param {Element} target @param {Element} root */
function pressNearest(event, target, root) {
  const near = target.closest('.search')?.querySelector('[data-escape]') ?? root.querySelector('[data-escape]');
  if (!near) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (near).click();
}

/** Enter: the primary action, unless the element has its own use for it. @param {KeyboardEvent} event @param {Element} target */
function onEnter(event, target) {
  const writing = target.matches('textarea') && !event.ctrlKey && !event.metaKey;
  if (writing || target.matches('button, a, summary')) return;
  event.preventDefault();
  if (target.hasAttribute('data-no-primary')) {
    /** @type {HTMLElement|null} */ (target.closest('.search')?.querySelector('.result'))?.focus();
    return;
  }
  /** @type {HTMLElement|null} */ (document.getElementById('primary'))?.click();
}
