/** One line over every other screen: who is chosen, and how the adds under way stand. */

import { icon } from '../icons.js';
import { t, tn } from '../text.js';
import { el } from '../ui.js';
import { isFailed, isOver } from '../update/batch_adding.js';
import { button } from './parts.js';

/** @param {import('../state.js').State} state */
export function basketBar({ batch, connection, page, menu, add, step }) {
  if (connection.phase !== 'paired' || batch.open || menu) return null;
  // The one add that fills the screen tells about itself.
  const adds = batch.adds.filter(({ key }) => step !== 'adding' || key !== add?.pending.key);
  const open = adds.filter((one) => !isOver(one)).length;
  const failed = adds.filter(isFailed).length;
  return [
    adds.length
      ? bar(open ? 'clock' : failed ? 'warn' : 'good', open ? tn('batch_open', open) : failed ? tn('batch_failed', failed) : tn('batch_over', adds.length), 'adding-opened', t('batch_show'))
      : null,
    batch.people.length && page.phase !== 'list' ? bar('people', tn('batch_chosen', batch.people.length), 'batch-opened', t('batch_continue')) : null,
  ];
}

/** @param {string} name @param {string} text @param {string} action @param {string} label */
const bar = (name, text, action, label) =>
  el('div.basket', { key: action }, icon(name), el('span', { role: 'status' }, text), button(label, action, { kind: 'quiet' }));
