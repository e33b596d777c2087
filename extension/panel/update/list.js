/** Events of a page of many people: who is on it, what the check says, who is chosen. */

import { GROUPS, groupOf } from '../attention.js';
import { profileKey } from '../profile.js';
import { focusOn } from '../state.js';
import { unpaired } from './connection.js';
import { handlers as connection } from './connection.js';
import { personOf } from './person.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../types.js').Profile} Profile */

/**
 * @typedef {object} Row
 * @property {string} key
 * @property {Profile} profile
 */

/**
 * @typedef {object} List the people on the page beside the panel
 * @property {Row[]} rows in the page's order, each person once
 * @property {number} hidden members whose name LinkedIn hides
 * @property {any[]} problems
 * @property {Record<string, import('../../types.js').Check>} checks
 * @property {boolean} busy
 * @property {import('../../types.js').Problem|null} problem why there are no checks
 * @property {string|null} anchor where a range begins
 * @property {string[]} before who was on the page before this one
 */

/** @returns {List} */
export const noList = () => ({ rows: [], hidden: 0, problems: [], checks: {}, busy: false, problem: null, anchor: null, before: [] });

/**
 * A list was read, or read again with more rows; what is known about somebody stays.
 * @param {State} state
 * @param {import('../../types.js').ReadResult} result
 * @returns {import('../state.js').Next}
 */
export function listed(state, result) {
  const people = /** @type {Profile[]} */ (result.people ?? []).filter(({ full_name }) => full_name);
  const rows = [...new Map(people.map((profile) => [profileKey(profile), { key: profileKey(profile), profile }])).values()];
  const first = state.page.phase !== 'list';
  const list = { ...state.list, rows, hidden: result.hidden ?? 0, problems: result.problems ?? [] };
  const next = { ...state, list, page: { ...state.page, phase: /** @type {const} */ ('list'), outcome: 'ok' } };
  return check(first && !state.batch.open ? focusOn(next, '#title') : next);
}

/** Asks about everybody who isn't checked yet, in one call. @param {State} state @returns {import('../state.js').Next} */
function check(state) {
  const rows = state.list.rows.filter(({ key }) => !state.list.checks[key]);
  if (!rows.length || !state.me) return [state, []];
  return [
    { ...state, list: { ...state.list, busy: true, problem: null } },
    [{ type: 'check-list', seq: state.page.seq, rows }],
  ];
}

/** @param {State} state @returns {Row[]} as the panel shows them: grouped, what needs the recruiter first */
export function shownRows({ list }) {
  if (!Object.keys(list.checks).length) return list.rows;
  return GROUPS.flatMap((group) => list.rows.filter(({ key }) => groupOf(list.checks[key]) === group));
}

/** @param {State} state @returns {Set<string>} */
export const chosenKeys = ({ batch }) => new Set(batch.people.map(({ key }) => key));

/** @param {State} state @param {string} key whether somebody's add is under way or done */
export const isAsked = ({ batch }, key) => batch.adds.some(({ profile_key }) => profile_key === key);

/**
 * @param {State} state
 * @param {Row[]} rows
 * @param {boolean} value
 * @returns {State}
 */
function choose(state, rows, value) {
  const keys = new Set(rows.map(({ key }) => key));
  const chosen = chosenKeys(state);
  const more = rows
    .filter(({ key }) => value && !chosen.has(key) && !isAsked(state, key))
    .map(({ key, profile }) => ({ ...personOf(state, profile, []), key, check: state.list.checks[key] ?? null, neverMerge: state.me?.settings.never_merge ?? false }));
  const kept = value ? state.batch.people : state.batch.people.filter(({ key }) => !keys.has(key));
  return { ...state, batch: { ...state.batch, people: [...kept, ...more] } };
}

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'list-checked': (state, { seq, checks }) =>
    seq === state.page.seq
      ? [{ ...state, list: { ...state.list, busy: false, problem: null, checks: { ...state.list.checks, ...checks } } }, []]
      : [state, []],

  'list-check-failed'(state, { seq, problem }) {
    if (problem.code === 'not_signed_in') return unpaired(state, problem);
    if (seq !== state.page.seq) return [state, []];
    const next = { ...state, list: { ...state.list, busy: false } };
    if (problem.status === 0) return connection['connection-failed'](next, { problem });
    return [{ ...next, list: { ...next.list, problem } }, []];
  },

  'list-check-again': (state) => check(state),

  'row-chosen'(state, { key, value }) {
    const row = state.list.rows.find((one) => one.key === key);
    if (!row) return [state, []];
    return [choose({ ...state, list: { ...state.list, anchor: key } }, [row], value), []];
  },

  /** From the row touched last to this one; somebody off-limits is only ever chosen by name. */
  'range-chosen'(state, { key }) {
    const rows = shownRows(state);
    const [from, to] = [rows.findIndex((row) => row.key === state.list.anchor), rows.findIndex((row) => row.key === key)];
    if (to < 0) return [state, []];
    const range = rows.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1);
    const allowed = range.filter((row) => row.key === key || groupOf(state.list.checks[row.key]) !== 'off_limits');
    const value = from < 0 || chosenKeys(state).has(rows[from].key);
    return [choose({ ...state, list: { ...state.list, anchor: key } }, allowed, value), []];
  },

  'all-new-chosen': (state) => [
    focusOn(choose(state, state.list.rows.filter(({ key }) => groupOf(state.list.checks[key]) === 'new'), true), '#primary'),
    [],
  ],

  'none-chosen': (state) => [choose(state, state.list.rows, false), []],
};
