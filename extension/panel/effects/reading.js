/** Effects on the tab beside the panel: find it, read it, wait while it is still drawing. */

import { pause } from '../../backend/ports.js';
import { capture } from '../../page/capture.js';
import { read } from '../../reading/read.js';
import { outcomeOf } from '../outcome.js';
import { profileKey, toWire } from '../profile.js';

const PATIENCE_MS = 8_000;
const RETRY_MS = 400;

export const wire = toWire;

/** @type {import('../effects.js').Runners} */
export const runners = {
  async 'find-tab'({ send, pinnedTab }) {
    send({ type: 'tab-changed', tab: await tabBeside(pinnedTab) });
  },

  /** Reads until the page is ready, at most eight seconds; a newer read makes this one's answers stale by `seq`. */
  async read({ send }, { tab, seq, demoOrigins, before }) {
    const end = Date.now() + PATIENCE_MS;
    for (let tries = 0; ; tries += 1) {
      const captured = await captureTab(tab.id);
      if (captured === null) return send({ type: 'read-refused', seq });
      const result = captured.unreadable ? { kind: 'other', outcome: 'unsupported' } : settled(readSafely(captured, demoOrigins), tries);
      const outcome = outcomeOf(result);
      // After going on to the next page of a list, LinkedIn shows the people before for a moment.
      const old = outcome === 'list' && before.length > 0 && sameKeys(before, keysOf(result));
      if ((outcome !== 'not-ready' && !old) || Date.now() > end) {
        send({ type: 'page-read', seq, outcome, result, url: captured.url_after ?? tab.url });
        return outcome === 'list' ? readMore(send, tab.id, seq, demoOrigins, keysOf(result)) : undefined;
      }
      if (tries === 0) send({ type: 'read-slow', seq });
      await pause(RETRY_MS);
    }
  },
};

/** When to look again for rows that a list draws a moment later; after that, reading again is up to the recruiter. */
const LOOKS_MS = [400, 1_200, 2_400];

/**
 * @param {import('../effects.js').Send} send
 * @param {number} tabId
 * @param {number} seq
 * @param {string[]} demoOrigins
 * @param {string[]} known
 */
async function readMore(send, tabId, seq, demoOrigins, known) {
  for (const wait of LOOKS_MS) {
    await pause(wait);
    const captured = await captureTab(tabId);
    const result = captured && !captured.unreadable ? readSafely(captured, demoOrigins) : null;
    if (!result || outcomeOf(result) !== 'list') return;
    const keys = keysOf(result);
    if (!known.every((key) => keys.includes(key))) return;
    if (keys.length === known.length) continue;
    known = keys;
    send({ type: 'page-read', seq, outcome: 'list', result, url: captured.url_after });
  }
}

/** @param {import('../../types.js').ReadResult} result */
const keysOf = (result) => (result.people ?? []).map(profileKey);

/** @param {string[]} a @param {string[]} b */
const sameKeys = (a, b) => a.length === b.length && a.every((key) => b.includes(key));

/**
 * @param {number|null} pinned
 * @returns {Promise<import('../../types.js').TabRef|null>}
 */
export async function tabBeside(pinned) {
  try {
    const tab = pinned === null
      ? (await chrome.tabs.query({ active: true, currentWindow: true }))[0]
      : await chrome.tabs.get(pinned);
    return tab?.id === undefined ? null : { id: tab.id, url: tab.url || null };
  } catch {
    return null;
  }
}

/**
 * @param {number} tabId
 * @returns {Promise<any>} what the page gave; null when this tab wasn't opened to us; `unreadable` when it never can be
 */
export async function captureTab(tabId) {
  try {
    const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func: capture });
    return frame?.result ?? { unreadable: true };
  } catch (error) {
    // chrome:// and store pages can never be read; everything else only needs the click.
    return /chrome:\/\/|gallery|cannot be scripted/i.test(String(error)) ? { unreadable: true } : null;
  }
}

/** How often a page without one of its landmarks is looked at before LinkedIn is said to have changed it. */
const DOUBTS = 5;

/**
 * A page that lacks a landmark may be half drawn.
 * @param {import('../../types.js').ReadResult} result
 * @param {number} tries
 * @returns {import('../../types.js').ReadResult}
 */
const settled = (result, tries) =>
  result.problems?.includes('fallback_rules') && tries < DOUBTS ? { kind: 'not-ready', outcome: 'not_ready' } : result;

/**
 * @param {import('../../reading/types.js').Capture} captured
 * @param {string[]} demoOrigins
 * @returns {import('../../types.js').ReadResult}
 */
export function readSafely(captured, demoOrigins) {
  try {
    return read(captured, { demoOrigins });
  } catch (error) {
    return { kind: 'other', outcome: 'layout-unknown', problems: [String(error)] };
  }
}

