/** Events of undoing: the seconds before an add is sent, the add one has moved on from, and taking either back. */

import { isOpen, isSettled } from '../../backend/queue.js';
import { focusOn } from '../state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').AddState} AddState */
/** @typedef {import('../../types.js').PendingAdd} PendingAdd */

/** States in which the panel goes on asking by itself. */
export const OPEN = new Set(['held', 'working', 'waiting', 'unknown']);

/**
 * @param {AddState} add
 * @returns {boolean} whether Undo is on offer: before it is sent, and for what was written
 */
export function canUndo({ pending, problem }) {
  const { answer, undo, send_after } = pending;
  if (undo || (problem && problem.status >= 400 && problem.status < 500)) return false;
  if (!answer) return Boolean(send_after);
  if (answer.state === 'held' || answer.state === 'waiting') return answer.id !== '';
  return answer.written && ['done', 'refused', 'proposed'].includes(answer.state);
}

/**
 * @param {State} state
 * @returns {'add'|'recent'} where the add lies that is on the screen: its own view, or the bar under another one
 */
const place = (state) => (state.step === 'adding' && state.add ? 'add' : 'recent');

/**
 * The add one moves on from stays in a bar as long as it can be taken back or isn't settled.
 * @param {State} state
 * @returns {AddState|null}
 */
export function leftBehind({ add, step, recent }) {
  if (!add || step !== 'adding' || add.pending.answer?.state === 'undone') return recent;
  if (add.problem && isFinal(add.problem)) return recent;
  return canUndo(add) || isOpen(add.pending) ? { ...add, busy: false } : recent;
}

/**
 * What moving on stores: the confirmation was seen; what was seen before it is done with.
 * @param {State} state
 * @returns {import('../state.js').Effect[]}
 */
export function seenEffects(state) {
  const { add, recent } = state;
  if (!add) return [];
  const kept = leftBehind(state)?.pending.key === add.pending.key;
  const older = kept && recent && isSettled(recent.pending.answer) ? [{ type: 'drop-add', key: recent.pending.key }] : [];
  const pending = { ...add.pending, seen: true };
  return [...older, kept ? { type: 'keep-add', pending } : { type: 'drop-add', key: add.pending.key }];
}

/** @param {PendingAdd} pending @returns {import('../state.js').Effect[]} */
export const countDown = ({ key, asked_at, send_after, answer }) =>
  send_after && (!answer || answer.state === 'held')
    ? [{ type: 'count-down', key, until: Date.parse(asked_at) + send_after * 1000 }]
    : [];

/** @param {State} state @param {any} event @returns {import('../state.js').Next} */
export function recentAnswered(state, { key, answer, undoing }) {
  const { recent } = state;
  if (!recent || recent.pending.key !== key || isLate(recent.pending, undoing)) return [state, []];
  const pending = answered(recent.pending, answer);
  const next = { ...state, recent: { ...recent, pending, busy: false, problem: null } };
  return [next, isOpen(pending) ? [{ type: 'settle-later', key }] : []];
}

/** @param {State} state @param {any} event @returns {import('../state.js').Next} */
export function recentFailed(state, { key, problem }) {
  const { recent } = state;
  if (!recent || recent.pending.key !== key) return [state, []];
  return [{ ...state, recent: { ...recent, busy: false, problem } }, isFinal(problem) || problem.status === 401 ? [] : [{ type: 'settle-later', key }]];
}

/** @param {import('../../types.js').Problem} problem */
const isFinal = ({ code, status }) =>
  code === 'nothing_to_undo' || (status >= 400 && status < 500 && ![401, 408, 409, 429].includes(status));

/**
 * An answer that was on its way when Undo was pressed says nothing about the undoing.
 * @param {PendingAdd} pending
 * @param {boolean} undoing whether the answer is the undoing's own
 */
export const isLate = (pending, undoing) => pending.undo === 'asked' && !undoing;

/**
 * @param {PendingAdd} pending
 * @param {import('../../types.js').Add} answer
 * @returns {PendingAdd}
 */
export const answered = (pending, answer) => ({ ...pending, answer, undo: pending.undo ? 'answered' : null });

/**
 * An undo the backend refuses for good is not asked for again; while the add is being written it is.
 * @param {State} state
 * @param {import('../../types.js').Problem} problem
 * @returns {import('../state.js').Next}
 */
export function undoFailed(state, problem) {
  const add = /** @type {AddState} */ (state.add);
  const key = add.pending.key;
  if (!isFinal(problem)) {
    const said = problem.status === 409 ? { ...problem, code: 'still_writing' } : problem;
    return [{ ...state, add: { ...add, busy: false, problem: said } }, [{ type: 'settle-later', key }]];
  }
  const pending = { ...add.pending, undo: null };
  return [focusOn({ ...state, add: { ...add, pending, busy: false, problem } }, '#trouble'), [{ type: 'keep-add', pending }]];
}

/** @type {import('../state.js').Handlers} */
export const handlers = {
  counted(state, { key, left }) {
    const { add, recent } = state;
    if (add && add.pending.key === key) return [{ ...state, add: { ...add, left } }, []];
    return recent && recent.pending.key === key ? [{ ...state, recent: { ...recent, left } }, []] : [state, []];
  },

  'undo-asked'(state) {
    const where = place(state);
    const add = state[where];
    if (!add || !canUndo(add)) return [state, []];
    const pending = /** @type {PendingAdd} */ ({ ...add.pending, undo: 'asked' });
    const next = { ...state, [where]: { ...add, pending, busy: true, problem: null } };
    return [focusOn(next, where === 'add' ? '#title' : '#recent'), [{ type: 'undo', pending }]];
  },

  /** From the bar to the whole receipt. */
  'recent-opened': (state) =>
    state.recent
      ? [focusOn({ ...state, add: state.recent, recent: null, step: 'adding', menu: false }, '#title'), [{ type: 'settle', key: state.recent.pending.key }]]
      : [state, []],

  'recent-dismissed': (state) => [
    focusOn({ ...state, recent: null }, '#title'),
    state.recent && !isOpen(state.recent.pending) ? [{ type: 'drop-add', key: state.recent.pending.key }] : [],
  ],
};
