/** Events of an add: asked, answered, watched, settled, put away. */

import { isDefinite } from '../../backend/queue.js';
import { planRequest } from '../request.js';
import { focusOn, withPerson } from '../state.js';
import { unpaired } from './connection.js';
import { cleared } from './page.js';
import { toFields } from './planning.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../types.js').Add} Add */

const OPEN = new Set(['working', 'waiting', 'unknown']);

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
    };
    return [state, [{ type: 'add', asked }]];
  },

  /** The key is stored: from here on it is this add, however often it is sent. */
  'add-stored': (state, { pending }) => [
    focusOn({ ...state, step: 'adding', add: { pending, busy: true, problem: null } }, '#title'),
    [{ type: 'settle', key: pending.key }],
  ],

  'add-answered'(state, { key, answer }) {
    if (!concerns(state, key) || !state.add) return [state, []];
    const pending = { ...state.add.pending, answer };
    const next = { ...state, add: { pending, busy: false, problem: null } };
    if (OPEN.has(answer.state)) return [next, [{ type: 'settle-later', key }]];
    const finished = focusOn(next, '#title');
    return [finished, answer.state === 'refused' ? [] : [{ type: 'drop-draft', key: pending.profile_key }]];
  },

  'add-failed'(state, { key, problem }) {
    if (!concerns(state, key) || !state.add) return [state, []];
    if (problem.code === 'not_signed_in') return unpaired(state, problem);
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

  'settle-due': (state, { key }) =>
    concerns(state, key) && !state.add?.busy ? handlers['settle-now'](state, {}) : [state, []],

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

  /** Not settled: it stays in the queue and settles without us. */
  'step-aside': (state) => [
    focusOn({ ...cleared(state), page: { ...state.page, phase: 'outcome', outcome: 'next' } }, '#title'),
    [],
  ],

  /** Seen and put away: the panel waits for the next person. */
  next(state) {
    const effects = state.add ? [{ type: 'drop-add', key: state.add.pending.key }] : [];
    return [focusOn({ ...cleared(state), page: { ...state.page, phase: 'outcome', outcome: 'next' } }, '#title'), effects];
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
