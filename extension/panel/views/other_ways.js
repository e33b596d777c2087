/** The other ways in: LinkedIn's own PDF of a profile, or its text pasted; and where each value then came from. */

import { icon } from '../icons.js';
import { hasText, t } from '../text.js';
import { el } from '../ui.js';
import { backButton, button, primary, spinner } from './parts.js';
import { trouble } from './problem.js';

/** @param {import('../state.js').State} state */
export function waysView({ ways: { text, busy, problem } }) {
  return el(
    'section.stack',
    { 'aria-labelledby': 'title', key: 'ways' },
    backButton(t('back'), 'ways-closed'),
    el('h1', { id: 'title', tabindex: '-1' }, t('ways_title')),
    problem && trouble(problem, null),
    busy && el('p.busy', { role: 'status' }, spinner(), el('span', {}, t('ways_busy'))),
    el(
      'section.card.drop',
      { 'aria-labelledby': 'ways-pdf' },
      el('div.card-head', {}, icon('file'), el('h2', { id: 'ways-pdf' }, t('ways_pdf'))),
      el('p.card-text', {}, t('ways_pdf_text')),
      el('label.file', { for: 'file' }, el('span.button', {}, icon('plus'), t('ways_choose')), el('span.sub', {}, t('ways_drop'))),
      el('input.visually-hidden', { id: 'file', type: 'file', accept: '.pdf,application/pdf' }),
    ),
    el(
      'section.card',
      { 'aria-labelledby': 'ways-text' },
      el('div.card-head', {}, icon('comment'), el('h2', { id: 'ways-text' }, t('ways_text'))),
      el('label.card-text', { for: 'pasted' }, t('ways_text_text')),
      el('div.field', {}, el('textarea', { id: 'pasted', rows: 5, maxlength: 100_000, 'data-edit': 'ways-typed', dir: 'auto' }, text)),
    ),
  );
}

/** @param {import('../state.js').State} state */
export const waysFooter = ({ ways: { busy } }) =>
  el('div.actions', {}, primary(t('ways_read_text'), 'text-given', { busy, keys: 'Ctrl+Enter' }));

/** For pages that can't be read: what else there is. */
export const waysButton = () => button(t('ways_title'), 'ways-opened', { kind: 'quiet', icon: 'file', kbd: 'Alt+V', id: 'ways-button' });

/** What one would miss in a person; said when it was not there. */
const WANTED = ['title', 'company', 'location', 'profile_url'];

/**
 * Said of anybody who wasn't read off the page beside: where from, and which value was read where.
 * @param {import('../state.js').PersonState} person
 */
export function provenance({ from, profile }) {
  if (from === 'page') return null;
  /** @type {Map<string, Set<string>>} names of the fields by where they were read */
  const places = new Map();
  for (const [field, how] of Object.entries((from !== 'directory' && profile.found) || {})) {
    if (profile[field] === null || profile[field] === undefined) continue;
    places.set(String(how), (places.get(String(how)) ?? new Set()).add(nameOf(field)));
  }
  const missing = WANTED.filter((field) => !profile[field]).map(nameOf);
  return el(
    'div.provenance',
    {},
    el('p.reader-note', {}, icon(from === 'directory' ? 'search' : 'file'), el('span', {}, t(`read_from_${from}`), ' ', t('read_page'), ' ', el('kbd', {}, 'Alt+R'))),
    places.size
      ? el(
          'details.evidence',
          {},
          el('summary', {}, t('found_where')),
          el('dl', {}, ...[...places].map(([how, names]) => place(howOf(how), [...names])), missing.length ? place(t('found_nowhere'), missing) : null),
        )
      : null,
  );
}

/** @param {string} where @param {string[]} names */
const place = (where, names) => el('div', {}, el('dt', {}, where), el('dd', { dir: 'auto' }, names.join(', ')));

/** @param {string} field */
const nameOf = (field) => (hasText(`evidence_${field}`) ? t(`evidence_${field}`) : field.replaceAll('_', ' '));

/** @param {string} how */
export function howOf(how) {
  const key = `found_${how.replaceAll(/\W+/g, '_')}`;
  return hasText(key) ? t(key) : how;
}
