/** This panel's own settings, each saying in plain words what it means. */

import { t, tn } from '../text.js';
import { holdOf } from '../update/settings.js';
import { el } from '../ui.js';

/** Seconds on offer. */
const HOLDS = [0, 5, 10, 20];

/** @param {import('../state.js').State} state */
export function settings(state) {
  const hold = holdOf(state);
  const holds = [...new Set([...HOLDS, hold])].sort((a, b) => a - b);
  return el(
    'section.stack',
    { 'aria-labelledby': 'settings' },
    el('h2', { id: 'settings' }, t('settings')),
    el(
      'div.setting',
      {},
      el('input', { id: 'follow', type: 'checkbox', role: 'switch', checked: state.follows, 'data-edit': 'follow-toggled', 'data-value': 'boolean', 'aria-describedby': 'follow-help' }),
      el('div', {}, el('label', { for: 'follow' }, t('follow')), el('p.help', { id: 'follow-help' }, t(state.follows ? 'follow_on' : 'follow_off'))),
    ),
    el(
      'div.field',
      {},
      el('label', { for: 'hold' }, t('hold')),
      el(
        'select',
        { id: 'hold', 'data-edit': 'hold-chosen', 'data-value': 'number', 'aria-describedby': 'hold-help' },
        ...holds.map((seconds) => el('option', { value: seconds, selected: seconds === hold }, seconds ? tn('hold_seconds', seconds) : t('hold_none'))),
      ),
      el('p.help', { id: 'hold-help' }, t('hold_help')),
    ),
  );
}
