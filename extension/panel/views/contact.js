/** Contact details: what the page says and where, what is only suggested, what a finder found. Taken only by hand. */

import { icon } from '../icons.js';
import { t } from '../text.js';
import { isTaken } from '../update/contact.js';
import { el } from '../ui.js';
import { card } from './choice.js';
import { howOf } from './other_ways.js';
import { button, spinner } from './parts.js';
import { trouble } from './problem.js';

/** @typedef {import('../state.js').PersonState} PersonState */

/** The page's own, by the field that takes them. @type {[string, string][]} */
const READ = [['emails', 'mail'], ['phones', 'phone'], ['websites', 'out']];

/** @param {import('../state.js').State} state @param {PersonState} person */
export function contactCard({ me }, person) {
  const { profile, contact } = person;
  const finder = me?.settings.finder === true;
  const read = READ.flatMap(([key, iconName]) => (profile[key] ?? []).map((/** @type {string} */ value) => row(iconName, value, howOf(String(profile.found?.[key] ?? '')) || t('from_profile'))));
  const suggested = contact.suggested.map((suggestion) =>
    row('mail', suggestion.address, suggestion.evidence, { person, field: 'emails', word: t('suggested', t(`confidence_${level(suggestion.confidence)}`)) }),
  );
  if (!read.length && !suggested.length && !finder) return null;
  return card('contact', 'calm', 'mail', t('contact_details'), '', {
    needed: false,
    body: [
      read.length + suggested.length ? el('ul.details', {}, ...read, ...suggested) : null,
      ...(finder ? finding(person) : []),
      !read.length && person.from === 'page' ? el('p.help', {}, t('contact_hint'), ' ', el('kbd', {}, 'Alt+R')) : null,
    ],
  });
}

/** @param {PersonState} person */
function finding(person) {
  const { found, busy, problem } = person.contact;
  if (busy) return [el('p.busy', { role: 'status' }, spinner(), el('span', {}, t('finder_busy')))];
  if (problem) return [trouble(problem, 'finder-asked')];
  if (!found) return [button(t('finder_ask'), 'finder-asked', { icon: 'search' }), el('p.help', {}, t('finder_help'))];
  if (!found.length) return [el('p.status', { role: 'status' }, t('finder_none'))];
  return [
    el(
      'ul.details',
      { 'aria-label': t('finder_found') },
      ...found.map(({ kind, value, source, confidence }) =>
        row(kind === 'email' ? 'mail' : 'phone', value, t('finder_source', source), {
          person,
          field: kind === 'email' ? 'emails' : 'phones',
          word: t('found_by_finder', t(`confidence_${level(confidence)}`)),
        }),
      ),
    ),
  ];
}

/** Breaks before the @, if it must. @param {string} value */
const breakable = (value) => value.split(/(?=@)/).flatMap((part, i) => (i ? [el('wbr'), part] : [part]));

/** @param {number} confidence 0..1 */
const level = (confidence) => (confidence >= 0.9 ? 'high' : confidence >= 0.7 ? 'good' : 'low');

/**
 * @param {string} iconName
 * @param {string} value
 * @param {string} why
 * @param {{person: PersonState, field: string, word: string}} [offer] what can be taken or left; without it the page says so
 */
function row(iconName, value, why, offer) {
  const taken = offer && isTaken(offer.person, offer.field, value);
  return el(
    'li',
    { key: `detail-${value}`, class: offer && !taken ? 'detail offered' : 'detail' },
    icon(iconName),
    el('div', {}, el('span', { dir: 'ltr' }, ...breakable(value)), offer && el('span.flag.unsure', {}, icon('question'), offer.word), el('span.sub', {}, why)),
    offer &&
      button(t(taken ? 'leave_out' : 'use'), 'detail-taken', {
        arg: { field: offer.field, value, take: !taken },
        icon: taken ? 'check' : 'plus',
        'aria-label': t(taken ? 'leave_out_value' : 'use_value', value),
      }),
  );
}
