/** Why two records are taken for the same: both values, the rule, the reason in words. */

import { hasText, t } from '../text.js';
import { el } from '../ui.js';

/**
 * @param {import('../../types.js').Evidence[]} rows
 * @param {string} label
 * @param {string|null} [wouldChange] what would change the verdict
 */
export function evidence(rows, label, wouldChange) {
  if (!rows.length) return null;
  return el(
    'details.evidence',
    {},
    el('summary', {}, label),
    el('dl', {}, ...rows.map(row)),
    wouldChange && el('p.would-change', {}, wouldChange),
  );
}

/** @param {import('../../types.js').Evidence} row */
function row({ field, ours, theirs, rule, reason }) {
  const name = hasText(`evidence_${field}`) ? t(`evidence_${field}`) : field.replaceAll('_', ' ');
  return el(
    'div.evidence-row',
    {},
    el('dt', {}, name),
    el('dd.reason', { title: t('evidence_rule', rule) }, reason),
    el('dd', {}, el('span.side', {}, t('on_the_page')), ' ', el('span', { dir: 'auto' }, text(theirs))),
    el('dd', {}, el('span.side', {}, t('in_itris')), ' ', el('span', { dir: 'auto' }, text(ours))),
  );
}

/** @param {any} value */
const text = (value) =>
  value === null || value === undefined || value === '' ? t('blank') : Array.isArray(value) ? value.join(', ') : String(value);
