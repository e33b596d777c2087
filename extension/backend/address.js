/** Where the backend may live: this machine, and nowhere else unless the way there is encrypted. */

export const DEFAULT_ADDRESS = 'http://127.0.0.1:8765';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * @param {string} text as typed
 * @returns {{ok: true, origin: string} | {ok: false, reason: 'not_an_address'|'not_loopback'}}
 */
export function backendAddress(text) {
  const typed = text.trim();
  const withScheme = /^[a-z]+:\/\//i.test(typed) ? typed : `http://${typed}`;
  let url;
  try {
    url = new URL(withScheme);
  } catch {
    return { ok: false, reason: 'not_an_address' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, reason: 'not_an_address' };
  if (url.username || url.password || !url.hostname) return { ok: false, reason: 'not_an_address' };
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return { ok: false, reason: 'not_loopback' };
  return { ok: true, origin: url.origin };
}
