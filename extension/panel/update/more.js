/** The same person on another of their pages: what is known stays, what is new joins it. */

import { merge, stillTrue } from '../../reading/merge.js';
import { toWire } from '../profile.js';
import { withPerson } from '../state.js';

/** @typedef {import('../state.js').State} State */

/** @param {string|null|undefined} url */
const withoutHash = (url) => url?.split('#')[0];

/**
 * The tab went on to another page of the person who is shown: a details page, the contact dialog, or back.
 * @param {State} state
 * @param {import('../../types.js').TabRef|null} tab
 * @returns {import('../state.js').Next}
 */
export function readOn(state, tab) {
  const moved = withoutHash(state.tab?.url) !== withoutHash(tab?.url);
  return state.person && tab && moved ? [{ ...state, tab }, [lookAt(state, tab)]] : [{ ...state, tab }, []];
}

/**
 * @param {State} state
 * @returns {import('../state.js').Next|null} null unless the tab shows one section of the person who is shown
 */
export function readSectionAgain(state) {
  const { person, tab } = state;
  return person && tab?.url?.includes('/details/') ? [state, [lookAt(state, tab)]] : null;
}

/** @param {State} state @param {import('../../types.js').TabRef} tab */
const lookAt = ({ person, connection }, tab) => ({ type: 'read-more', tab, key: person?.key, demoOrigins: [connection.address] });

/** @param {import('../../types.js').Profile} profile what it says, wherever it was found */
const content = (profile) => JSON.stringify(toWire({ ...profile, found: undefined }));

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'more-read'(state, { key, result }) {
    const { person } = state;
    // What is being previewed or written must not change under the recruiter's eyes.
    if (person?.key !== key || !person || state.step !== 'person') return [state, []];
    const profile = /** @type {import('../../types.js').Profile} */ (merge(/** @type {any} */ (person.profile), result.profile));
    if (content(profile) === content(person.profile)) return [state, []];
    const problems = stillTrue([...person.problems, ...result.problems], /** @type {any} */ (profile));
    return [withPerson(state, { profile, problems }), state.me ? [{ type: 'check', key, profile }] : []];
  },
};
