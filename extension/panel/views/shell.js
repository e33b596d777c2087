/** The frame: what stands in head, main part and foot for a state. */

import { t } from '../text.js';
import { el } from '../ui.js';
import { icon } from '../icons.js';
import { addingFooter, addingView, stateName } from './adding.js';
import { basketBar } from './basket.js';
import { SCREENS as BATCH } from './batch.js';
import { listFooter, listView } from './list.js';
import { menuView } from './menu.js';
import { waysFooter, waysView } from './other_ways.js';
import { pageView } from './page.js';
import { pairingView } from './pairing.js';
import { notice, spinner } from './parts.js';
import { personFooter, personView } from './person.js';
import { previewFooter, previewView } from './preview.js';
import { trouble } from './problem.js';
import { findView } from './search.js';
import { recentBar } from './undo.js';

/** @typedef {import('../state.js').State} State */

/**
 * @param {State} state
 * @returns {'starting'|'pairing'|'menu'|'find'|'ways'|'adding'|'preview'|'person'|'page'|'list'|keyof typeof BATCH}
 */
function screenOf(state) {
  if (state.connection.phase === 'starting') return 'starting';
  if (state.connection.phase === 'unpaired') return 'pairing';
  if (state.menu) return 'menu';
  if (state.find.open) return 'find';
  if (state.ways.open) return 'ways';
  if (state.batch.open) return `batch_${state.batch.open}`;
  if (state.step === 'adding' && state.add) return 'adding';
  if (state.step === 'preview' && state.planning.plan) return 'preview';
  if (state.page.phase === 'list') return 'list';
  return state.page.phase === 'person' && state.person ? 'person' : 'page';
}

/** @type {Record<ReturnType<typeof screenOf>, [(state: State) => any, (state: State) => any]>} */
const SCREENS = {
  starting: [() => el('section.full-state', {}, el('div.emblem', {}, spinner()), el('p', {}, t('starting'))), () => null],
  pairing: [pairingView, () => null],
  menu: [menuView, () => null],
  find: [findView, () => null],
  ways: [waysView, waysFooter],
  adding: [addingView, addingFooter],
  preview: [previewView, previewFooter],
  person: [personView, personFooter],
  page: [pageView, () => null],
  list: [listView, listFooter],
  ...BATCH,
};

/** @param {State} state */
export const main = (state) => [banner(state), basketBar(state), SCREENS[screenOf(state)][0](state)];

/** @param {State} state */
export function foot(state) {
  const screen = screenOf(state);
  const recent = ['person', 'page'].includes(screen) ? state.recent : null;
  return [recent && recentBar(recent, stateName(recent)), SCREENS[screen][1](state)];
}

/** @param {State} state */
export function head(state) {
  const paired = state.connection.phase === 'paired';
  return [
    el('span.brand', {}, el('span.mark', { 'aria-hidden': 'true' }), 'Sidecar'),
    el('span.spacer'),
    state.me?.itris.sandbox && el('span.chip', { title: t('sandbox_title') }, t('sandbox')),
    paired && state.me && state.me.itris.mode !== 'direct' && el('span.chip', {}, t(`mode_word_${state.me.itris.mode}`)),
    paired && iconButton('search', t('find_title'), 'find-opened', 'Alt+S', 'find-button'),
    paired && iconButton('again', t('read_again'), 'read-again', 'Alt+R'),
    paired && el('button.icon-button', { type: 'button', id: 'menu-button', do: 'menu-toggled', 'aria-expanded': String(state.menu), 'aria-label': t('menu_title'), title: t('menu_title') }, icon('menu')),
  ];
}

/** @param {string} name @param {string} label @param {string} action @param {string} keys @param {string} [id] */
const iconButton = (name, label, action, keys, id) =>
  el('button.icon-button', { type: 'button', id, do: action, 'aria-label': label, title: `${label} (${keys})`, 'aria-keyshortcuts': keys }, icon(name));

/** What stands over every screen: the backend is away, itris has a problem. @param {State} state */
function banner({ connection, me, menu }) {
  if (connection.phase !== 'paired' || menu) return null;
  if (connection.problem) return trouble(connection.problem, 'connect-again', t('try_now'));
  if (me && !me.itris.connected) {
    return notice('warn', 'away', el('strong', {}, t('itris_not_connected')), el('p', {}, me.itris.message || t('itris_not_connected_text')));
  }
  if (me?.itris.message) return notice('warn', 'warn', el('p', {}, me.itris.message));
  return null;
}
