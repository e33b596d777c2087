/** The keyboard and the Shift key in a list of people: arrows walk, Space chooses, Shift takes everybody in between. */

const ROW = 'input[data-row]';

/**
 * @param {HTMLElement} root
 * @param {(event: import('./state.js').Event) => void} send
 */
export function listenToRows(root, send) {
  /** @param {Element} row */
  const range = (row) => send({ type: 'range-chosen', key: row.getAttribute('data-row') });

  root.addEventListener('keydown', (event) => {
    const row = /** @type {Element} */ (event.target).closest(ROW);
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === ' ' && event.shiftKey) {
      event.preventDefault();
      return range(row);
    }
    const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(ROW)]);
    const at = rows.indexOf(/** @type {HTMLElement} */ (row));
    const to = rows[{ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key] ?? -1];
    if (!to) return;
    event.preventDefault();
    to.focus();
    if (event.shiftKey) range(to);
  });

  // Before the checkbox changes by itself: with Shift it stands for a whole range.
  root.addEventListener('click', (event) => {
    const row = event.shiftKey ? rowOf(/** @type {Element} */ (event.target)) : null;
    if (!row) return;
    event.preventDefault();
    // The browser sets the checkbox back after a prevented click: only then may the new state be drawn.
    setTimeout(() => range(row));
  });
}

/** The checkbox that a click on it or on its label means. @param {Element} target */
const rowOf = (target) => target.closest(ROW) ?? target.closest('li')?.querySelector(ROW) ?? null;
