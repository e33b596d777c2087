/** Events of "not this person": the team says that a record is somebody else, and may take that back. */

import { focusOn, withPerson } from '../state.js';
import { unpaired } from './connection.js';

/** @typedef {{kind: import('../../types.js').PersonKind, record_id: number, id?: string|number}} Unlink */
/** @typedef {{busy: boolean, problem: import('../../types.js').Problem|null, made: Unlink[]}} Unlinks */
/** @typedef {import('../state.js').State} State */

/** @param {State} state @param {Partial<Unlinks>} changes */
const unlinking = (state, changes) =>
  state.person ? withPerson(state, { unlinks: { ...state.person.unlinks, ...changes } }) : state;

/**
 * What the team said changes the verdict: ask for it again.
 * @param {State} state
 * @param {Unlink[]} made
 * @returns {import('../state.js').Next}
 */
function checkedAgain(state, made) {
  const person = /** @type {import('../state.js').PersonState} */ (state.person);
  const draft = { ...person.draft, person: null };
  const next = withPerson(unlinking(state, { busy: false, problem: null, made }), { check: null, picked: null, draft });
  return [
    focusOn(next, '#title'),
    [
      { type: 'save-draft', key: person.key, draft },
      { type: 'check', key: person.key, profile: person.profile },
    ],
  ];
}

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'unlink-asked'(state, { records }) {
    const { person } = state;
    if (!person || person.unlinks.busy) return [state, []];
    const next = unlinking(state, { busy: true, problem: null });
    return [next, [{ type: 'unlink', key: person.key, profile: person.profile, records }]];
  },

  'relink-asked'(state) {
    const { person } = state;
    if (!person || person.unlinks.busy) return [state, []];
    return [unlinking(state, { busy: true, problem: null }), [{ type: 'relink', key: person.key, made: person.unlinks.made }]];
  },

  unlinked: (state, { key, made }) =>
    state.person && state.person.key === key ? checkedAgain(state, [...state.person.unlinks.made, ...made]) : [state, []],

  relinked: (state, { key }) => (state.person?.key === key ? checkedAgain(state, []) : [state, []]),

  'unlink-failed'(state, { key, problem }) {
    if (problem.code === 'not_signed_in') return unpaired(state, problem);
    if (state.person?.key !== key) return [state, []];
    return [focusOn(unlinking(state, { busy: false, problem }), '#trouble'), []];
  },
};
