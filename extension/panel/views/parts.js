/** Small pieces that every view uses. */

import { icon } from '../icons.js';
import { t } from '../text.js';
import { el } from '../ui.js';

/** @typedef {import('../ui.js').Child} Child */

/**
 * @param {string} label
 * @param {string} action event this button sends
 * @param {Record<string, any>} [props] `arg`, `icon`, `kind` (quiet · plain · link), `kbd` its keys
 */
export function button(label, action, { icon: name, kind = 'plain', kbd, ...props } = {}) {
  const keys = kbd && el('kbd', { 'aria-hidden': 'true' }, kbd);
  return el(
    `button.button.${kind}`,
    { type: 'button', do: action, 'aria-keyshortcuts': kbd, ...props },
    name && icon(name),
    el('span', {}, label),
    keys,
  );
}

/**
 * The one thing Enter does.
 * @param {string} label
 * @param {string} action
 * @param {{busy?: boolean, arg?: any, disabled?: boolean, keys?: string}} [options]
 */
export function primary(label, action, { busy = false, arg, disabled = false, keys = 'Enter' } = {}) {
  return el(
    'button.button.primary',
    { type: 'submit', id: 'primary', do: action, arg, 'aria-disabled': busy || disabled ? 'true' : null },
    busy ? spinner() : null,
    el('span', {}, label),
    el('kbd', { 'aria-hidden': 'true' }, keys),
  );
}

/** @param {string} label @param {string} action @param {any} [arg] */
export const backButton = (label, action, arg) =>
  el(
    'button.button.quiet.back',
    { type: 'button', do: action, arg, 'data-escape': true },
    icon('back'),
    el('span', {}, label),
    el('kbd', { 'aria-hidden': 'true' }, 'Esc'),
  );

export const spinner = () => el('span.spinner', { 'aria-hidden': 'true' });

/**
 * @param {'good'|'warn'|'bad'|'unsure'|'info'} tone
 * @param {string} iconName
 * @param {...Child} children
 */
export const notice = (tone, iconName, ...children) =>
  el(`div.notice.${tone}`, {}, icon(iconName), el('div.notice-body', {}, ...children));

/**
 * A whole-panel state: one picture, one sentence, the next thing to do.
 * @param {string} iconName
 * @param {string} title
 * @param {Child} text
 * @param {...Child} actions
 */
export const fullState = (iconName, title, text, ...actions) =>
  el(
    'section.full-state',
    { 'aria-labelledby': 'title' },
    el('div.emblem', {}, icon(iconName)),
    el('h1', { id: 'title', tabindex: '-1' }, title),
    typeof text === 'string' ? el('p', {}, text) : text,
    el('div.actions', {}, ...actions),
  );

/**
 * A link into itris with the record id beside it, to copy where `itris:` links don't open.
 * @param {string} word
 * @param {number} id
 * @param {string|null|undefined} link
 */
export function recordLink(word, id, link) {
  const label = `${word} ${id}`;
  const safe = link && /^itris:/i.test(link) ? link : null;
  return el(
    'span.record-link',
    {},
    safe
      ? el('a', { href: safe, target: '_blank', rel: 'noreferrer', title: t('open_in_itris') }, label, icon('out'))
      : el('span', {}, label),
    el('button.copy', { type: 'button', do: 'copy', arg: { text: String(id) }, 'aria-label': t('copy_id', id), title: t('copy_id', id) }, icon('copy')),
  );
}
