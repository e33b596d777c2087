/** Events of the person view: what the recruiter chooses and types. All of it lands in the draft. */

import { focusOn, withPerson } from '../state.js';
import { suggestEffects } from './contact.js';

/** @typedef {import('../state.js').State} State */

/**
 * @param {State} state
 * @param {Partial<import('../../types.js').Draft>} changes
 * @returns {import('../state.js').Next}
 */
function drafted(state, changes) {
  if (!state.person) return [state, []];
  const draft = { ...state.person.draft, ...changes };
  return [withPerson(state, { draft }), [{ type: 'save-draft', key: state.person.key, draft }]];
}

/**
 * @param {State} state
 * @param {'company'|'person'} what
 * @param {Partial<import('../state.js').Search>} changes
 * @returns {State}
 */
function searching(state, what, changes) {
  const searches = state.person?.searches;
  if (!searches) return state;
  return withPerson(state, { searches: { ...searches, [what]: { ...searches[what], ...changes } } });
}

/**
 * @param {State} state
 * @param {string[]} kinds
 * @param {string} key
 * @param {import('../../types.js').FieldValue|undefined} value undefined: back to what is proposed
 */
function withField(state, kinds, key, value) {
  const { draft, refused } = /** @type {import('../state.js').PersonState} */ (state.person);
  const fields = { ...draft.fields };
  for (const kind of /** @type {import('../../types.js').RecordKind[]} */ (kinds)) {
    const { [key]: _, ...others } = fields[kind];
    fields[kind] = value === undefined ? others : { ...others, [key]: value };
  }
  // What was said about the old value doesn't hold for the new one.
  const still = refused.filter((problem) => problem.field !== key || !kinds.includes(problem.record));
  return drafted(withPerson(state, { refused: still }), { fields });
}

/**
 * @param {import('../state.js').PersonState} person
 * @param {import('../../types.js').RecordKind} kind
 * @param {string} key
 */
const proposalOf = (person, kind, key) => person.check?.values[kind]?.[key]?.value ?? null;

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'record-type-chosen'(state, { value }) {
    const [next, effects] = drafted({ ...state, recordType: value }, { record_type: value });
    return [next, [...effects, { type: 'remember-record-type', value }]];
  },

  'tab-shown': (state, { tab, focus }) => [
    focus ? focusOn(withPerson(state, { tab }), focus) : withPerson(state, { tab }),
    [],
  ],

  'person-chosen': (state, { choice, applicant_id = null, contact_id = null, label = '' }) =>
    drafted(state, { person: choice ? { choice, applicant_id, contact_id, label } : null }),

  'company-chosen'(state, { choice, company_id = null, label = '' }) {
    const [next, effects] = drafted(state, { company: choice ? { choice, company_id, label } : null });
    return [next, [...effects, ...(next.person ? suggestEffects(next.person) : [])]];
  },

  'field-typed': (state, { kinds, key, value }) => (state.person ? withField(state, kinds, key, value) : [state, []]),

  /** Keep what itris has, or replace it by what the page says (or by what was typed). */
  'field-decided'(state, { kinds, key, value, proposed }) {
    if (!state.person) return [state, []];
    return withField(state, kinds, key, proposed && value === undefined ? proposalOf(state.person, kinds[0], key) : value);
  },

  'focus-on': (state, { to }) => [focusOn(state, to), []],
  'note-typed': (state, { value }) => drafted(state, { note: value }),

  'search-opened': (state, { what, query }) => [
    focusOn(searching(state, what, { open: true, query, busy: query.trim() !== '' }), `#search-${what}`),
    query.trim() ? [{ type: 'search', what, query, key: state.person?.key }] : [],
  ],
  'search-closed': (state, { what }) => [
    focusOn(searching(state, what, { open: false, results: null, problem: null }), `#open-search-${what}`),
    [],
  ],
  'search-typed': (state, { what, value }) => [
    searching(state, what, { query: value, busy: value.trim() !== '', results: value.trim() ? state.person?.searches[/** @type {'company'|'person'} */ (what)].results : null }),
    [{ type: 'search', what, query: value, key: state.person?.key }],
  ],
  'search-answered': (state, { what, key, query, results }) =>
    state.person?.key === key && state.person?.searches[/** @type {'company'|'person'} */ (what)].query === query
      ? [searching(state, what, { results, busy: false, problem: null }), []]
      : [state, []],
  'search-failed': (state, { what, key, query, problem }) =>
    state.person?.key === key && state.person?.searches[/** @type {'company'|'person'} */ (what)].query === query
      ? [searching(state, what, { busy: false, problem }), []]
      : [state, []],
};
