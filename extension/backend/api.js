/** The JSON API of the paired backend: one caller, time-outs everywhere, every failure a `Problem`. */

import { backendAddress } from './address.js';

/** @typedef {import('../types.js').Problem} Problem */

const API_VERSION = '1';
const TIMEOUT_MS = 15_000;
const ADD_TIMEOUT_MS = 60_000;

/** Carries a `Problem` through a rejected promise. */
export class ApiError extends Error {
  /** @param {Partial<Problem> & {code: string}} problem */
  constructor(problem) {
    super(problem.code);
    /** @type {Problem} */
    this.problem = { status: 0, detail: '', hint: '', fields: [], body: null, ...problem };
  }
}

/**
 * @param {unknown} error
 * @returns {Problem}
 */
export function problemOf(error) {
  if (error instanceof ApiError) return error.problem;
  return new ApiError({ code: 'unexpected', detail: error instanceof Error ? error.message : String(error) }).problem;
}

/**
 * @param {string} address origin of the backend; refused when it is neither loopback nor encrypted
 * @param {string|null} token of this device, null before pairing
 */
export function connect(address, token) {
  const checked = backendAddress(address);
  if (!checked.ok) throw new ApiError({ code: checked.reason });
  const { origin } = checked;

  /**
   * @param {string} method
   * @param {string} path
   * @param {{body?: any, headers?: Record<string, string>, timeout?: number, signal?: AbortSignal}} [options]
   * @returns {Promise<any>}
   */
  async function call(method, path, { body, headers = {}, timeout = TIMEOUT_MS, signal } = {}) {
    // The browser's own Accept-Language is a setting apart; sentences must be in the language of the panel's words.
    const language = chrome.i18n.getMessage('language');
    const own = { 'X-Sidecar-Version': API_VERSION, Accept: 'application/json', 'Accept-Language': language };
    const sent = new Headers({ ...own, ...headers });
    if (token && !sent.has('Authorization')) sent.set('Authorization', `Bearer ${token}`);
    if (body !== undefined) sent.set('Content-Type', 'application/json');
    const limit = AbortSignal.timeout(timeout);
    let response;
    try {
      response = await fetch(`${origin}${path}`, {
        method,
        headers: sent,
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: signal ? AbortSignal.any([limit, signal]) : limit,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
      });
    } catch {
      throw new ApiError({ code: limit.aborted ? 'timeout' : 'backend_away' });
    }
    return answerOf(response);
  }

  return {
    origin,
    /** @returns {Promise<import('../types.js').Hello>} */
    hello: () => hello(call),
    /** @param {string} code @param {string} deviceName @returns {Promise<import('../types.js').PairingStarted>} */
    startPairing: (code, deviceName) => call('POST', '/api/v1/pairings', { body: { code, device_name: deviceName } }),
    /** @param {string} id @param {string} secret @returns {Promise<import('../types.js').PairingState>} */
    pairing: (id, secret) =>
      call('GET', `/api/v1/pairings/${encodeURIComponent(id)}`, { headers: { Authorization: `Pairing ${secret}` } }),
    /** @returns {Promise<import('../types.js').Me>} */
    me: () => call('GET', '/api/v1/me'),
    unpair: () => call('DELETE', '/api/v1/me/device'),
    /** @returns {Promise<{records: import('../types.js').Catalogue}>} */
    fields: () => call('GET', '/api/v1/fields'),
    /** @param {import('../types.js').Profile[]} profiles @returns {Promise<{checks: import('../types.js').Check[]}>} */
    checks: (profiles) => call('POST', '/api/v1/checks', { body: { profiles } }),
    /** @param {string} query @returns {Promise<{companies: import('../types.js').CompanyMatch[]}>} */
    companies: (query) => call('GET', `/api/v1/companies?query=${encodeURIComponent(query)}&limit=20`),
    /** @param {string} query @param {number} [limit] @returns {Promise<{people: import('../types.js').PersonMatch[]}>} */
    people: (query, limit = 20) => call('GET', `/api/v1/people?query=${encodeURIComponent(query)}&limit=${limit}`),
    /** @param {{kind: 'pdf', content: string}|{kind: 'text', text: string}} body @returns {Promise<any>} a profile */
    reading: (body) => call('POST', '/api/v1/readings', { body }),
    /** @param {import('../types.js').Profile} profile @param {number|null} company_id @returns {Promise<{emails: any[]}>} */
    suggestions: (profile, company_id) => call('POST', '/api/v1/suggestions', { body: { profile, company_id } }),
    /** @param {import('../types.js').Profile} profile @returns {Promise<{found: any[]}>} leaves the house */
    finder: (profile) => call('POST', '/api/v1/finder', { body: { profile }, timeout: 30_000 }),
    /** @param {any} body a profile and the record that is somebody else @returns {Promise<{id: string|number}>} */
    unlink: (body) => call('POST', '/api/v1/unlinks', { body }),
    /** @param {string|number} id */
    relink: (id) => call('DELETE', `/api/v1/unlinks/${encodeURIComponent(id)}`),
    /** @param {import('../types.js').PlanRequest} request @returns {Promise<import('../types.js').Plan>} */
    plan: (request) => call('POST', '/api/v1/plans', { body: request }),
    /**
     * @param {import('../types.js').PlanRequest} request
     * @param {string} fingerprint
     * @param {string} key Idempotency-Key
     * @param {number} [send_after] seconds in which it can be taken back before anything is sent
     * @returns {Promise<import('../types.js').Add>}
     */
    add: (request, fingerprint, key, send_after) =>
      call('POST', '/api/v1/adds', {
        body: send_after ? { request, fingerprint, send_after } : { request, fingerprint },
        headers: { 'Idempotency-Key': key },
        timeout: ADD_TIMEOUT_MS,
      }),
    /** @param {string} id of an add @returns {Promise<import('../types.js').Add>} what went back and what stays */
    undo: (id) => call('POST', `/api/v1/adds/${encodeURIComponent(id)}/undo`, { timeout: ADD_TIMEOUT_MS }),
    /** @param {string} path the `watch` of an add @returns {Promise<import('../types.js').Add>} */
    watch: (path) => {
      if (!/^\/api\/v1\/adds\/[\w-]+$/.test(path)) throw new ApiError({ code: 'not_sidecar' });
      return call('GET', path);
    },
  };
}

/** @typedef {ReturnType<typeof connect>} Api */

/**
 * @param {Response} response
 * @returns {Promise<any>} the JSON body of a success
 */
async function answerOf(response) {
  if (response.status === 204) return null;
  let body;
  try {
    body = await response.json();
  } catch {
    throw new ApiError({ code: response.ok ? 'not_sidecar' : 'backend_error', status: response.status });
  }
  if (response.ok) return body;
  const said = typeof body?.code === 'string' ? body.code : 'backend_error';
  const code = said === 'version_not_served' ? 'version_unsupported' : said;
  throw new ApiError({
    code: response.status === 401 ? 'not_signed_in' : code,
    status: response.status,
    detail: String(body?.detail ?? body?.title ?? ''),
    hint: String(body?.hint ?? ''),
    fields: Array.isArray(body?.fields) ? body.fields : [],
    retry_after: Number(response.headers.get('Retry-After')) || null,
    body,
  });
}

/**
 * Makes sure that what answers is Sidecar and speaks our version: another program on the port must never get a token.
 * @param {(method: string, path: string, options?: any) => Promise<any>} call
 * @returns {Promise<import('../types.js').Hello>}
 */
async function hello(call) {
  let body;
  try {
    body = await call('GET', '/api/v1/hello', { timeout: 5_000 });
  } catch (error) {
    const { code, status } = problemOf(error);
    if (code === 'backend_away' || code === 'timeout') throw error;
    if (code === 'not_signed_in' || code === 'version_unsupported') throw new ApiError({ code, status });
    throw new ApiError({ code: 'not_sidecar', status });
  }
  if (body?.product !== 'sidecar' || !Array.isArray(body.api_versions)) throw new ApiError({ code: 'not_sidecar' });
  if (!body.api_versions.includes(API_VERSION)) throw new ApiError({ code: 'version_unsupported' });
  return body;
}
