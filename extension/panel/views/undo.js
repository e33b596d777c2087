/** Taking an add back: the bar under its confirmation, and under whatever one looks at afterwards. */

import { isSettled } from '../../backend/queue.js';
import { icon } from '../icons.js';
import { t } from '../text.js';
import { canUndo } from '../update/undo.js';
import { el } from '../ui.js';
import { spinner } from './parts.js';

/** @typedef {import('../state.js').AddState} AddState */

const undoButton = () =>
  el('button.button.undo', { type: 'button', do: 'undo-asked', 'aria-keyshortcuts': 'Alt+Z' }, icon('undo'), el('span', {}, t('undo')), el('kbd', { 'aria-hidden': 'true' }, 'Alt+Z'));

/** @param {number|undefined} left */
const seconds = (left) => (left ? t('sent_in', left) : t('sent_now'));

/** The line that empties while one can still take it back; gone for whoever asked for less motion. @param {AddState} add */
const line = ({ pending }) =>
  el('div.time-left', { key: `left-${pending.key}`, 'aria-hidden': 'true', class: `time-left s${Math.min(20, Math.round(pending.send_after ?? 5))}` });

/**
 * @param {AddState} add
 * @param {string} name of its state
 */
export function undoBar(add, name) {
  if (!canUndo(add)) return null;
  const held = name === 'held';
  return el(
    'div.undo-bar',
    { key: 'undo-bar' },
    held && line(add),
    el('span.undo-text', { 'aria-hidden': held ? 'true' : null }, held ? seconds(add.left) : t(name === 'waiting' ? 'undo_waiting' : 'undo_written')),
    undoButton(),
  );
}

/**
 * @param {AddState} add
 * @param {string} name of its state
 */
export function recentBar(add, name) {
  const busy = ['working', 'undoing', 'unknown', 'waiting'].includes(name);
  return el(
    'div.undo-bar.recent',
    { key: 'recent', role: 'region', 'aria-label': t('recent') },
    name === 'held' && line(add),
    // The seconds aren't read out one by one; what became of it is.
    el('span.visually-hidden', { role: 'status' }, name === 'held' ? '' : `${add.pending.full_name}: ${t(`add_${name}`)}`),
    el(
      'button.recent-name',
      { type: 'button', id: 'recent', do: 'recent-opened', title: t('recent_open') },
      busy || name === 'held' ? spinner() : icon(name === 'done' ? 'good' : name === 'undone' ? 'undo' : 'warn'),
      el('span', {}, el('strong', { dir: 'auto' }, add.pending.full_name), el('span.sub', {}, name === 'held' ? seconds(add.left) : t(`add_${name}`))),
    ),
    canUndo(add) ? undoButton() : null,
    isSettled(add.pending.answer) ? el('button.icon-button', { type: 'button', do: 'recent-dismissed', 'aria-label': t('put_recent_away'), title: t('put_recent_away') }, icon('close')) : null,
  );
}
