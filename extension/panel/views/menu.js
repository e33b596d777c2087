/** Settings and help: connection, itris, directory, this panel's settings, shortcuts. */

import { ago, t } from '../text.js';
import { el } from '../ui.js';
import { backButton, button } from './parts.js';
import { settings } from './settings.js';

/** @param {import('../state.js').State} state */
export function menuView(state) {
  const { me, connection } = state;
  return el(
    'section.menu',
    { 'aria-labelledby': 'title' },
    backButton(t('back'), 'menu-toggled', { open: false }),
    el('h1', { id: 'title', tabindex: '-1' }, t('menu_title')),
    el(
      'dl.values',
      {},
      pair(t('menu_backend'), connection.address),
      me && pair(t('menu_user'), me.user.name),
      me && pair(t('menu_device'), me.device.name),
      me && pair('itris', itris(me)),
      me && pair(t('menu_directory'), directory(me)),
    ),
    me && settings(state),
    el('h2', {}, t('shortcuts')),
    el('dl.shortcuts', {}, ...SHORTCUTS.map(([keys, key]) => el('div', {}, el('dt', {}, el('kbd', {}, keys)), el('dd', {}, t(key))))),
    el('p.help', {}, t('shortcuts_change')),
    me && button(t('unpair'), 'unpair', { icon: 'stop' }),
  );
}

/** @type {[string, string][]} */
const SHORTCUTS = [
  ['Enter', 'key_enter'],
  ['Ctrl+Enter', 'key_ctrl_enter'],
  ['Esc', 'key_escape'],
  ['Alt+A', 'key_applicant'],
  ['Alt+C', 'key_contact'],
  ['Alt+B', 'key_both'],
  ['Alt+I', 'key_integrations'],
  ['Alt+O', 'key_options'],
  ['Alt+R', 'key_again'],
  ['Alt+N', 'list_key_new'],
  ['Shift+↓', 'list_key_range'],
  ['Alt+P', 'batch_key_back'],
  ['Alt+S, /', 'key_find'],
  ['Alt+V', 'ways_title'],
  ['Alt+T', 'take_all'],
  ['Alt+Z', 'key_undo'],
  ['Alt+Shift+S', 'key_open'],
];

/** @param {string} term @param {string} text */
const pair = (term, text) => el('div', {}, el('dt', {}, term), el('dd', { dir: 'auto' }, text));

/** @param {import('../../types.js').Me} me */
function itris({ itris: { connected, sandbox, mode, message } }) {
  if (!connected) return message || t('itris_not_connected');
  return [sandbox ? t('sandbox') : t('itris_connected'), t(`mode_word_${mode}`), message].filter(Boolean).join(' · ');
}

/** @param {import('../../types.js').Me} me */
function directory({ directory: { people, companies, age_s, reading } }) {
  const counted = t('directory_counts', people.toLocaleString(), companies.toLocaleString());
  if (reading) return `${counted} · ${t('directory_reading', reading.done.toLocaleString(), reading.total.toLocaleString())}`;
  return age_s === null ? counted : `${counted} · ${ago(age_s)}`;
}
