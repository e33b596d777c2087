/**
 * The panel's state and how events change it: pure, no browser, no clock.
 * `update(state, event)` gives the next state and the effects to run; `effects.js` runs them and sends events back.
 */

import * as adding from './update/adding.js';
import * as batch from './update/batch.js';
import * as batchAdding from './update/batch_adding.js';
import * as batchDeciding from './update/batch_deciding.js';
import * as changes from './update/changes.js';
import * as connection from './update/connection.js';
import * as contact from './update/contact.js';
import * as deciding from './update/deciding.js';
import * as list from './update/list.js';
import * as finding from './update/finding.js';
import * as otherWays from './update/other_ways.js';
import * as unlinking from './update/unlinking.js';
import * as page from './update/page.js';
import * as settings from './update/settings.js';
import * as planning from './update/planning.js';
import * as undo from './update/undo.js';

/** @typedef {import('../types.js').Problem} Problem */

/**
 * @typedef {object} Search by hand for a company or a person
 * @property {boolean} open
 * @property {string} query
 * @property {any[]|null} results null: not searched yet
 * @property {boolean} busy
 * @property {Problem|null} problem
 */

/**
 * @typedef {object} PersonState
 * @property {string} key
 * @property {import('../types.js').Profile} profile
 * @property {any[]} problems what the reader wants said about this page
 * @property {import('../types.js').Check|null} check
 * @property {Problem|null} problem why there is no check
 * @property {import('../types.js').Draft} draft
 * @property {'integrations'|'options'} tab
 * @property {boolean} neverMerge the admin's setting: always make a new record
 * @property {boolean} tried an add was tried: what is missing is highlighted
 * @property {import('../types.js').FieldProblem[]} refused what backend or itris said about fields
 * @property {Record<'company'|'person', Search>} searches
 * @property {boolean} [seen] of a list: the recruiter has looked and gone on
 * @property {'page'|'directory'|'pdf'|'text'} from where this person was read
 * @property {{applicant_id: number|null, contact_id: number|null, label: string}|null} picked the record chosen from the directory
 * @property {import('./update/unlinking.js').Unlinks} unlinks
 * @property {import('./update/contact.js').Contact} contact
 */

/**
 * @typedef {object} PairingForm
 * @property {string} address
 * @property {string} code
 * @property {boolean} busy
 * @property {string|null} phrase set while waiting for approval
 * @property {'refused'|'expired'|null} ended
 * @property {Problem|null} problem
 */

/**
 * @typedef {object} State
 * @property {{phase: 'starting'|'unpaired'|'paired', address: string, problem: Problem|null, busy: boolean}} connection
 * @property {{report: object|null, public_url: string|null}} hints what the page that was read last gives on the way
 * @property {PairingForm} pairing
 * @property {import('../types.js').Me|null} me
 * @property {import('../types.js').Catalogue|null} catalogue
 * @property {import('../types.js').TabRef|null} tab
 * @property {{phase: 'idle'|'click'|'reading'|'outcome'|'person'|'list', outcome: string|null, slow: boolean,
 *   seq: number}} page
 * @property {PersonState|null} person
 * @property {'person'|'preview'|'adding'} step
 * @property {{busy: boolean, plan: import('../types.js').Plan|null, problem: Problem|null, changed: boolean}} planning
 * @property {import('./update/list.js').List} list of the page, where it shows many people
 * @property {import('./update/batch.js').Batch} batch who was chosen from lists; it outlives the page
 * @property {Search} find anybody in the directory
 * @property {{open: boolean, text: string, busy: boolean, problem: Problem|null}} ways a file or pasted text instead of a page
 * @property {AddState|null} add
 * @property {AddState|null} recent the add one moved on from, as long as it can be undone
 * @property {boolean} follows LinkedIn tabs are read without a click each
 * @property {number|null} hold seconds an add can be taken back before it is sent; null: as the backend says
 * @property {import('../types.js').RecordType|null} recordType the last one used; null: never chosen here
 * @property {boolean} menu the page about this panel is open
 * @property {{to: string, seq: number}} focus where the keyboard goes next
 */

/**
 * @typedef {object} AddState
 * @property {import('../types.js').PendingAdd} pending
 * @property {boolean} busy
 * @property {Problem|null} problem
 * @property {number} [left] whole seconds until it is sent
 */

/** @typedef {{type: string} & Record<string, any>} Event */
/** @typedef {{type: string} & Record<string, any>} Effect */
/** @typedef {[State, Effect[]]} Next */
/** @typedef {Record<string, (state: State, event: any) => Next>} Handlers */

/** @returns {Search} */
export const noSearch = () => ({ open: false, query: '', results: null, busy: false, problem: null });

/** @param {string} address @returns {State} */
export function initialState(address) {
  return {
    connection: { phase: 'starting', address, problem: null, busy: false },
    hints: { report: null, public_url: null },
    pairing: { address, code: '', busy: false, phrase: null, ended: null, problem: null },
    me: null,
    catalogue: null,
    tab: null,
    page: { phase: 'idle', outcome: null, slow: false, seq: 0 },
    person: null,
    find: noSearch(),
    ways: { open: false, text: '', busy: false, problem: null },
    step: 'person',
    planning: { busy: false, plan: null, problem: null, changed: false },
    add: null,
    list: list.noList(),
    batch: batch.noBatch(),
    recent: null,
    follows: false,
    hold: null,
    recordType: null,
    menu: false,
    focus: { to: '', seq: 0 },
  };
}

/** @type {Handlers} */
const handlers = {
  ...connection.handlers,
  ...page.handlers,
  ...deciding.handlers,
  ...planning.handlers,
  ...adding.handlers,
  ...list.handlers,
  ...batchDeciding.handlers,
  ...batchAdding.handlers,
  ...undo.handlers,
  ...changes.handlers,
  ...contact.handlers,
  ...settings.handlers,
  ...finding.handlers,
  ...otherWays.handlers,
  ...unlinking.handlers,
  'menu-toggled': (state, { open }) => [
    focusOn({ ...state, menu: open ?? !state.menu }, state.menu ? '#menu-button' : '#title'),
    [],
  ],
};

/**
 * @param {State} state
 * @param {Event} event
 * @returns {Next}
 */
export function update(state, event) {
  const handle = handlers[event.type];
  if (!handle) throw new Error(`no such event: ${event.type}`);
  return batch.kept(state, event, handle(state, event));
}

/**
 * @param {State} state
 * @param {string} to selector of what gets the focus once this state is drawn
 * @returns {State}
 */
export function focusOn(state, to) {
  return { ...state, focus: { to, seq: state.focus.seq + 1 } };
}

/**
 * @param {State} state
 * @param {Partial<PersonState>} changes
 * @returns {State}
 */
export function withPerson(state, changes) {
  return state.person ? { ...state, person: { ...state.person, ...changes } } : state;
}
