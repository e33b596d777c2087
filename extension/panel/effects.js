/** Runs what `update` asked for: page, backend and storage. Each effect answers with events, never touches the state. */

import { connect, problemOf } from '../backend/api.js';
import { forgetConnection, loadConnection } from '../backend/pairing.js';
import { storage } from '../backend/ports.js';
import * as adds from './effects/adds.js';
import * as batch from './effects/batch.js';
import * as contact from './effects/contact.js';
import * as drafts from './effects/drafts.js';
import * as elsewhere from './effects/elsewhere.js';
import * as more from './effects/more.js';
import * as pairing from './effects/pairing.js';
import * as reading from './effects/reading.js';
import * as settings from './effects/settings.js';
import * as undo from './effects/undo.js';

/** @typedef {import('./state.js').Effect} Effect */
/** @typedef {(event: import('./state.js').Event) => void} Send */

/**
 * What every effect may use.
 * @typedef {object} World
 * @property {Send} send
 * @property {(name: string, ms: number, then: () => void) => void} later one timer per name; a new one replaces it
 * @property {() => Promise<import('../backend/api.js').Api>} api of the paired backend
 * @property {number|null} pinnedTab a panel opened for one tab only
 */

const RETRY_MS = 4_000;
const SEARCH_PAUSE_MS = 200;

/** @typedef {Record<string, (world: World, effect: any) => unknown>} Runners */

/** @type {Runners} */
const runners = {
  ...reading.runners,
  ...more.runners,
  ...pairing.runners,
  ...drafts.runners,
  ...adds.runners,
  ...batch.runners,
  ...undo.runners,
  ...elsewhere.runners,
  ...contact.runners,
  ...settings.runners,

  async connect({ send, api }) {
    try {
      const backend = await api();
      await backend.hello();
      const [me, fields] = await Promise.all([backend.me(), backend.fields()]);
      send({ type: 'connected', me, catalogue: fields.records });
    } catch (error) {
      send({ type: 'connection-failed', problem: problemOf(error) });
    }
  },

  'connect-later': ({ later, send }) => later('connect', RETRY_MS, () => send({ type: 'connect-again' })),

  async check({ send, api }, { key, profile }) {
    try {
      const backend = await api();
      const { checks } = await backend.checks([reading.wire(profile)]);
      send({ type: 'checked', key, check: checks[0] });
      // The admin may have changed fields or mode since the panel was opened.
      const [me, fields] = await Promise.all([backend.me(), backend.fields()]);
      send({ type: 'refreshed', me, catalogue: fields.records });
    } catch (error) {
      send({ type: 'check-failed', key, problem: problemOf(error) });
    }
  },

  async plan({ send, api }, { key, request }) {
    try {
      send({ type: 'planned', key, plan: await (await api()).plan(request) });
    } catch (error) {
      send({ type: 'plan-failed', key, problem: problemOf(error) });
    }
  },

  search({ later, send, api }, { what, query, key }) {
    later(`search-${what}`, query.trim() ? SEARCH_PAUSE_MS : 0, async () => {
      if (!query.trim()) return;
      try {
        const backend = await api();
        const results = what === 'company' ? (await backend.companies(query)).companies : (await backend.people(query)).people;
        send({ type: 'search-answered', what, key, query, results });
      } catch (error) {
        send({ type: 'search-failed', what, key, query, problem: problemOf(error) });
      }
    });
  },

  async unpair({ send, api }) {
    try {
      await (await api()).unpair();
    } catch {
      // The backend may be gone or may have revoked us already: this browser forgets it all the same.
    }
    await forgetConnection();
    send({ type: 'unpaired' });
  },

  'forget-connection': () => forgetConnection(),
};

/**
 * @param {Send} send
 * @param {number|null} pinnedTab
 * @returns {(effect: Effect) => void}
 */
export function effectsFor(send, pinnedTab) {
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  const timers = new Map();
  /** @type {World} */
  const world = {
    send,
    pinnedTab,
    later(name, ms, then) {
      clearTimeout(timers.get(name));
      timers.set(name, setTimeout(then, ms));
    },
    async api() {
      const connection = await loadConnection();
      return connect(connection?.address ?? '', connection?.token ?? null);
    },
  };
  return (effect) => {
    const run = runners[effect.type];
    if (!run) throw new Error(`no such effect: ${effect.type}`);
    void run(world, effect);
  };
}

/** @returns {Promise<import('./state.js').Event>} the first event: what this browser remembers */
export async function startingEvent() {
  const remembered = [loadConnection(), storage.get('record_type'), storage.get('hold_s'), undo.recentAdd(), settings.follows()];
  const [connection, recordType, hold, recent, follows] = await Promise.all(remembered);
  return { type: 'started', connection, recordType, hold, recent, follows };
}

