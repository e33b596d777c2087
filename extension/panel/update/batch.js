/**
 * The people chosen from lists, and what opens of them. The one who is open lies in `state.person`, so that the
 * person view and everything it can do serve here as they do for one profile; `kept` copies what changed back.
 */

import { inOrder, isDoubtful } from '../attention.js';
import { companyChoice } from '../choices.js';
import { planRequest } from '../request.js';
import { focusOn } from '../state.js';
import { handlers as lists } from './list.js';
import { personOf } from './person.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').PersonState} PersonState */
/** @typedef {{request: import('../../types.js').PlanRequest, plan: import('../../types.js').Plan}} Planned */

/**
 * @typedef {object} Batch
 * @property {PersonState[]} people chosen and not yet added, in the order of choosing
 * @property {null|'setup'|'person'|'preview'|'adding'} open
 * @property {string|null} at who is open
 * @property {string[]} order in which one scrolls through them, as it was when scrolling began
 * @property {PersonState|null} common stands for all of them: what is chosen once for everybody
 * @property {import('../../types.js').RecordFields} applied what was last chosen for everybody
 * @property {import('../../types.js').RecordType|null} appliedType
 * @property {string[]} declined companies of headlines that are not to be taken
 * @property {Record<string, Planned>} plans by person
 * @property {import('../../types.js').Problem|null} problem
 * @property {string|null} shown whose writes are unfolded in the preview
 * @property {import('../../types.js').PendingAdd[]} adds under way, queued, or at an end nobody has put away
 */

export const noFields = () => ({ applicant: {}, contact: {}, company: {} });

/** @returns {Batch} */
export const noBatch = () => ({
  people: [], open: null, at: null, order: [], common: null, applied: noFields(), appliedType: null, declined: [],
  plans: {}, problem: null, shown: null, adds: [],
});

/** @param {State} state @param {Partial<Batch>} changes @returns {State} */
export const withBatch = (state, changes) => ({ ...state, batch: { ...state.batch, ...changes } });

/**
 * @param {State} state
 * @param {(person: PersonState) => PersonState} change
 * @returns {State} everybody changed, the one who is open included
 */
export function withEach(state, change) {
  const people = state.batch.people.map(change);
  const open = state.batch.open === 'person' ? people.find(({ key }) => key === state.batch.at) : null;
  return { ...withBatch(state, { people }), person: open ?? state.person };
}

/**
 * After every event: what changed about the open person goes back to the others, and into storage.
 * @param {State} before
 * @param {import('../state.js').Event} event
 * @param {import('../state.js').Next} next
 * @returns {import('../state.js').Next}
 */
export function kept(before, event, [state, effects]) {
  const { batch, person } = state;
  if (batch.open === 'setup' && person?.key === ALL && person !== batch.common) state = withBatch(state, { common: person });
  if (batch.open === 'person' && person && person.key === batch.at) {
    if (!batch.people.includes(person)) {
      state = withBatch(state, { people: batch.people.map((one) => (one.key === person.key ? person : one)) });
    }
  }
  // Who stands for everybody is nobody's draft.
  const own = effects.filter(({ type, key }) => type !== 'save-draft' || key !== ALL);
  if (event.type === 'add-stored') state = withBatch(state, { people: state.batch.people.filter(({ key }) => key !== event.pending.profile_key) });
  const [read, recheck] = event.type === 'page-read' ? readInFull(state) : [state, []];
  state = read;
  const more = [...own, ...recheck, ...ATTACHED[event.type]?.(state) ?? []];
  if (event.type === 'batch-loaded' || state.batch.people === before.batch.people) return [state, more];
  return [withoutStalePlans(before, state), [...more, ...storing(before, state)]];
}

/**
 * The profile of somebody chosen was opened: what it says counts more than the row in the list.
 * @param {State} state
 * @returns {import('../state.js').Next}
 */
function readInFull(state) {
  const { person, batch } = state;
  if (batch.open || !person || !batch.people.some(({ key }) => key === person.key)) return [state, []];
  const people = batch.people.map((one) => (one.key === person.key ? { ...one, profile: person.profile, problems: person.problems } : one));
  return [withBatch(state, { people }), checking(state, people.filter(({ key }) => key === person.key))];
}

/** What else an event of the others means for those who were chosen. @type {Record<string, (state: State) => import('../state.js').Effect[]>} */
const ATTACHED = {
  started: () => [{ type: 'load-batch' }],
  connected: (state) => [...lists['list-check-again'](state, {})[1], ...checking(state), { type: 'run-queue' }],
  'step-aside': () => [{ type: 'run-queue' }],
};

/** @param {PersonState} a @param {PersonState|undefined} b */
export const sameData = (a, b) => b && a.draft === b.draft && a.check === b.check && a.profile === b.profile && a.seen === b.seen;

/** @param {State} before @param {State} state */
function changed(before, state) {
  const old = new Map(before.batch.people.map((person) => [person.key, person]));
  return state.batch.people.filter((person) => !sameData(person, old.get(person.key)));
}

/** @param {State} before @param {State} state @returns {import('../state.js').Effect[]} */
function storing(before, state) {
  const now = new Set(state.batch.people.map(({ key }) => key));
  const gone = before.batch.people.filter(({ key }) => !now.has(key)).map(({ key }) => key);
  const people = changed(before, state).map(chosen);
  return [
    ...(people.length ? [{ type: 'keep-chosen', people }] : []),
    ...(gone.length ? [{ type: 'drop-chosen', keys: gone }] : []),
  ];
}

/** @param {PersonState} person @returns {import('../../types.js').Chosen} */
export const chosen = ({ key, profile, check, draft, problems, seen }) => ({ key, profile, check, draft, problems, seen });

/** @param {State} before @param {State} state */
function withoutStalePlans(before, state) {
  const stale = new Set(changed(before, state).map(({ key }) => key));
  const plans = Object.fromEntries(Object.entries(state.batch.plans).filter(([key]) => !stale.has(key)));
  return withBatch(state, { plans });
}

/** @param {State} state @param {PersonState[]} [people] @returns {import('../state.js').Effect[]} */
export const checking = (state, people = state.batch.people) =>
  people.length && state.me ? [{ type: 'check-chosen', people: people.map(({ key, profile }) => ({ key, profile })) }] : [];

/** Key of the one who stands for everybody. */
const ALL = 'everybody';

/** @param {State} state @returns {State} what is chosen once for everybody */
export function openSetup(state) {
  const creates = state.batch.people.some((person) => companyChoice(person)?.choice === 'create');
  const common = state.batch.common ?? { ...personOf(state, { full_name: '' }, []), key: ALL };
  /** @type {any} */
  const check = { person: { verdict: 'new', matches: [] }, company: { verdict: 'none', matches: [] }, warnings: [], values: noFields() };
  const draft = { ...common.draft, person: { choice: /** @type {const} */ ('create') }, company: { choice: /** @type {'create'|'none'} */ (creates ? 'create' : 'none') } };
  const person = { ...common, check, draft };
  return focusOn({ ...withBatch(state, { open: 'setup', at: null, common: person }), person, step: 'person', menu: false }, '#title');
}

/** @param {State} state @param {string} key @returns {State} */
export function openPerson(state, key) {
  const person = state.batch.people.find((one) => one.key === key) ?? null;
  if (!person) return openSetup(state);
  const order = state.batch.open === 'person' ? state.batch.order : inOrder(state).map((one) => one.key);
  return focusOn({ ...withBatch(state, { open: 'person', at: key, order }), person, step: 'person', menu: false }, '#title');
}

/** @param {State} state @returns {import('../state.js').Next} */
export function openPreview(state) {
  const next = focusOn({ ...withBatch(state, { open: 'preview', at: null, problem: null }), person: null, menu: false }, '#title');
  return planMissing(next);
}

/** @param {State} state @returns {import('../state.js').Next} */
export function planMissing(state) {
  const { catalogue } = state;
  if (state.batch.open !== 'preview' || !catalogue) return [state, []];
  const requests = unplanned(state).map((person) => ({ person, request: planRequest(person, catalogue) }));
  return [state, requests.length ? [{ type: 'plan-chosen', requests }] : []];
}

/** @param {State} state @returns {PersonState[]} those whose plans are still to come */
const unplanned = (state) => state.batch.people.filter((person) => !state.batch.plans[person.key] && !isDoubtful(state, person));

/** @param {State} state @returns {number} how many plans are still to come; 0 once it was given up */
export const stillPlanning = (state) =>
  state.batch.problem && !state.batch.problem.retry_after ? 0 : unplanned(state).length;
