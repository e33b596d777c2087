/** Pairing: this browser asks with a code, a signed-in user approves, the token arrives once and stays here. */

import { pause, storage } from './ports.js';

const CONNECTION = 'connection';
const POLL_MS = 1_500;

/** @typedef {{address: string, token: string}} Connection */

/** @returns {Promise<Connection|null>} the paired backend */
export const loadConnection = () => storage.get(CONNECTION);

/** @param {Connection} connection */
export const saveConnection = (connection) => storage.set(CONNECTION, connection);

export const forgetConnection = () => storage.remove(CONNECTION);

/** @returns {string} a name the console can show for this browser */
export function deviceName() {
  const agent = /** @type {any} */ (navigator).userAgentData;
  const platform = agent?.platform || 'computer';
  const brand = agent?.brands?.find((/** @type {any} */ b) => !/not.*brand/i.test(b.brand) && b.brand !== 'Chromium');
  return `${brand?.brand ?? 'Chromium'} on ${platform}`;
}

/**
 * Asks until someone decided. Short losses of the backend are waited out; the backend ends it by `expired`.
 * @param {import('./api.js').Api} api
 * @param {import('../types.js').PairingStarted} started
 * @param {AbortSignal} signal
 * @returns {Promise<import('../types.js').PairingState|null>} null when aborted
 */
export async function awaitDecision(api, started, signal) {
  const end = Date.parse(started.expires_at) || Infinity;
  while (!signal.aborted) {
    const state = await api.pairing(started.pairing_id, started.secret).catch((/** @type {any} */ error) => {
      if (['backend_away', 'timeout'].includes(error?.problem?.code)) return { state: /** @type {const} */ ('waiting') };
      if (error?.problem?.status === 404 || error?.problem?.status === 401) return { state: /** @type {const} */ ('expired') };
      throw error;
    });
    if (signal.aborted) return null;
    if (state.state !== 'waiting') return state;
    if (Date.now() > end) return { state: 'expired' };
    await pause(POLL_MS);
  }
  return null;
}
