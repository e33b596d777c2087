/** A person as the panel holds one: freshly read, or chosen from a list. */

import { profileKey } from '../profile.js';
import { noSearch } from '../state.js';
import { noContact } from './contact.js';

/**
 * @param {import('../state.js').State} state
 * @param {import('../../types.js').Profile} profile
 * @param {any[]} problems of the reader
 * @returns {import('../state.js').PersonState} nothing decided yet
 */
export function personOf(state, profile, problems) {
  const record_type = state.recordType ?? state.me?.settings.record_type ?? 'applicant';
  return {
    key: profileKey(profile),
    profile,
    problems,
    check: null,
    problem: null,
    draft: { record_type, person: null, company: null, fields: { applicant: {}, contact: {}, company: {} }, note: '' },
    tab: 'integrations',
    neverMerge: false,
    tried: false,
    refused: [],
    searches: { company: noSearch(), person: noSearch() },
    from: 'page',
    picked: null,
    contact: noContact(),
    unlinks: { busy: false, problem: null, made: [] },
  };
}
