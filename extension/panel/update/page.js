/** Events of the page beside the panel: which tab, what was read, who it is. */

import { profileKey, publicIdIn, samePage } from '../profile.js';
import { focusOn, withPerson } from '../state.js';
import { handlers as connection, unpaired } from './connection.js';
import { suggestEffects } from './contact.js';
import { listed, noList } from './list.js';
import { handlers as more, readOn, readSectionAgain } from './more.js';
import { personOf } from './person.js';
import { countDown, leftBehind } from './undo.js';

/** @typedef {import('../state.js').State} State */

/**
 * Nothing of the person before may stay on the screen.
 * @param {State} state
 * @returns {State}
 */
export function cleared(state) {
  return {
    ...state,
    person: null,
    step: 'person',
    planning: { busy: false, plan: null, problem: null, changed: false },
    add: null,
    list: noList(),
    batch: { ...state.batch, open: null },
    recent: leftBehind(state),
  };
}

/**
 * @param {State} state
 * @param {import('../../types.js').TabRef|null} tab
 * @returns {import('../state.js').Next}
 */
function readTab(state, tab) {
  const seq = state.page.seq + 1;
  const { rows, before } = state.list;
  const left = rows.length && !samePage(state.tab?.url ?? null, tab?.url ?? null) ? rows.map(({ key }) => key) : before;
  const clean = staysInBatch(state, tab) ? { ...cleared(state), person: state.person, batch: state.batch } : cleared(state);
  const next = { ...clean, list: { ...noList(), before: left }, tab, page: { phase: 'reading', outcome: null, slow: false, seq } };
  if (!tab) return [/** @type {State} */ ({ ...next, page: { ...next.page, phase: 'outcome', outcome: 'unsupported' } }), []];
  return [/** @type {State} */ (next), [{ type: 'read', tab, seq, demoOrigins: [state.connection.address], before: next.list.before }]];
}

/**
 * Whoever opened the people they chose before the page was found, or while it was being read, isn't thrown out when it
 * is; only another page leads away.
 * @param {State} state
 * @param {import('../../types.js').TabRef|null} tab
 */
const staysInBatch = (state, tab) =>
  state.batch.open && (!state.tab || (state.tab.id === tab?.id && (!state.tab.url || !tab.url || samePage(state.tab.url, tab.url))));

/** @type {import('../state.js').Handlers} */
export const handlers = {
  ...more,

  /** Another tab, or another address in it. */
  'tab-changed'(state, { tab }) {
    const sameTab = state.tab?.id === tab?.id;
    const settled = ['person', 'list', 'reading'].includes(state.page.phase);
    // Somebody who wasn't read off this page doesn't go with it.
    if (sameTab && !tab?.url && state.page.phase === 'person' && state.person?.from !== 'page') return [state, []];
    if (sameTab && settled && tab?.url && samePage(state.tab?.url ?? null, tab.url)) return readOn(state, tab);
    return readTab(state, tab);
  },

  /** The toolbar button was clicked: this tab may be read now. */
  'tab-granted'(state, { tabId }) {
    if (state.tab && state.tab.id !== tabId) return [state, [{ type: 'find-tab' }]];
    if (['person', 'list', 'reading'].includes(state.page.phase)) return [state, []];
    return [state, [{ type: 'find-tab' }]];
  },

  'read-again': (state) =>
    readSectionAgain(state) ??
    readTab(
      { ...state, menu: false, batch: { ...state.batch, open: null }, find: { ...state.find, open: false }, ways: { ...state.ways, open: false } },
      state.tab,
    ),

  /** The page finished loading: whoever is shown stays, anything else is looked at again. */
  'tab-loaded': (state, { tab }) =>
    ['person', 'list'].includes(state.page.phase) && state.tab?.id === tab.id && samePage(state.tab?.url ?? null, tab.url)
      ? [state, []]
      : readTab(state, tab),

  'read-slow': (state, { seq }) =>
    seq === state.page.seq ? [{ ...state, page: { ...state.page, slow: true } }, []] : [state, []],

  'read-refused': (state, { seq }) =>
    seq === state.page.seq ? [{ ...state, page: { ...state.page, phase: 'click' } }, []] : [state, []],

  'page-read'(state, { seq, outcome, result, url }) {
    if (seq !== state.page.seq) return [state, []];
    if (outcome === 'list') return listed(state.tab && url ? { ...state, tab: { ...state.tab, url } } : state, result);
    const profile = result?.profile;
    const tab = state.tab && url ? { ...state.tab, url } : state.tab;
    const wanted = publicIdIn(url);
    const bystander = profile?.public_id && wanted && ![profile.public_id, profile.member_id].includes(wanted);
    state = { ...state, hints: { report: result?.report ?? null, public_url: result?.public_url ?? null } };
    if (outcome !== 'ok' || !profile || bystander) {
      const shown = bystander || outcome === 'ok' ? 'not-ready' : outcome;
      return [{ ...state, tab, page: { ...state.page, phase: 'outcome', outcome: shown } }, []];
    }
    // Whoever opened the batch meanwhile stays there; closing it reads the page again.
    if (state.batch.open) return [{ ...state, tab, page: { ...state.page, phase: 'idle' } }, []];
    return [arrived({ ...state, tab }, profile, result.problems ?? []), personEffects(profile, state.me !== null)];
  },

  restored(state, { key, draft, pending }) {
    if (state.person?.key !== key) return [state, []];
    const next = draft ? withPerson(state, { draft }) : state;
    if (!pending) return [next, []];
    const recent = state.recent?.pending.key === pending.key ? null : state.recent;
    return [
      { ...next, step: 'adding', recent, add: { pending, busy: true, problem: null } },
      [{ type: 'settle', key: pending.key }, ...countDown(pending)],
    ];
  },

  checked(state, { key, check }) {
    const { person } = state;
    if (person?.key !== key) return [state, []];
    const known = { check, problem: null, neverMerge: state.me?.settings.never_merge ?? false };
    // Chosen by hand from the directory: that record it is, whatever the names say.
    const picked = person?.picked && check.person.verdict !== 'existing' && !person.draft.person;
    const draft = picked ? { ...person.draft, person: { choice: /** @type {const} */ ('existing'), ...person.picked } } : person?.draft;
    const next = withPerson(state, draft ? { ...known, draft } : known);
    return [next, next.person ? suggestEffects(next.person) : []];
  },

  'check-failed'(state, { key, problem }) {
    if (problem.code === 'not_signed_in') return unpaired(state, problem);
    if (state.person?.key !== key) return [state, []];
    // No backend: said once, over everything; finding it again starts the check.
    if (problem.status === 0) return connection['connection-failed'](state, { problem });
    return [withPerson(state, { problem }), []];
  },

  'check-again': (state) =>
    state.person
      ? [
          withPerson(state, { problem: null, check: null }),
          [{ type: 'check', key: state.person.key, profile: state.person.profile }],
        ]
      : [state, []],
};

/**
 * @param {State} state
 * @param {import('../../types.js').Profile} profile
 * @param {any[]} problems
 * @param {Partial<import('../state.js').PersonState>} [more]
 * @returns {State}
 */
export function arrived(state, profile, problems, more = {}) {
  const page = { ...state.page, phase: /** @type {const} */ ('person'), outcome: 'ok' };
  return focusOn({ ...cleared(state), page, person: { ...personOf(state, profile, problems), ...more } }, '#title');
}

/**
 * Somebody who wasn't read off the page beside: from the directory, a file, a text.
 * @param {State} state
 * @param {import('../../types.js').Profile} profile
 * @param {any[]} problems
 * @param {Partial<import('../state.js').PersonState>} more
 * @returns {import('../state.js').Next}
 */
export function arrivedFromElsewhere(state, profile, problems, more) {
  const named = profile.public_id || profile.member_id || profile.profile_url;
  const ids = more.picked ? [more.picked.applicant_id, more.picked.contact_id] : [profile.full_name, profile.company, profile.title];
  // A name alone is nobody: what was typed for one namesake must not turn up with another.
  const key = named ? profileKey(profile) : `${more.from}/${ids.join('|')}`;
  // What the page still answers is late now.
  const page = { ...state.page, seq: state.page.seq + 1 };
  const next = arrived({ ...state, page, menu: false }, profile, problems, { ...more, key });
  return [next, personEffects(profile, state.me !== null, key)];
}

/**
 * @param {import('../../types.js').Profile} profile
 * @param {boolean} connected otherwise the check follows once the backend is found
 * @param {string} [key]
 */
const personEffects = (profile, connected, key = profileKey(profile)) => [
  { type: 'restore', key },
  ...(connected ? [{ type: 'check', key, profile }] : []),
];
