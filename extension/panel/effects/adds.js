/** Effects of an add: store its key first, then ask until it is settled. */

import { problemOf } from '../../backend/api.js';
import { newKey, nowIso } from '../../backend/ports.js';
import * as queue from '../../backend/queue.js';

const WATCH_MS = 1_500;

/** @type {import('../effects.js').Runners} */
export const runners = {
  async add({ send }, { asked }) {
    /** @type {import('../../types.js').PendingAdd} */
    const pending = { ...asked, key: newKey(), answer: null, asked_at: nowIso() };
    await queue.keep(pending);
    send({ type: 'add-stored', pending });
  },

  async settle({ send, api }, { key }) {
    const pending = (await queue.all()).find((add) => add.key === key);
    if (!pending) return;
    try {
      const answer = await queue.settle(await api(), pending);
      send({ type: 'add-answered', key, answer, undoing: pending.undo === 'asked' });
    } catch (error) {
      send({ type: 'add-failed', key, problem: problemOf(error) });
    }
  },

  'settle-later': ({ later, send }, { key }) => later(`settle-${key}`, WATCH_MS, () => send({ type: 'settle-due', key })),
  'keep-add': (_world, { pending }) => queue.keep(pending),
  'drop-add': (_world, { key }) => queue.drop(key),
};
