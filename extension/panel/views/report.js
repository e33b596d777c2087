/** LinkedIn changed something: a report without personal data, to look at and to copy for whoever repairs the readers. */

import { t } from '../text.js';
import { el } from '../ui.js';
import { button } from './parts.js';

/** @param {object|null} report */
export function reportOffer(report) {
  if (!report) return null;
  const text = JSON.stringify(report, null, 1);
  return el(
    'div.report',
    {},
    el('p', {}, t('report_text')),
    button(t('report_copy'), 'copy', { icon: 'copy', arg: { text, said: t('report') } }),
    el('details', {}, el('summary', {}, t('report_show')), el('pre', { tabindex: '0', 'aria-label': t('report') }, text)),
  );
}
