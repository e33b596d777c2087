/** Events of an add: asked, answered, watched, settled, put away. */

import { planRequest } from '../request.js';
import { isDefinite, isOpen } from '../../backend/queue.js';
import { focusOn, withPerson } from '../state.js';
import { unpaired } from './connection.js';
import { cleared } from './page.js';
import { toFields } from './planning.js';
import { holdOf } from './settings.js';
import { answered, countDown, isLate, OPEN, recentAnswered, recentFailed, leftBehind, seenEffects, undoFailed } from './undo.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../types.js').Add} Add */


/**
 * @param {State} state
 * @param {string} key
 */
const concerns = (state, key) => state.add?.pending.key === key;

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'add-asked'(state) {
    const { person, planning, catalogue } = state;
    if (!person || !catalogue || !planning.plan || state.add?.busy) return [state, []];
    const asked = {
      profile_key: person.key,
      full_name: person.profile.full_name,
      request: planRequest(person, catalogue),
      plan: planning.plan,
      // Where nothing is written there is nothing to take back.
      send_after: planning.plan.mode === 'preview_only' ? 0 : holdOf(state),
    };
    return [state, [{ type: 'add', asked }]];
  },

  /** The key is stored: from here on it is this add, however often it is sent. */
  'add-stored': (state, { pending }) => [
    focusOn({ ...state, step: 'adding', add: { pending, busy: true, problem: null, left: pending.send_after } }, '#title'),
    [{ type: 'settle', key: pending.key }, ...countDown(pending)],
  ],

  'add-answered'(state, event) {
    const { key, answer, undoing = false } = event;
    if (!concerns(state, key) || !state.add) return recentAnswered(state, event);
    if (isLate(state.add.pending, undoing)) return [state, []];
    const pending = answered(state.add.pending, answer);
    const next = { ...state, add: { ...state.add, pending, busy: false, problem: null } };
    if (OPEN.has(answer.state) || isOpen(pending)) return [next, [{ type: 'settle-later', key }]];
    return [focusOn(next, '#title'), []];
  },

  'add-failed'(state, event) {
    const { key, problem } = event;
    if (!concerns(state, key) || !state.add) return recentFailed(state, event);
    if (problem.code === 'not_signed_in') return unpaired(state, problem);
    if (state.add.pending.undo === 'asked' && problem.status >= 400 && !problem.body?.plan) return undoFailed(state, problem);
    if (problem.code === 'changed_meanwhile' && problem.body?.plan) {
      const planning = { busy: false, plan: problem.body.plan, problem: null, changed: true };
      return [focusOn({ ...state, add: null, step: 'preview', planning }, '#title'), [{ type: 'drop-add', key }]];
    }
    if (problem.code === 'twin_running') return twin(state, key, problem);
    if (problem.status === 422 && problem.fields.length) {
      return [toFields({ ...state, add: null }, problem.fields), [{ type: 'drop-add', key }]];
    }
    const next = { ...state, add: { ...state.add, busy: false, problem } };
    return [next, isDefinite(problem) ? [] : [{ type: 'settle-later', key }]];
  },

  'settle-due'(state, { key }) {
    if (concerns(state, key)) return state.add?.busy ? [state, []] : handlers['settle-now'](state, {});
    return state.recent?.pending.key === key ? [state, [{ type: 'settle', key }]] : [state, []];
  },

  'settle-now': (state) =>
    state.add
      ? [{ ...state, add: { ...state.add, busy: true } }, [{ type: 'settle', key: state.add.pending.key }]]
      : [state, []],

  /** From a refused add back to its fields, with what was said at each. */
  'mend-asked'(state) {
    const { add, person } = state;
    if (!add || !person) return [state, []];
    const rows = add.pending.answer?.receipt ?? [];
    const problems = rows.flatMap((row) => row.fields ?? []);
    const draft = withWritten(person.draft, rows);
    const next = withPerson({ ...state, add: null }, { draft });
    const effects = [
      { type: 'drop-add', key: add.pending.key },
      { type: 'save-draft', key: person.key, draft },
      // What was written all the same is known from now on; the shown check stays until the new one is here.
      { type: 'check', key: person.key, profile: person.profile },
    ];
    return [problems.length ? toFields(next, problems) : focusOn({ ...next, step: 'person' }, '#title'), effects];
  },

  /** Seen and put away, or left to settle in the queue: the panel waits for the next person. */
  next(state) {
    const { person, add } = state;
    // The receipt of somebody before was looked at: back to who was on the screen.
    const back = add && state.page.phase === 'person' && person && person.key !== add.pending.profile_key;
    const next = back
      ? { ...state, add: null, recent: leftBehind(state), step: /** @type {const} */ ('person') }
      : { ...cleared(state), page: { ...state.page, phase: /** @type {const} */ ('outcome'), outcome: 'next' } };
    const watched = next.recent && isOpen(next.recent.pending) ? [{ type: 'settle-later', key: next.recent.pending.key }] : [];
    return [focusOn(next, '#title'), [...seenEffects(state), ...watched]];
  },
};


/**
 * What a partly refused add did write is chosen from now on, so that correcting it makes nothing twice.
 * @param {import('../../types.js').Draft} draft
 * @param {import('../../types.js').ReceiptRow[]} rows
 */
export function withWritten(draft, rows) {
  let { person, company } = draft;
  for (const { kind, state, record_id } of rows) {
    if (state !== 'done' || !record_id) continue;
    if (kind === 'company') company = { choice: 'existing', company_id: record_id };
    if (kind === 'applicant' || kind === 'contact') {
      person = { applicant_id: null, contact_id: null, ...person, choice: 'existing', [`${kind}_id`]: record_id };
    }
  }
  return { ...draft, person, company };
}

/**
 * Somebody else's add of the same person is under way: watch it instead of starting a second one.
 * @param {State} state
 * @param {string} key
 * @param {import('../../types.js').Problem} problem
 * @returns {import('../state.js').Next}
 */
function twin(state, key, problem) {
  const add = /** @type {NonNullable<State['add']>} */ (state.add);
  const watch = typeof problem.body?.watch === 'string' ? problem.body.watch : null;
  if (!watch) return [{ ...state, add: { ...add, busy: false, problem } }, [{ type: 'settle-later', key }]];
  /** @type {Add} */
  const answer = { id: '', state: 'working', written: false, watch, message: problem.detail, receipt: [] };
  const pending = { ...add.pending, answer };
  return [{ ...state, add: { pending, busy: false, problem } }, [{ type: 'keep-add', pending }, { type: 'settle-later', key }]];
}
