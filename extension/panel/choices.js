/** What is decided, what the check decides by itself, and what only the recruiter can decide. Pure. */

/** @typedef {import('./state.js').PersonState} PersonState */
/** @typedef {import('../types.js').PersonKind} PersonKind */
/** @typedef {import('../types.js').RecordKind} RecordKind */

/**
 * @param {import('../types.js').RecordType} type
 * @returns {PersonKind[]}
 */
export const kindsOf = (type) => (type === 'both' ? ['applicant', 'contact'] : [type]);

/**
 * @param {PersonState} person
 * @returns {(import('../types.js').PersonChoice & {label?: string})|null} null: the recruiter must decide
 */
export function personChoice({ draft, check, neverMerge }) {
  if (draft.person) return draft.person;
  if (!check) return null;
  const { verdict, applicant_id, contact_id } = check.person;
  if (verdict === 'existing' && !neverMerge) return { choice: 'existing', applicant_id, contact_id };
  return verdict === 'name_mismatch' && !neverMerge ? null : { choice: 'create' };
}

/**
 * @param {PersonState} person
 * @returns {(import('../types.js').CompanyChoice & {label?: string})|null} null: the recruiter must decide
 */
export function companyChoice(person) {
  const { draft, check, profile } = person;
  if (draft.company) return draft.company;
  if (!check) return null;
  if (companyStays(person)) return { choice: 'none' };
  const { verdict, company_id, matches } = check.company;
  if (verdict === 'matched') {
    return { choice: 'existing', company_id, label: matches.find((match) => match.company_id === company_id)?.name };
  }
  if (verdict === 'company_mismatch') return null;
  if (verdict === 'none') return { choice: 'none' };
  return { choice: profile.company ? 'create' : 'none' };
}

/**
 * @param {PersonState} person
 * @returns {import('../types.js').Change|null} the company in itris stays as long as nobody takes over the page's
 */
export function companyStays(person) {
  const { draft, check } = person;
  const change = check?.changes?.find(({ field }) => field === 'company');
  if (!change || draft.company || draft.person || draft.company_change === 'take') return null;
  return kindsOf(draft.record_type).every((kind) => isHeld(person, kind)) ? change : null;
}

/**
 * @param {PersonState} person
 * @returns {('person'|'company')[]} what has to be decided before anything can be planned
 */
export function openDecisions(person) {
  if (!person.check) return [];
  /** @type {('person'|'company')[]} */
  const open = [];
  if (!personChoice(person)) open.push('person');
  if (!companyChoice(person)) open.push('company');
  return open;
}

/**
 * @param {PersonState} person
 * @returns {RecordKind[]} the records whose fields matter now
 */
export function recordsOf(person) {
  const kinds = /** @type {RecordKind[]} */ (kindsOf(person.draft.record_type));
  return companyChoice(person)?.choice === 'create' ? [...kinds, 'company'] : kinds;
}

/**
 * @param {PersonState} person
 * @param {PersonKind} kind
 * @returns {boolean} whether an add would update a record of this kind
 */
export function isHeld(person, kind) {
  const choice = personChoice(person);
  return choice?.choice === 'existing' && Boolean(choice[`${kind}_id`]);
}
