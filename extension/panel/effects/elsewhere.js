/** Effects that ask the backend about people who aren't on the page: search, files, texts, unlinks. */

import { problemOf } from '../../backend/api.js';
import { toWire } from '../profile.js';

const SEARCH_PAUSE_MS = 150;
const MOST_FOUND = 20;

/** @type {import('../effects.js').Runners} */
export const runners = {
  find({ later, send, api }, { query }) {
    later('find', query.trim() ? SEARCH_PAUSE_MS : 0, async () => {
      if (!query.trim()) return;
      try {
        const { people } = await (await api()).people(query.trim(), MOST_FOUND);
        send({ type: 'find-answered', query, results: people });
      } catch (error) {
        send({ type: 'find-failed', query, problem: problemOf(error) });
      }
    });
  },

  async 'read-file'(world, { file }) {
    await readingOf(world, 'pdf', async () => ({ kind: 'pdf', content: base64(await file.arrayBuffer()) }));
  },

  'read-text': (world, { text }) => readingOf(world, 'text', async () => ({ kind: 'text', text })),

  async unlink({ send, api }, { key, profile, records }) {
    try {
      const backend = await api();
      const made = [];
      for (const record of records) made.push({ ...record, id: (await backend.unlink({ profile: toWire(profile), ...record })).id });
      send({ type: 'unlinked', key, made });
    } catch (error) {
      send({ type: 'unlink-failed', key, problem: problemOf(error) });
    }
  },

  async relink({ send, api }, { key, made }) {
    try {
      const backend = await api();
      for (const { id } of made) await backend.relink(id);
      send({ type: 'relinked', key });
    } catch (error) {
      send({ type: 'unlink-failed', key, problem: problemOf(error) });
    }
  },
};

/**
 * @param {import('../effects.js').World} world
 * @param {'pdf'|'text'} from
 * @param {() => Promise<any>} body
 */
async function readingOf({ send, api }, from, body) {
  try {
    send({ type: 'reading-answered', from, answer: await (await api()).reading(await body()) });
  } catch (error) {
    send({ type: 'reading-failed', problem: problemOf(error) });
  }
}

/** @param {ArrayBuffer} buffer @returns {string} */
function base64(buffer) {
  let binary = '';
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
