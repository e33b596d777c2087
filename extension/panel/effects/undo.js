/** Effects of undoing: the count-down before an add is sent, and asking for it to be taken back. */

import * as queue from '../../backend/queue.js';
import { runners as adds } from './adds.js';

const RECENT_MS = 30 * 60_000;

/** @type {import('../effects.js').Runners} */
export const runners = {
  /** By this machine's own clock: the one the recruiter sees. */
  'count-down'(world, { key, until }) {
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    world.send({ type: 'counted', key, left });
    if (left) world.later(`count-${key}`, until - Date.now() - (left - 1) * 1000, () => runners['count-down'](world, { key, until }));
  },

  /** Stored first, so that a panel that is closed now is undone by the worker; and once more behind an answer that is just being stored. */
  async undo(world, { pending }) {
    await queue.keep(pending);
    await queue.change(pending.key, (kept) => ({ ...kept, undo: 'asked' }));
    await adds.settle(world, { key: pending.key });
  },
};

/** @returns {Promise<import('../../types.js').PendingAdd|null>} what this browser added last, while one may still want it back */
export async function recentAdd() {
  const last = await queue.lastSeen();
  return last && Date.now() - Date.parse(last.asked_at) < RECENT_MS ? last : null;
}
