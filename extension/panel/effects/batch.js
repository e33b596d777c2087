/** Effects of lists and of many adds: check in one call, keep who was chosen, plan one by one, run the queue. */

import { problemOf } from '../../backend/api.js';
import { round } from '../../backend/batch.js';
import { newKey, pause, storage } from '../../backend/ports.js';
import * as queue from '../../backend/queue.js';
import { toWire } from '../profile.js';

/** @typedef {import('../../types.js').Profile} Profile */

const CHOSEN = 'chosen:';
const MOST_PROFILES = 100;
/** Whoever was chosen and not added is forgotten after two weeks, as drafts are. */
const KEEP_MS = 14 * 24 * 3600_000;
const ROUND_MS = 1_500;
const BUNCH_MS = 100;

/** Counts the runs of planning: only the newest goes on. */
let planningRun = 0;

/**
 * @param {import('../../backend/api.js').Api} api
 * @param {{key: string, profile: Profile}[]} people
 * @returns {Promise<Record<string, import('../../types.js').Check>>} by key
 */
async function checkAll(api, people) {
  /** @type {Record<string, import('../../types.js').Check>} */
  const found = {};
  for (let at = 0; at < people.length; at += MOST_PROFILES) {
    const part = people.slice(at, at + MOST_PROFILES);
    const { checks } = await api.checks(part.map(({ profile }) => toWire(profile)));
    checks.forEach((check, index) => (found[part[index].key] = check));
  }
  return found;
}

/** @type {import('../effects.js').Runners} */
export const runners = {
  async 'check-list'({ send, api }, { seq, rows }) {
    try {
      send({ type: 'list-checked', seq, checks: await checkAll(await api(), rows) });
    } catch (error) {
      send({ type: 'list-check-failed', seq, problem: problemOf(error) });
    }
  },

  async 'check-chosen'({ send, api }, { people }) {
    try {
      send({ type: 'chosen-checked', checks: await checkAll(await api(), people) });
    } catch (error) {
      send({ type: 'chosen-check-failed', problem: problemOf(error) });
    }
  },

  async 'load-batch'({ send }) {
    const changed = inBunches((/** @type {[string, any][]} */ entries) => {
      const latest = [...new Map(entries)];
      const kept = latest.flatMap(([, value]) => (value ? [value] : []));
      const dropped = latest.filter(([, value]) => !value).map(([key]) => key.slice(queue.PREFIX.length));
      send({ type: 'queue-changed', kept, dropped });
    });
    chrome.storage.local.onChanged.addListener((changes) => {
      for (const [key, { newValue }] of Object.entries(changes)) {
        if (key.startsWith(queue.PREFIX)) changed([key, newValue]);
      }
    });
    const [chosen, adds] = await Promise.all([storage.all(CHOSEN), queue.all()]);
    const old = chosen.filter(({ at }) => Date.now() - at > KEEP_MS).map(({ key }) => CHOSEN + key);
    const people = chosen.filter(({ key }) => !old.includes(CHOSEN + key)).sort((a, b) => a.at - b.at);
    send({ type: 'batch-loaded', people, adds });
    await storage.remove(old);
  },

  'keep-chosen': (_world, { people }) => keep(people),
  'drop-chosen': (_world, { keys }) => storage.remove(keys.map((/** @type {string} */ key) => CHOSEN + key)),

  /** Whoever goes back to those chosen is stored there first: a stop in between must lose nobody. */
  async 'drop-adds'(_world, { keys, people }) {
    await keep(people);
    await storage.remove(keys.map((/** @type {string} */ key) => queue.PREFIX + key));
  },

  /** One after the other; a newer run, or leaving the preview for another one, ends this one. */
  async 'plan-chosen'({ send, api }, { requests }) {
    const mine = (planningRun += 1);
    const planned = inBunches((/** @type {any[]} */ plans) => send({ type: 'chosen-planned', plans }));
    for (let at = 0; at < requests.length && mine === planningRun; at += 1) {
      const { person, request } = requests[at];
      try {
        planned({ person, request, plan: await (await api()).plan(request) });
      } catch (error) {
        const problem = problemOf(error);
        send({ type: 'chosen-plan-failed', key: person.key, problem });
        if (problem.status === 0) return;
        if (!problem.retry_after) continue;
        // itris asks to wait: the same person again, then.
        at -= 1;
        await pause(problem.retry_after * 1000);
      }
    }
  },

  async 'start-batch'({ send }, { adds }) {
    const start = Date.now();
    /** @type {import('../../types.js').PendingAdd[]} */
    const pending = adds.map((/** @type {any} */ add, /** @type {number} */ index) => ({
      ...add,
      key: newKey(),
      answer: null,
      // A millisecond apart, so that their order is the order of the list.
      asked_at: new Date(start + index).toISOString(),
    }));
    await queue.keepAll(pending);
    send({ type: 'batch-started', adds: pending });
  },

  async 'run-queue'({ send, api }) {
    try {
      const done = await round(await api(), Date.now());
      // Somebody else is at it: look again later.
      send({ type: 'round-done', ...(done ?? { open: 1, pause_s: 0, problem: null }) });
    } catch (error) {
      send({ type: 'round-done', open: 1, pause_s: 0, problem: problemOf(error) });
    }
  },

  'run-queue-later': ({ later, send }, { pause_s }) =>
    later('queue', Math.max(ROUND_MS, pause_s * 1000), () => send({ type: 'queue-due' })),

  'close-batch': ({ send }) => send({ type: 'batch-closed' }),
};

/**
 * What comes quickly one after the other is told together: drawing two hundred rows takes longer than one answer.
 * @template T
 * @param {(items: T[]) => void} tell
 * @returns {(item: T) => void}
 */
function inBunches(tell) {
  /** @type {T[]} */
  let waiting = [];
  return (item) => {
    waiting.push(item);
    if (waiting.length > 1) return;
    setTimeout(() => {
      const all = waiting;
      waiting = [];
      tell(all);
    }, BUNCH_MS);
  };
}

/** @param {import('../../types.js').Chosen[]} people */
async function keep(people) {
  const entries = people.map(async (person, index) => {
    const before = await storage.get(CHOSEN + person.key);
    return [CHOSEN + person.key, { ...person, at: before?.at ?? Date.now() + index / 1000 }];
  });
  await storage.setAll(Object.fromEntries(await Promise.all(entries)));
}
