/** Events of the other ways in: LinkedIn's own PDF of a profile, or its text pasted. */

import { focusOn } from '../state.js';
import { unpaired } from './connection.js';
import { arrivedFromElsewhere } from './page.js';

/** @typedef {import('../state.js').State} State */

/** What the backend takes at most, in bytes. LinkedIn's PDFs are about 50 kB. */
export const LARGEST_PDF = 700_000;

/** @param {State} state @param {Partial<State['ways']>} changes @returns {State} */
const ways = (state, changes) => ({ ...state, ways: { ...state.ways, ...changes } });

/** @param {State} state @param {string} code @param {string} focus @returns {import('../state.js').Next} */
const refused = (state, code, focus) => [
  focusOn(ways(state, { open: true, busy: false, problem: { code, status: 0, detail: '', hint: '', fields: [], body: null } }), focus),
  [],
];

/**
 * From what the browser knows without reading a byte.
 * @param {{name: string, size: number, type: string}} file
 * @returns {string|null} code of what speaks against it
 */
function problemWith({ name, size, type }) {
  if (type !== 'application/pdf' && !/\.pdf$/i.test(name)) return 'file_no_pdf';
  if (!size) return 'file_empty';
  return size > LARGEST_PDF ? 'file_too_big' : null;
}

/** @type {import('../state.js').Handlers} */
export const handlers = {
  'ways-opened': (state) =>
    state.connection.phase === 'paired'
      ? [focusOn({ ...ways(state, { open: true, problem: null }), menu: false, find: { ...state.find, open: false } }, '#title'), []]
      : [state, []],
  'ways-closed': (state) => [focusOn(ways(state, { open: false }), '#title'), []],
  'ways-typed': (state, { value }) => [ways(state, { text: value, problem: null }), []],

  'file-chosen'(state, { file }) {
    if (state.connection.phase !== 'paired' || state.ways.busy) return [state, []];
    const code = problemWith(file);
    if (code) return refused(state, code, '#trouble');
    return [focusOn(ways(state, { open: true, busy: true, problem: null }), '#title'), [{ type: 'read-file', file }]];
  },

  'text-given'(state) {
    if (state.ways.busy) return [state, []];
    const text = state.ways.text.trim();
    if (!text) return refused(state, 'text_empty', '#pasted');
    return [ways(state, { busy: true, problem: null }), [{ type: 'read-text', text }]];
  },

  'reading-answered'(state, { from, answer }) {
    if (!state.ways.busy) return [state, []];
    const { profile, found, problems } = answer;
    const next = ways(state, { open: false, busy: false, text: '', problem: null });
    return arrivedFromElsewhere(next, { ...profile, found: profile.found ?? found }, problems ?? [], { from });
  },

  'reading-failed'(state, { problem }) {
    if (problem.code === 'not_signed_in') return unpaired(ways(state, { busy: false }), problem);
    return [focusOn(ways(state, { busy: false, problem }), '#trouble'), []];
  },
};
