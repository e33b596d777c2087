/** What the page beside the panel is, as long as it isn't a person: click, reading, every outcome. */

import { t } from '../text.js';
import { el } from '../ui.js';
import { waysButton } from './other_ways.js';
import { button, fullState, primary, spinner } from './parts.js';
import { reportOffer } from './report.js';

/** Icon and whether reading again can help, by outcome. @type {Record<string, [string, boolean]>} */
const OUTCOMES = {
  recruiter: ['applicant', false],
  details: ['applicant', true],
  'not-ready': ['clock', true],
  empty: ['question', true],
  'signed-out': ['stop', true],
  'not-found': ['search', false],
  unsupported: ['applicant', false],
  'layout-unknown': ['warn', true],
  many: ['people', true],
  'no-people': ['people', true],
  next: ['applicant', false],
};

/** @param {import('../state.js').State} state */
export function pageView({ page, hints }) {
  if (page.phase === 'click') return fullState('click', t('click_title'), t('click_text'), hint(), waysButton(), el('p.help', {}, t('click_setting')));
  if (page.phase === 'outcome') return outcome(page.outcome ?? 'unsupported', hints);
  return el(
    'section.full-state',
    { 'aria-labelledby': 'title' },
    el('div.emblem', {}, spinner()),
    el('h1', { id: 'title', tabindex: '-1' }, t('reading_title')),
    el('p', {}, t(page.slow ? 'reading_slow' : 'reading_text')),
  );
}

const hint = () => el('p.help', {}, t('click_shortcut'), ' ', el('kbd', {}, 'Alt+Shift+S'));

/** @param {string} name @param {import('../state.js').State['hints']} hints */
function outcome(name, { report, public_url }) {
  const [iconName, again] = OUTCOMES[name] ?? OUTCOMES.unsupported;
  const key = `outcome_${name.replaceAll('-', '_')}`;
  const retry = again ? primary(t('read_again'), 'read-again') : button(t('read_again'), 'read-again', { icon: 'again' });
  const open = public_url && el('a.button.primary', { id: 'primary', href: public_url, target: '_blank', rel: 'noreferrer' }, t('open_public_profile'), ' ', el('kbd', { 'aria-hidden': 'true' }, 'Enter'));
  return fullState(iconName, t(key), t(`${key}_text`), open || retry, waysButton(), reportOffer(report));
}
