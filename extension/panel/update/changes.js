/** Events of a job change: each field is taken over or left; all of it lands in the draft. */

import { openChanges } from '../attention.js';
import { changesOf, valuesOf } from '../changes.js';
import { companyChoice } from '../choices.js';
import { focusOn, withPerson } from '../state.js';
import { withEach } from './batch.js';

/** @typedef {import('../state.js').PersonState} PersonState */

/**
 * @param {PersonState} person
 * @param {import('../../types.js').Change} change
 * @param {'take'|'leave'} decision
 * @returns {PersonState}
 */
function decided(person, change, decision) {
  const { draft } = person;
  if (change.field === 'company') return { ...person, draft: { ...draft, company: null, company_change: decision } };
  const { theirs, ours } = valuesOf(person, change);
  const fields = { ...draft.fields };
  for (const kind of change.records) fields[kind] = { ...fields[kind], [change.field]: decision === 'take' ? theirs : ours };
  return { ...person, draft: { ...draft, fields } };
}

/** @param {PersonState} person @param {import('../../types.js').Change[]} changes */
const allTaken = (person, changes) => changes.reduce((so, change) => decided(so, change, 'take'), person);

/**
 * @param {import('../state.js').State} state
 * @param {PersonState} person
 * @param {string} [focus]
 * @returns {import('../state.js').Next}
 */
function stored(state, person, focus) {
  const next = withPerson(state, person);
  // Several companies come close: which one is asked right below.
  const to = companyChoice(person) ? focus : '#warning-company';
  return [to ? focusOn(next, to) : next, [{ type: 'save-draft', key: person.key, draft: person.draft }]];
}

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'change-decided'(state, { field, decision }) {
    const { person } = state;
    const change = person && changesOf(person).find((found) => found.field === field);
    return person && change ? stored(state, decided(person, change, decision)) : [state, []];
  },

  'changes-taken'(state) {
    const { person } = state;
    if (!person) return [state, []];
    return stored(state, allTaken(person, changesOf(person)), '#primary');
  },

  /** Of everybody chosen; what was decided about one of them stays. */
  'batch-changes-taken'(state) {
    const open = new Map(openChanges(state).map(({ person, changes }) => [person.key, changes]));
    return [focusOn(withEach(state, (person) => allTaken(person, open.get(person.key) ?? [])), '#title'), []];
  },
};
