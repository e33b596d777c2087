/** Effects of contact details: the directory's own suggestion, and the finder the admin chose, on a click only. */

import { problemOf } from '../../backend/api.js';
import { toWire } from '../profile.js';

/** @type {import('../effects.js').Runners} */
export const runners = {
  async suggest({ send, api }, { key, profile, company_id }) {
    try {
      const { emails } = await (await api()).suggestions(toWire(profile), company_id);
      send({ type: 'suggested', key, emails });
    } catch {
      // A suggestion that isn't there is no problem of anybody's.
    }
  },

  async 'ask-finder'({ send, api }, { key, profile }) {
    try {
      const { found } = await (await api()).finder(toWire(profile));
      send({ type: 'finder-answered', key, found });
    } catch (error) {
      send({ type: 'finder-failed', key, problem: problemOf(error) });
    }
  },
};
