/** Events of the search for anybody in the directory. */

import { focusOn, noSearch } from '../state.js';
import { arrivedFromElsewhere } from './page.js';

/** @typedef {import('../state.js').State} State */

/** @param {State} state @param {Partial<import('../state.js').Search>} changes @returns {State} */
const finding = (state, changes) => ({ ...state, find: { ...state.find, ...changes } });

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'find-opened': (state) =>
    state.connection.phase === 'paired'
      ? [focusOn({ ...finding(state, { open: true }), menu: false, ways: { ...state.ways, open: false } }, '#find'), []]
      : [state, []],

  'find-closed': (state) => [focusOn(finding(state, { open: false }), '#title'), []],

  'find-typed': (state, { value }) => [
    finding(state, { query: value, busy: value.trim() !== '', problem: null, results: value.trim() ? state.find.results : null }),
    [{ type: 'find', query: value }],
  ],

  'find-again': (state) => [finding(state, { busy: true, problem: null }), [{ type: 'find', query: state.find.query }]],

  'find-answered': (state, { query, results }) =>
    query === state.find.query ? [finding(state, { results, busy: false }), []] : [state, []],

  'find-failed': (state, { query, problem }) =>
    query === state.find.query ? [finding(state, { problem, busy: false }), []] : [state, []],

  /** The same road as from a page: check, plan, add. */
  'find-chosen'(state, { match }) {
    const { applicant_id, contact_id, full_name, profile } = match;
    const picked = { applicant_id, contact_id, label: full_name };
    return arrivedFromElsewhere({ ...state, find: noSearch() }, profile ?? { full_name }, [], { from: 'directory', picked });
  },
};
