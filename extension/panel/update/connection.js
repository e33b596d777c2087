/** Events of the connection: pairing, losing the backend, finding it again. */

import { focusOn } from '../state.js';
import { countDown } from './undo.js';

/** @typedef {import('../state.js').State} State */

/**
 * @param {State} state
 * @param {Partial<import('../state.js').PairingForm>} changes
 * @returns {State}
 */
const pairing = (state, changes) => ({ ...state, pairing: { ...state.pairing, ...changes } });

/**
 * The token no longer counts: forget it and pair again. What was typed stays.
 * @param {State} state
 * @param {import('../../types.js').Problem|null} problem
 * @returns {import('../state.js').Next}
 */
export function unpaired(state, problem) {
  const { address } = state.connection;
  return [
    focusOn(
      {
        ...state,
        connection: { phase: 'unpaired', address, problem: null, busy: false },
        pairing: { address, code: '', busy: false, phrase: null, ended: null, problem },
        me: null,
        menu: false,
      },
      '#code',
    ),
    [{ type: 'forget-connection' }],
  ];
}

/** @type {import('../state.js').Handlers} */
export const handlers = {
  started(state, { connection, recordType, recent = null, hold = null, follows = false }) {
    const next = { ...state, recordType, hold, follows, recent: recent && { pending: recent, busy: false, problem: null } };
    if (!connection) return [focusOn({ ...next, connection: { ...state.connection, phase: 'unpaired' } }, '#code'), []];
    return [
      { ...next, connection: { phase: 'paired', address: connection.address, problem: null, busy: true } },
      [{ type: 'connect' }, ...(recent ? [{ type: 'settle', key: recent.key }, ...countDown(recent)] : [])],
    ];
  },

  'connect-again': (state) => [
    { ...state, connection: { ...state.connection, busy: true } },
    [{ type: 'connect' }],
  ],

  connected(state, { me, catalogue }) {
    const next = { ...state, me, catalogue, connection: { ...state.connection, problem: null, busy: false } };
    const unfinished = state.person && !state.person.check;
    if (unfinished) return [next, [{ type: 'check', key: state.person?.key, profile: state.person?.profile }]];
    return [next, state.page.phase === 'idle' ? [{ type: 'find-tab' }] : []];
  },

  refreshed: (state, { me, catalogue }) => [{ ...state, me, catalogue }, []],

  'connection-failed'(state, { problem }) {
    if (problem.code === 'not_signed_in') return unpaired(state, problem);
    const next = { ...state, connection: { ...state.connection, problem, busy: false } };
    const effects = [{ type: 'connect-later' }];
    return [next, state.page.phase === 'idle' ? [...effects, { type: 'find-tab' }] : effects];
  },

  'pair-typed': (state, { field, value }) => [pairing(state, { [field]: value, problem: null, ended: null }), []],

  'pair-asked'(state) {
    const { address, code } = state.pairing;
    if (!/^\d{8}$/.test(code.replace(/\s/g, ''))) {
      const problem = { code: 'code_incomplete', status: 0, detail: '', hint: '', fields: [], body: null };
      return [focusOn(pairing(state, { problem, ended: null }), '#code'), []];
    }
    return [
      pairing(state, { busy: true, problem: null, ended: null }),
      [{ type: 'start-pairing', address, code: code.replace(/\s/g, '') }],
    ];
  },

  'pair-waiting': (state, { phrase }) => [focusOn(pairing(state, { busy: false, phrase }), '#title'), []],

  'pair-failed': (state, { problem }) => [
    focusOn(pairing(state, { busy: false, phrase: null, problem }), problem.status === 0 ? '#address' : '#code'),
    [],
  ],

  'pair-ended': (state, { ended }) => [
    focusOn(pairing(state, { busy: false, phrase: null, code: '', ended }), '#code'),
    [],
  ],

  'pair-cancelled': (state) => [focusOn(pairing(state, { phrase: null, busy: false }), '#code'), [{ type: 'stop-pairing' }]],

  paired(state, { address }) {
    return [
      {
        ...pairing(state, { phrase: null, code: '', busy: false, problem: null, ended: null }),
        connection: { phase: 'paired', address, problem: null, busy: true },
      },
      [{ type: 'connect' }],
    ];
  },

  unpair: (state) => [state, [{ type: 'unpair' }]],
  unpaired: (state) => unpaired(state, null),
};
