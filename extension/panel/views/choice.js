/** What the cards of the Integrations tab are made of: card, choice, search by hand. */

import { icon } from '../icons.js';
import { t, tn } from '../text.js';
import { el } from '../ui.js';
import { button, spinner } from './parts.js';
import { trouble } from './problem.js';

/** @typedef {import('../state.js').PersonState} PersonState */

/** @param {{off_limits?: boolean, archived?: boolean}} record */
export const flags = ({ off_limits, archived }) => [
  off_limits && el('span.flag.bad', {}, icon('stop'), t('off_limits')),
  archived && el('span.flag.warn', {}, icon('warn'), t('archived')),
];

/**
 * @param {'person'|'company'|'changes'|'contact'} what
 * @param {string} tone
 * @param {string} iconName
 * @param {string} title
 * @param {string} text
 * @param {{needed: boolean, body: import('../ui.js').Child[]}} rest
 */
export const card = (what, tone, iconName, title, text, { needed, body }) =>
  el(
    `section.card.${tone}`,
    { key: what, class: `card ${tone}${needed ? ' needed' : ''}`, 'aria-labelledby': `warning-${what}` },
    el('div.card-head', {}, icon(iconName), el('h2', { id: `warning-${what}`, tabindex: '-1', dir: 'auto' }, title)),
    text && el('p.card-text', {}, text),
    needed && el('p.problem', { role: 'alert' }, icon('bad'), el('span', {}, t(`decide_${what}`))),
    ...body,
  );

/**
 * @param {'person'|'company'} what
 * @param {string} name
 * @param {boolean} chosen
 * @param {any} arg
 * @param {string} title
 * @param {string} sub
 * @param {import('../ui.js').Child[]} [more] beside the label, since it holds links and buttons
 */
export function option(what, name, chosen, arg, title, sub, more = []) {
  const id = `${what}-${name}`;
  return el(
    'div.choice',
    { key: id, class: chosen ? 'choice chosen' : 'choice' },
    el('input', { type: 'radio', name: `${what}-choice`, id, checked: chosen, 'data-edit': `${what}-chosen`, 'data-arg': JSON.stringify(arg) }),
    el(
      'div.choice-body',
      {},
      el('label', { for: id }, el('span.choice-title', { dir: 'auto' }, title), sub && el('span.sub', { dir: 'auto' }, sub)),
      more.some(Boolean) ? el('div.choice-more', {}, ...more) : null,
    ),
  );
}

/** @param {{what: string, event: string, arg: any}} target @param {string} title @param {string} sub */
export const result = ({ what, event, arg }, title, sub) =>
  el(
    'li',
    {},
    el(
      'button.result',
      { type: 'button', do: event, arg, 'data-then': JSON.stringify({ type: 'search-closed', what }) },
      el('span.choice-title', { dir: 'auto' }, title),
      sub && el('span.sub', { dir: 'auto' }, sub),
    ),
  );

/**
 * Search by hand, always at hand.
 * @param {'person'|'company'} what
 * @param {PersonState} person
 * @param {string} suggestion
 * @param {(match: any) => HTMLElement} draw
 * @param {string} [label]
 */
export function search(what, person, suggestion, draw, label = t(`search_${what}`)) {
  const { open, query, results, busy, problem } = person.searches[what];
  if (!open) {
    return button(label, 'search-opened', { icon: 'search', kind: 'quiet', id: `open-search-${what}`, arg: { what, query: suggestion } });
  }
  return el(
    'div.search',
    { key: `search-${what}`, role: 'search' },
    el('label', { for: `search-${what}` }, t(`search_${what}_label`)),
    el(
      'div.search-row',
      {},
      el('input', { id: `search-${what}`, type: 'search', value: query, autocomplete: 'off', spellcheck: 'false', 'data-edit': 'search-typed', 'data-arg': JSON.stringify({ what }), 'data-no-primary': true }),
      button(t('close'), 'search-closed', { kind: 'quiet', arg: { what }, 'data-escape': true }),
    ),
    problem && trouble(problem, null),
    el('p.status', { role: 'status' }, busy ? spinner() : null, busy ? t('searching') : results ? tn('results', results.length) : t('search_hint')),
    results?.length ? el('ul.results', {}, ...results.map(draw)) : null,
  );
}
