/**
 * Adds outlive the panel: each is stored with its Idempotency-Key before its POST leaves, so that asking again,
 * from a reopened panel or from the worker, is the same add and never a second one.
 */

import { problemOf } from './api.js';
import { storage } from './ports.js';

/** @typedef {import('../types.js').PendingAdd} PendingAdd */
/** @typedef {import('../types.js').Add} Add */

export const PREFIX = 'add:';

/** States in which nothing more will happen. */
const SETTLED = new Set(['done', 'already_there', 'refused', 'preview_only', 'undone']);

/** States after which nothing has to be corrected: what was typed for it is done with. */
const WELL = new Set(['done', 'already_there', 'proposed', 'preview_only']);

/** @param {Add|null} answer */
export const isSettled = (answer) =>
  answer !== null && SETTLED.has(answer.state) && !answer.receipt.some((row) => row.undo?.state === 'working');

/** @param {PendingAdd} add whether asking again can still change something */
export const isOpen = (add) => add.undo === 'asked' || !isSettled(add.answer);

/** Needs a person: asking again cannot change the answer. @param {PendingAdd} add */
export const isStopped = ({ problem }) => Boolean(problem && isDefinite(problem));

/**
 * @param {import('../types.js').Problem} problem
 * @returns {boolean} whether asking again cannot change the answer
 */
export const isDefinite = ({ status }) => status >= 400 && status < 500 && ![401, 408, 429].includes(status);

/** @param {PendingAdd[]} adds stored at once: all of them or none */
export const keepAll = (adds) => storage.setAll(Object.fromEntries(adds.map((add) => [PREFIX + add.key, add])));

/** @param {string} key @returns {Promise<PendingAdd|null>} */
export const find = (key) => storage.get(PREFIX + key);

/** @param {PendingAdd} add */
export const keep = (add) => storage.set(PREFIX + add.key, add);

/**
 * An add that became another one. The new one is stored first, marked with whom it replaces.
 * @param {string} key
 * @param {PendingAdd} next
 */
export async function replace(key, next) {
  await keep({ ...next, replaces: key });
  await drop(key);
}

/**
 * Reads and writes in one go: panel and worker answer the same add, and what one wrote in between must not be lost.
 * @param {string} key
 * @param {(kept: PendingAdd) => PendingAdd|null} make null: it stays as it is
 * @returns {Promise<PendingAdd|null>} what is stored now; null when it was put away
 */
export const change = (key, make) =>
  navigator.locks.request(PREFIX + key, async () => {
    const kept = await find(key);
    const next = kept && make(kept);
    if (next) await keep(next);
    return next ?? kept;
  });

/** @param {string} key */
export const drop = (key) => storage.remove(PREFIX + key);

/** @returns {Promise<PendingAdd[]>} oldest first */
export async function all() {
  const adds = /** @type {PendingAdd[]} */ (await storage.all(PREFIX));
  const replaced = new Set(adds.map(({ replaces }) => replaces));
  return adds.filter(({ key }) => !replaced.has(key)).sort((a, b) => a.asked_at.localeCompare(b.asked_at));
}

/**
 * @param {string} profileKey
 * @returns {Promise<PendingAdd|null>} the newest add of this profile, unless its good end was seen and put away
 */
export async function forProfile(profileKey) {
  const seen = (/** @type {PendingAdd} */ add) => add.seen && !isOpen(add) && add.answer?.state !== 'refused';
  return (await all()).filter((add) => add.profile_key === profileKey && !seen(add)).at(-1) ?? null;
}

/** @returns {Promise<PendingAdd|null>} the newest add that was put away but can still be undone */
export const lastSeen = async () => (await all()).filter((add) => add.seen).at(-1) ?? null;

/**
 * Asks once how the add stands: the POST when no answer ever came, its `watch` afterwards.
 * @param {import('./api.js').Api} api
 * @param {PendingAdd} add
 * @returns {Promise<Add>}
 * @throws {import('./api.js').ApiError}
 */
export async function settle(api, add) {
  const answer = add.undo === 'asked' ? await undo(api, add) : await ask(api, add);
  // Put away meanwhile? Then it stays away. Asked to be undone meanwhile? Then that answer counts, not this one.
  const kept = await change(add.key, (there) =>
    there.undo === 'asked' && add.undo !== 'asked' ? null : { ...there, answer, problem: null, undo: add.undo ? 'answered' : null },
  );
  if (kept && !kept.undo && WELL.has(answer.state)) await storage.remove(`draft:${add.profile_key}`);
  return answer;
}

/**
 * An add whose answer never came may have arrived all the same: it is asked for once more, as the same add, then undone.
 * @param {import('./api.js').Api} api
 * @param {PendingAdd} add
 * @returns {Promise<Add>}
 */
async function undo(api, add) {
  const id = add.answer?.id || (await ask(api, { ...add, answer: null })).id;
  return api.undo(id);
}

/**
 * @param {import('./api.js').Api} api
 * @param {PendingAdd} add
 * @returns {Promise<Add>}
 */
async function ask(api, add) {
  // The worker may have seen its end while no panel was open.
  if (add.answer && isSettled(add.answer)) return add.answer;
  const watch = add.answer?.watch;
  try {
    return watch ? await api.watch(watch) : await api.add(add.request, add.plan.fingerprint, add.key, add.send_after);
  } catch (error) {
    // A refusal carries the add with its receipt; where nothing was written the fresh plan says more than it.
    const { body, code } = problemOf(error);
    if (body?.add && (body.add.written || code !== 'changed_meanwhile' || !body.plan)) return body.add;
    throw error;
  }
}
