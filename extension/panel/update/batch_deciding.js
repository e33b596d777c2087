/** Events of those who were chosen: what holds for all, one after the other, and the preview. */

import { titleFromHeadline } from '../../reading/headline.js';
import { headlineCompanies, inOrder, isDoubtful, lacksCompany, suggestions } from '../attention.js';
import { openDecisions } from '../choices.js';
import { fieldGroups, fieldProblems } from '../fields.js';
import { focusOn, withPerson } from '../state.js';
import { checking, openPerson, openPreview, openSetup, planMissing, sameData, withBatch, withEach } from './batch.js';
import { goOn } from './batch_adding.js';
import { handlers as connection, unpaired } from './connection.js';
import { handlers as page } from './page.js';
import { personOf } from './person.js';
import { toFields } from './planning.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').PersonState} PersonState */

/** The list items that one choice can fill for everybody. @param {State} state */
export const commonGroups = (state) =>
  fieldGroups(state)
    .map(({ kinds, fields }) => ({ kinds, fields: fields.filter(({ field }) => field.type === 'list_item') }))
    .filter(({ fields }) => fields.length);

/**
 * What was chosen for everybody, into each draft; what somebody was given by hand stays.
 * @param {State} state
 * @returns {State}
 */
function applied(state) {
  const { common, applied: before, appliedType } = state.batch;
  if (!common) return state;
  const { record_type, fields: wanted } = common.draft;
  const next = withEach(state, (person) => {
    const fields = { ...person.draft.fields };
    for (const kind of /** @type {const} */ (['applicant', 'contact', 'company'])) {
      const byHand = Object.entries(fields[kind]).filter(([key, value]) => before[kind][key] !== value);
      fields[kind] = { ...wanted[kind], ...Object.fromEntries(byHand) };
    }
    const own = appliedType !== null && person.draft.record_type !== appliedType;
    return { ...person, draft: { ...person.draft, fields, record_type: own ? person.draft.record_type : record_type } };
  });
  return withBatch(next, { applied: wanted, appliedType: record_type });
}

/** @param {State} state @returns {import('../../types.js').FieldProblem[]} list items somebody lacks, one choice would do */
function missingForAll(state) {
  const common = commonGroups(state).flatMap(({ kinds, fields }) => fields.flatMap(({ field }) => kinds.map((kind) => `${kind}.${field.key}`)));
  const lacking = state.batch.people.flatMap((person) => (person.check ? fieldProblems({ ...state, person }) : []));
  const asked = lacking.filter(({ record, field, reason }) => reason === '@missing' && common.includes(`${record}.${field}`));
  return [...new Map(asked.map((problem) => [`${problem.record}.${problem.field}`, problem])).values()];
}

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'batch-loaded'(state, { people, adds }) {
    const asked = new Set(adds.map((/** @type {any} */ { profile_key }) => profile_key));
    const here = new Set(state.batch.people.map(({ key }) => key));
    const restored = /** @type {import('../../types.js').Chosen[]} */ (people)
      .filter(({ key }) => !asked.has(key) && !here.has(key))
      .map((kept) => ({ ...personOf(state, kept.profile, kept.problems), ...kept, check: kept.check ?? null }));
    const next = withBatch(state, { people: [...restored, ...state.batch.people], adds });
    return [next, [...checking(next, restored), ...(state.me && adds.length ? [{ type: 'run-queue' }] : [])]];
  },

  'chosen-checked'(state, { checks }) {
    const neverMerge = state.me?.settings.never_merge ?? false;
    const next = withEach(state, (person) => (checks[person.key] ? { ...person, check: checks[person.key], problem: null, neverMerge } : person));
    return planMissing(withBatch(next.batch.open === 'setup' ? openSetupAgain(next) : next, { problem: null }));
  },

  'chosen-check-failed'(state, { problem }) {
    if (problem.code === 'not_signed_in') return unpaired(state, problem);
    if (problem.status === 0) return connection['connection-failed'](state, { problem });
    return [withBatch(state, { problem }), []];
  },

  'chosen-check-again': (state) => [withBatch(state, { problem: null }), checking(state)],

  'batch-opened': (state) => {
    if (!state.batch.people.length && state.batch.adds.length) return [focusOn(goOn(state), '#title'), []];
    return [openSetup(state), []];
  },
  'adding-opened': (state) => [focusOn(goOn(state), '#title'), []],

  /** Back to the page beside the panel. */
  'batch-closed': (state) => {
    const next = { ...withBatch(state, { open: null, at: null }), person: null };
    return state.page.phase === 'list' ? [focusOn(next, '#title'), []] : page['read-again'](next, {});
  },

  'company-declined': (state, { name, value }) => [
    withBatch(state, { declined: value ? state.batch.declined.filter((one) => one !== name) : [...state.batch.declined, name] }),
    [],
  ],

  /** The companies of the headlines count from now on, as if the page had shown them. */
  'companies-confirmed'(state, { key: only = null }) {
    const taken = headlineCompanies(state).filter(({ name }) => only || !state.batch.declined.includes(name));
    const all = taken.flatMap(({ name, people }) => people.map(({ key }) => /** @type {const} */ ([key, name])));
    const names = new Map(all.filter(([key]) => !only || key === only));
    const next = withEach(state, (person) => {
      const company = names.get(person.key);
      if (!company) return person;
      const title = person.profile.title ?? titleFromHeadline(person.profile.headline ?? null, company);
      const found = { ...person.profile.found, company: 'headline, confirmed' };
      return { ...person, profile: { ...person.profile, company, title, found } };
    });
    return [focusOn(next, '#title'), checking(next, next.batch.people.filter(({ key }) => names.has(key)))];
  },

  'suggestions-confirmed'(state) {
    const entries = suggestions(state).flatMap((one) => one.entries);
    const next = withEach(state, (person) => {
      const fields = { ...person.draft.fields };
      for (const { kinds, key, value } of entries.filter((entry) => entry.person.key === person.key)) {
        for (const kind of kinds) fields[kind] = { ...fields[kind], [key]: value };
      }
      return { ...person, draft: { ...person.draft, fields } };
    });
    return [focusOn(next, '#title'), []];
  },

  /** Whoever has no company becomes an applicant, who needs none. */
  'added-as-applicants': (state) => {
    const without = state.batch.people.filter((person) => lacksCompany(person) || lacksLater(state, person)).map(({ key }) => key);
    const next = withEach(state, (person) =>
      without.includes(person.key) ? { ...person, draft: { ...person.draft, record_type: 'applicant' } } : person,
    );
    const appliedType = state.batch.common?.draft.record_type ?? null;
    return [focusOn(withBatch(next, { appliedType }), '#title'), []];
  },

  /** From what holds for all on to those in doubt; without any, to the preview. */
  'batch-applied'(state) {
    const next = applied(state);
    const missing = missingForAll(next);
    if (missing.length) return [{ ...toFields(next, missing), step: 'person' }, []];
    const [first] = inOrder(next);
    if (first && isDoubtful(next, first)) return [openPerson(next, first.key), []];
    return openPreview(next);
  },

  'chosen-opened': (state, { key }) => [openPerson(state.batch.open === 'setup' ? applied(state) : state, key), []],

  'batch-next'(state) {
    const { person } = state;
    if (!person?.check) return [state, []];
    const [decision] = openDecisions(person);
    const tried = withPerson(state, { tried: true, tab: 'integrations' });
    if (decision || lacksCompany(person)) return [focusOn(tried, `#warning-${decision ?? 'company'}`), []];
    const problems = fieldProblems(state);
    if (problems.length) return [toFields(withPerson(state, { tried: true }), problems), []];
    const looked = { ...person, seen: true, refused: [], tried: false };
    const next = withEach(state, (one) => (one.key === person.key ? looked : one));
    const { order } = next.batch;
    const after = [...order.slice(order.indexOf(person.key) + 1), ...order];
    const doubtful = after.find((key) => next.batch.people.some((one) => one.key === key && isDoubtful(next, one)));
    return doubtful ? [openPerson(next, doubtful), []] : openPreview(next);
  },

  'batch-step'(state, { by }) {
    const order = state.batch.order.filter((key) => state.batch.people.some((one) => one.key === key));
    const at = order.indexOf(state.batch.at ?? '') + by;
    return at < 0 || at >= order.length ? [state, []] : [openPerson(state, order[at]), []];
  },

  'left-out'(state, { key }) {
    const rest = { ...withBatch(state, { people: state.batch.people.filter((one) => one.key !== key) }), person: null };
    if (!rest.batch.people.length) return handlers['batch-closed'](rest, {});
    if (state.batch.open === 'setup') return [openSetup(rest), []];
    if (state.batch.open === 'preview') return [focusOn(rest, '#title'), []];
    const { order } = rest.batch;
    const after = [...order.slice(order.indexOf(key) + 1), ...order].find((one) => rest.batch.people.some((person) => person.key === one));
    return [openPerson(rest, after ?? ''), []];
  },

  'batch-previewed': (state) => openPreview(state),
  'batch-set-up': (state) => [openSetup(state), []],

  'chosen-planned'(state, { plans }) {
    const now = new Map(state.batch.people.map((person) => [person.key, person]));
    // Whoever was changed meanwhile is planned anew.
    const fresh = plans.filter((/** @type {any} */ { person }) => sameData(person, now.get(person.key)));
    const made = Object.fromEntries(fresh.map((/** @type {any} */ { person, request, plan }) => [person.key, { request, plan }]));
    const next = withBatch(state, { problem: null, plans: { ...state.batch.plans, ...made } });
    const stuck = (/** @type {string} */ key) => (made[key] && !made[key].plan.ready ? [...made[key].plan.missing, ...made[key].plan.problems] : []);
    return [said(next, stuck), []];
  },

  'chosen-plan-failed'(state, { key, problem }) {
    if (problem.code === 'not_signed_in') return unpaired(state, problem);
    if (problem.status === 0) return connection['connection-failed'](state, { problem });
    if (problem.status !== 422 || !problem.fields.length) return [withBatch(state, { problem }), []];
    return [said(state, (one) => (one === key ? problem.fields : [])), []];
  },

  'plan-again': (state) => openPreview(state),
  'writes-shown': (state, { key }) => [withBatch(state, { shown: state.batch.shown === key ? null : key }), []],
};

/**
 * @param {State} state
 * @param {(key: string) => import('../../types.js').FieldProblem[]} problems what was said about each
 */
function said(state, problems) {
  if (!state.batch.people.some(({ key }) => problems(key).length)) return state;
  return withEach(state, (person) => (problems(person.key).length ? { ...person, refused: problems(person.key), tried: true } : person));
}

/** @param {State} state @returns {State} the setup with what the new checks mean for it; the focus stays */
const openSetupAgain = (state) => ({ ...openSetup(state), focus: state.focus });

/** Not yet a contact, but about to become one. @param {State} state @param {PersonState} person */
const lacksLater = (state, person) =>
  state.batch.open === 'setup' && lacksCompany({ ...person, draft: { ...person.draft, record_type: state.batch.common?.draft.record_type ?? 'applicant' } });
