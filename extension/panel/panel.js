/** Puts the panel together: state, effects, drawing, keyboard, and the tab beside it. */

import { DEFAULT_ADDRESS } from '../backend/address.js';
import { effectsFor, startingEvent } from './effects.js';
import { watchPermission } from './effects/settings.js';
import { followTabs } from './follow.js';
import { listenToRows } from './list_keys.js';
import { listen } from './listen.js';
import { initialState, update } from './state.js';
import { t } from './text.js';
import { patch } from './ui.js';
import { foot, head, main } from './views/shell.js';

const pinned = Number(new URLSearchParams(location.search).get('tabId')) || null;
const run = effectsFor(send, pinned);
let state = initialState(DEFAULT_ADDRESS);
let focusDone = 0;

/** @param {import('./state.js').Event} event */
function send(event) {
  const [next, effects] = update(state, event);
  const before = state;
  state = next;
  if (before !== state) draw(before);
  effects.forEach(run);
}

/** @param {import('./state.js').State} before */
function draw(before) {
  patch(region('head'), head(state));
  patch(region('main'), main(state));
  region('main').removeAttribute('aria-busy');
  patch(region('foot'), foot(state));
  if (state.focus.seq !== focusDone) {
    focusDone = state.focus.seq;
    const target = /** @type {HTMLElement|null} */ (state.focus.to ? document.querySelector(state.focus.to) : null);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  }
  if (before.person?.key !== state.person?.key || before.step !== state.step) window.scrollTo(0, 0);
}

/** @param {string} id */
const region = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} text told to who listens rather than looks */
function say(text) {
  region('said').textContent = text;
}

document.documentElement.lang = t('language');
listen(region('panel'), send, { copied: (text) => say(t('copied', text)) });
listenToRows(region('panel'), send);
followTabs(send, pinned);
watchPermission(send);
// A panel in another window paired this browser: this one needs no second code.
chrome.storage.local.onChanged.addListener(({ connection }) => {
  const found = /** @type {{address: string}|undefined} */ (connection?.newValue);
  if (found && state.connection.phase === 'unpaired') send({ type: 'paired', address: found.address });
});
send(await startingEvent());
