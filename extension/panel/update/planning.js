/** Events of the preview: asking for the plan, and what is in its way. */

import { changesOf } from '../changes.js';
import { openDecisions } from '../choices.js';
import { fieldProblems, firstProblemId } from '../fields.js';
import { planRequest } from '../request.js';
import { focusOn, withPerson } from '../state.js';
import { handlers as connection, unpaired } from './connection.js';

/** @typedef {import('../state.js').State} State */

/**
 * Brings the recruiter to the first field that is missing or wrong.
 * @param {State} state
 * @param {import('../../types.js').FieldProblem[]} problems
 * @returns {State}
 */
export function toFields(state, problems) {
  const companyOnly = problems.every(({ record, field }) => record === 'company' || field === 'company_id');
  /** @type {'integrations'|'options'} */
  const tab = companyOnly ? 'integrations' : 'options';
  const shown = withPerson({ ...state, step: 'person' }, { tried: true, tab, refused: problems });
  return focusOn(shown, firstProblemId(shown, problems));
}

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'preview-asked'(state) {
    if (!state.person?.check || !state.catalogue || state.planning.busy) return [state, []];
    const [decision] = openDecisions(state.person);
    if (decision) return [focusOn(withPerson(state, { tried: true, tab: 'integrations' }), `#warning-${decision}`), []];
    const problems = fieldProblems(state);
    const change = changesOf(state.person).find(({ field }) => field === problems[0]?.field);
    if (change && problems[0].reason === '@undecided') {
      return [focusOn(withPerson(state, { tried: true, tab: 'integrations' }), `#change-${change.field}-take`), []];
    }
    if (problems.length) return [toFields(withPerson(state, { tried: true }), problems), []];
    return [
      { ...state, planning: { busy: true, plan: null, problem: null, changed: false } },
      [{ type: 'plan', key: state.person.key, request: planRequest(state.person, state.catalogue) }],
    ];
  },

  planned(state, { key, plan }) {
    if (state.person?.key !== key) return [state, []];
    const planning = { busy: false, plan, problem: null, changed: false };
    const inTheWay = [...plan.missing, ...plan.problems];
    if (!plan.ready && inTheWay.length) return [toFields({ ...state, planning }, inTheWay), []];
    return [focusOn({ ...state, planning, step: 'preview' }, '#title'), []];
  },

  'plan-failed'(state, { key, problem }) {
    if (problem.code === 'not_signed_in') return unpaired(state, problem);
    if (state.person?.key !== key) return [state, []];
    const planning = { busy: false, plan: null, problem, changed: false };
    if (problem.status === 0) return connection['connection-failed']({ ...state, planning: { ...planning, problem: null } }, { problem });
    if (problem.status === 422 && problem.fields.length) return [toFields({ ...state, planning }, problem.fields), []];
    return [focusOn({ ...state, planning }, '#trouble'), []];
  },

  back: (state) => [focusOn({ ...state, step: 'person', menu: false }, '#title'), []],
};
