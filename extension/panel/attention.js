/** How much attention each person of a list needs, and what is still open about one who was chosen. Pure. */

import { changesOf, decisionOf } from './changes.js';
import { companyChoice, kindsOf, openDecisions } from './choices.js';
import { fieldGroups, fieldProblems } from './fields.js';

/** @typedef {import('../types.js').Check} Check */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').PersonState} PersonState */

/** The groups of a list, in the order in which they are shown: what needs the recruiter comes first. */
export const GROUPS = /** @type {const} */ (['ask', 'unchecked', 'new', 'changed', 'known', 'off_limits']);

/** @typedef {typeof GROUPS[number]} Group */

/** @param {Check} check @returns {boolean} whether the person, or the company, is not to be approached */
export const isOffLimits = ({ warnings, company }) =>
  warnings.some(({ kind }) => kind === 'off_limits') ||
  company.matches.some(({ company_id, off_limits }) => off_limits && company_id === company.company_id);

/** @param {Check|null|undefined} check @returns {Group} */
export function groupOf(check) {
  if (!check) return 'unchecked';
  if (isOffLimits(check)) return 'off_limits';
  const { person, company, changes } = check;
  if (person.verdict === 'existing') return changes?.length ? 'changed' : 'known';
  if (person.verdict === 'name_mismatch') return 'ask';
  if (company.verdict === 'company_mismatch' && !company.proposed) return 'ask';
  return person.verdict === 'unchecked' || company.verdict === 'unchecked' ? 'unchecked' : 'new';
}

/** What was found out about a person in a state; neither ever changes. @type {WeakMap<PersonState, {catalogue: State['catalogue'], value: boolean}>} */
const doubts = new WeakMap();

/**
 * @param {State} state
 * @param {PersonState} person who was chosen
 * @returns {boolean} whether somebody has to look before the person can be added
 */
export function isDoubtful(state, person) {
  const known = doubts.get(person);
  if (known && known.catalogue === state.catalogue) return known.value;
  const value = mustBeSeen(state, person);
  doubts.set(person, { catalogue: state.catalogue, value });
  return value;
}

/** @param {State} state @param {PersonState} person */
function mustBeSeen(state, person) {
  const said = person.refused.some(({ reason }) => !reason.startsWith('@'));
  if (!person.check || openDecisions(person).length || said || lacksCompany(person)) return true;
  if (isOffLimits(person.check) && !person.seen) return true;
  return fieldProblems({ ...state, person }).length > 0;
}

/** A contact always belongs to a company. @param {PersonState} person */
export const lacksCompany = (person) =>
  kindsOf(person.draft.record_type).includes('contact') &&
  companyChoice(person)?.choice === 'none' &&
  !person.check?.person.contact_id;

/** Doubtful ones first, otherwise as they were chosen. @param {State} state @returns {PersonState[]} */
export function inOrder(state) {
  const doubt = new Map(state.batch.people.map((person) => [person, isDoubtful(state, person) ? 0 : 1]));
  return [...state.batch.people].sort((a, b) => (doubt.get(a) ?? 0) - (doubt.get(b) ?? 0));
}

/**
 * Companies that only headlines name, with how many people each is about.
 * @param {State} state
 * @returns {{name: string, people: PersonState[], known: string}[]} `known`: what itris calls it; '' for a new one
 */
export function headlineCompanies({ batch }) {
  /** @type {Map<string, {name: string, people: PersonState[], known: string}>} */
  const found = new Map();
  for (const person of batch.people) {
    const company = person.check?.company;
    if (!company?.proposed || person.profile.company || person.draft.company) continue;
    const one = found.get(company.proposed) ?? { name: company.proposed, people: [], known: '' };
    one.people.push(person);
    if (company.matches.length === 1) one.known = company.matches[0].name;
    found.set(company.proposed, one);
  }
  return [...found.values()];
}

/**
 * Values that LinkedIn only suggests, by what they are about.
 * @param {State} state
 * @returns {{label: string, entries: {person: PersonState, kinds: import('../types.js').RecordKind[], key: string, value: any}[]}[]}
 */
export function suggestions(state) {
  /** @type {Map<string, any[]>} */
  const found = new Map();
  for (const person of state.batch.people) {
    for (const { fields } of person.check ? fieldGroups({ ...state, person }) : []) {
      for (const { unconfirmed, field, kinds, value } of fields) {
        if (!unconfirmed) continue;
        const entries = found.get(field.label) ?? [];
        found.set(field.label, [...entries, { person, kinds, key: field.key, value }]);
      }
    }
  }
  return [...found].map(([label, entries]) => ({ label, entries }));
}

/**
 * Those of the chosen people who have changed jobs, as long as something about it is undecided.
 * @param {State} state
 * @returns {{person: PersonState, changes: import('../types.js').Change[]}[]}
 */
export const openChanges = ({ batch, catalogue }) =>
  batch.people
    .map((person) => ({ person, changes: changesOf(person).filter((change) => decisionOf(person, change, catalogue) === null) }))
    .filter(({ changes }) => changes.length);

/**
 * What each plan adds to those before it: a new company that several people need is made by the first.
 * @template {{plan: import('../types.js').Plan}} P
 * @param {P[]} planned in the order in which they are added
 * @returns {(P & {writes: import('../types.js').PlannedWrite[]})[]}
 */
export function inTurn(planned) {
  const companies = new Set();
  return planned.map((one) => ({
    ...one,
    writes: one.plan.writes.filter(({ kind, title }) => {
      const known = companies.has(title.toLowerCase());
      if (kind === 'company') companies.add(title.toLowerCase());
      return kind !== 'company' || !known;
    }),
  }));
}

/**
 * @param {{plan: import('../types.js').Plan}[]} planned
 * @returns {Record<string, number>} how much all of them write, by `kind_verb`
 */
export function counted(planned) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { writes } of inTurn(planned)) {
    const names = writes.map(({ kind, verb }) => (kind === 'comment' ? 'comment' : `${kind}_${verb}`));
    for (const name of names.length ? names : ['nothing']) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const STATES = /** @type {const} */ (['already_there', 'proposed', 'preview_only', 'undone', 'unknown', 'working']);

/** @typedef {'added'|'updated'|'needs_you'|'failed'|'waiting'|'queued'|typeof STATES[number]} End */

/**
 * How an add of the batch ended, or where it stands.
 * @param {import('../types.js').PendingAdd} add
 * @returns {End}
 */
export function endOf({ answer, problem }) {
  if (problem && problem.status >= 400 && problem.status < 500 && ![401, 408, 429].includes(problem.status)) {
    return problem.status === 409 || problem.status === 422 ? 'needs_you' : 'failed';
  }
  if (!answer) return problem ? 'failed' : 'queued';
  if (answer.state === 'refused') return answer.receipt.some(({ fields }) => fields?.length) ? 'needs_you' : 'failed';
  if (answer.state !== 'done') return STATES.find((state) => state === answer.state) ?? 'waiting';
  const people = answer.receipt.filter(({ kind }) => kind === 'applicant' || kind === 'contact');
  return people.some(({ outcome }) => outcome === 'created') ? 'added' : 'updated';
}
