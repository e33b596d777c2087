/** Drafts: what was typed for a profile, kept until it is added, forgotten after two weeks. */

import { nowIso, storage } from '../../backend/ports.js';
import * as queue from '../../backend/queue.js';

const PREFIX = 'draft:';
const KEEP_MS = 14 * 24 * 3600_000;

/** @type {import('../effects.js').Runners} */
export const runners = {
  async restore({ send }, { key }) {
    const [kept, pending] = await Promise.all([storage.get(PREFIX + key), queue.forProfile(key)]);
    send({ type: 'restored', key, draft: kept?.draft ?? null, pending });
    await forgetOld();
  },

  'save-draft': (_world, { key, draft }) => storage.set(PREFIX + key, { draft, saved_at: nowIso() }),
  'remember-record-type': (_world, { value }) => storage.set('record_type', value),
};

async function forgetOld() {
  for (const key of await storage.keys(PREFIX)) {
    const kept = await storage.get(key);
    if (!kept || Date.now() - Date.parse(kept.saved_at) > KEEP_MS) await storage.remove(key);
  }
}
