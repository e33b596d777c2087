/** Events of adding many: started, each one's progress as storage tells it, the end, and trying again what failed. */

import { isSettled, isStopped } from '../../backend/queue.js';
import { endOf, isDoubtful } from '../attention.js';
import { focusOn } from '../state.js';
import { withWritten } from './adding.js';
import { checking, chosen, openPerson, openPreview, stillPlanning, withBatch } from './batch.js';
import { handlers as connection, unpaired } from './connection.js';
import { handlers as lists } from './list.js';
import { personOf } from './person.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../types.js').PendingAdd} PendingAdd */

/** @param {State} state @returns {State} the view of all adds */
export const goOn = (state) => ({ ...withBatch(state, { open: 'adding', at: null }), person: null, add: null, step: 'person', menu: false });

/** @param {State} state @returns {{person: import('../state.js').PersonState, request: any, plan: any}[]} who can be added as previewed */
export const ready = (state) =>
  state.batch.people.flatMap((person) => {
    const planned = state.batch.plans[person.key];
    return planned?.plan.ready && !isDoubtful(state, person) ? [{ person, ...planned }] : [];
  });

/** @param {PendingAdd} add */
export const isOver = (add) => isSettled(add.answer) || isStopped(add) || add.answer?.state === 'proposed';

/** @param {PendingAdd} add whether it ended without being written as wanted, and can be corrected here */
export const isFailed = (add) => Boolean(add.person) && ['needs_you', 'failed'].includes(endOf(add)) && isOver(add);

/**
 * Those who failed are chosen again, with what was said about them; what was written all the same is not made twice.
 * @param {State} state
 * @param {PendingAdd[]} adds
 * @returns {import('../state.js').Next}
 */
function takenBack(state, adds) {
  const people = adds.flatMap(({ person, answer, problem }) => {
    if (!person) return [];
    const rows = answer?.receipt ?? [];
    const refused = problem?.fields ?? rows.flatMap((row) => row.fields ?? []);
    return [{ ...personOf(state, person.profile, person.problems), ...person, check: null, draft: withWritten(person.draft, rows), refused, tried: refused.length > 0 }];
  });
  const keys = new Set(adds.map(({ key }) => key));
  const next = withBatch(state, { people: [...state.batch.people, ...people], adds: state.batch.adds.filter(({ key }) => !keys.has(key)) });
  return [next, [{ type: 'drop-adds', keys: [...keys], people: people.map(chosen) }, ...checking(next, people)]];
}

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'batch-add'(state) {
    const adds = ready(state).map(({ person, request, plan }) => ({
      profile_key: person.key,
      full_name: person.profile.full_name,
      request,
      plan,
      person: { ...chosen(person), check: null },
    }));
    return stillPlanning(state) || !adds.length ? [state, []] : [state, [{ type: 'start-batch', adds }]];
  },

  /** All keys are stored: from here on each is one add, however often it is sent. */
  'batch-started'(state, { adds }) {
    const asked = new Set(adds.map((/** @type {PendingAdd} */ { profile_key }) => profile_key));
    const next = withBatch(state, {
      people: state.batch.people.filter(({ key }) => !asked.has(key)),
      plans: {},
      adds: merged(state.batch.adds, adds),
    });
    return [focusOn(goOn(next), '#title'), [{ type: 'run-queue' }]];
  },

  /** Panel, worker and other windows write the same storage: what lies there is what is shown. */
  'queue-changed'(state, { kept, dropped }) {
    const adds = merged(state.batch.adds, kept).filter(({ key }) => !dropped.includes(key));
    // Another window may have added somebody who is chosen here too.
    const asked = new Set(kept.map((/** @type {PendingAdd} */ { profile_key }) => profile_key));
    const { people } = state.batch;
    return [withBatch(state, { adds, people: people.some(({ key }) => asked.has(key)) ? people.filter(({ key }) => !asked.has(key)) : people }), []];
  },

  'round-done'(state, { open, pause_s, problem }) {
    if (problem?.code === 'not_signed_in') return unpaired(state, problem);
    const next = withBatch(state, { problem: problem?.status ? problem : null });
    if (problem?.status === 0) return connection['connection-failed'](next, { problem });
    return [next, open ? [{ type: 'run-queue-later', pause_s }] : []];
  },

  'queue-due': (state) => [state, state.connection.problem ? [] : [{ type: 'run-queue' }]],

  'add-reopened'(state, { key }) {
    const add = state.batch.adds.find((one) => one.key === key);
    if (!add?.person) return [state, []];
    const [next, effects] = takenBack(state, [add]);
    return [openPerson(next, add.profile_key), effects];
  },

  'failed-again'(state) {
    const [next, effects] = takenBack(state, state.batch.adds.filter(isFailed));
    const [shown, more] = openPreview(next);
    return [shown, [...effects, ...more]];
  },

  'adds-put-away'(state) {
    const over = state.batch.adds.filter(isOver);
    const keys = over.map(({ key }) => key);
    const people = new Set(over.map(({ profile_key }) => profile_key));
    const checks = Object.fromEntries(Object.entries(state.list.checks).filter(([key]) => !people.has(key)));
    const rest = withBatch(state, { adds: state.batch.adds.filter(({ key }) => !keys.includes(key)) });
    // On the page they are others by now: known ones.
    const [next, effects] = lists['list-check-again']({ ...rest, list: { ...rest.list, checks } }, {});
    return [next, [...effects, { type: 'drop-adds', keys, people: [] }, { type: 'close-batch' }]];
  },
};

/**
 * @param {PendingAdd[]} adds
 * @param {PendingAdd[]} newer
 */
function merged(adds, newer) {
  const all = new Map([...adds, ...newer].map((add) => [add.key, add]));
  const replaced = new Set([...all.values()].map(({ replaces }) => replaces));
  return [...all.values()].filter(({ key }) => !replaced.has(key)).sort((a, b) => a.asked_at.localeCompare(b.asked_at));
}
