/** Events of contact details: what the directory suggests, what the finder found, and what the recruiter takes of it. */

import { companyChoice } from '../choices.js';
import { isBlank } from '../fields.js';
import { withPerson } from '../state.js';
import { unpaired } from './connection.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').PersonState} PersonState */
/** @typedef {{address: string, matching: number, of: number, confidence: number, evidence: string}} Suggestion */
/** @typedef {{kind: 'email'|'phone', value: string, source: string, confidence: number}} Found */
/** @typedef {{suggested: Suggestion[], found: Found[]|null, busy: boolean, problem: import('../../types.js').Problem|null}} Contact */

/** @returns {Contact} */
export const noContact = () => ({ suggested: [], found: null, busy: false, problem: null });

const KINDS = /** @type {const} */ (['applicant', 'contact']);

/** @param {State} state @param {string} key @param {Partial<Contact>} changes @returns {import('../state.js').Next} */
function contact(state, key, changes) {
  const { person } = state;
  return person && person.key === key ? [withPerson(state, { contact: { ...person.contact, ...changes } }), []] : [state, []];
}

/**
 * A suggestion costs nothing and leaves the house for nobody: it is asked for where there is no e-mail and a company.
 * @param {PersonState} person
 * @returns {import('../state.js').Effect[]}
 */
export function suggestEffects(person) {
  const company = companyChoice(person);
  const proposed = KINDS.some((kind) => !isBlank(person.check?.values[kind]?.emails?.value));
  if (!isBlank(person.profile.emails) || proposed || company?.choice !== 'existing') return [];
  return [{ type: 'suggest', key: person.key, profile: person.profile, company_id: company.company_id }];
}

/**
 * @param {PersonState} person
 * @param {string} field
 * @param {'applicant'|'contact'} kind
 * @returns {string[]} what the field holds now, as the recruiter sees it
 */
const heldIn = ({ draft, check }, field, kind) => {
  const value = draft.fields[kind][field] !== undefined ? draft.fields[kind][field] : check?.values[kind]?.[field]?.value;
  return Array.isArray(value) ? value : [];
};

/** @param {PersonState} person @param {string} field @param {string} value */
export const isTaken = (person, field, value) => KINDS.some((kind) => heldIn(person, field, kind).includes(value));

/** @type {import('../state.js').Handlers} */
export const handlers = {
  suggested: (state, { key, emails }) => contact(state, key, { suggested: emails }),

  'finder-asked'(state) {
    const { person } = state;
    if (!person || person.contact.busy) return [state, []];
    const [next] = contact(state, person.key, { busy: true, problem: null });
    return [next, [{ type: 'ask-finder', key: person.key, profile: person.profile }]];
  },

  'finder-answered': (state, { key, found }) => contact(state, key, { found, busy: false }),

  'finder-failed': (state, { key, problem }) =>
    problem.code === 'not_signed_in' ? unpaired(state, problem) : contact(state, key, { problem, busy: false }),

  /** Taken into the fields of both record types, or out of them again; written only with the add. */
  'detail-taken'(state, { field, value, take }) {
    const { person } = state;
    if (!person) return [state, []];
    const fields = { ...person.draft.fields };
    for (const kind of KINDS) {
      const others = heldIn(person, field, kind).filter((entry) => entry !== value && entry.trim());
      fields[kind] = { ...fields[kind], [field]: take ? [...others, value] : others };
    }
    const draft = { ...person.draft, fields };
    return [withPerson(state, { draft }), [{ type: 'save-draft', key: person.key, draft }]];
  },
};
