/** What will be written, write by write, before anything is. */

import { icon } from '../icons.js';
import { shown, t, tn } from '../text.js';
import { el } from '../ui.js';
import { backButton, notice, primary } from './parts.js';

/** @typedef {import('../../types.js').PlannedWrite} PlannedWrite */
/** @typedef {import('../../types.js').Plan} Plan */

/** @param {import('../state.js').State} state */
export function previewView(state) {
  const plan = /** @type {Plan} */ (state.planning.plan);
  return el(
    'section.preview',
    { 'aria-labelledby': 'title' },
    backButton(t('back_to_person'), 'back'),
    el('h1', { id: 'title', tabindex: '-1' }, t('preview_title')),
    el('p.lead', { dir: 'auto' }, state.person?.profile.full_name),
    state.planning.changed && notice('warn', 'warn', el('strong', {}, t('changed_title')), el('p', {}, t('changed_text'))),
    mode(plan),
    ...plan.warnings.map(({ title, text }) => notice('warn', 'warn', el('strong', {}, title), text && el('p', {}, text))),
    plan.writes.length
      ? el('ol.writes', {}, ...plan.writes.map((write) => plannedWrite(write, state.catalogue)))
      : notice('good', 'good', el('strong', {}, t('nothing_to_write')), el('p', {}, t('nothing_to_write_text'))),
  );
}

/** @param {Plan} plan */
function mode({ mode: name, writes }) {
  if (!writes.length) return null;
  if (name === 'direct') return el('p.mode', {}, tn('mode_direct', writes.length));
  const [tone, iconName] = name === 'propose' ? ['info', 'people'] : ['unsure', 'stop'];
  return notice(/** @type {any} */ (tone), iconName, el('strong', {}, t(`mode_${name}`)), el('p', {}, t(`mode_${name}_text`)));
}

/** @param {PlannedWrite} write @param {import('../../types.js').Catalogue|null} catalogue */
export function plannedWrite({ step, kind, title, fields, text, category, verb }, catalogue) {
  const known = catalogue?.[/** @type {import('../../types.js').RecordKind} */ (kind)] ?? [];
  /** @param {string} key */
  const fieldOf = (key) => known.find((field) => field.key === key) ?? null;
  return el(
    'li.write',
    { key: `write-${step}` },
    el('div.write-head', {}, icon(kind), el('h2', { dir: 'auto' }, title)),
    fields.length ? el('dl.values', {}, ...fields.map((field) => change(field, verb, fieldOf(field.key)))) : null,
    category && el('p.category', {}, t('comment_category', category)),
    text && el('blockquote', { dir: 'auto' }, text),
  );
}

/**
 * @param {PlannedWrite['fields'][number]} change
 * @param {string} verb
 * @param {import('../../types.js').Field|null} field
 */
function change({ label, before, after, display }, verb, field) {
  const was = shown(before, field);
  const will = display || shown(after, field);
  const differs = verb === 'update' && was !== t('blank');
  return el(
    'div',
    {},
    el('dt', {}, label),
    el(
      'dd',
      { dir: 'auto' },
      differs ? [el('del', {}, el('span.visually-hidden', {}, t('before')), was), el('span.arrow', { 'aria-hidden': 'true' }, ' → ')] : null,
      el(differs ? 'ins' : 'span', {}, differs && el('span.visually-hidden', {}, t('after')), will),
    ),
  );
}

/** @param {import('../state.js').State} state */
export function previewFooter(state) {
  const plan = /** @type {Plan} */ (state.planning.plan);
  if (!plan.writes.length) return el('div.actions', {}, primary(t('next'), 'next'));
  const word = plan.mode === 'direct' ? 'add_now' : plan.mode === 'propose' ? 'propose_now' : 'preview_only_now';
  return el('div.actions', {}, primary(t(word), 'add-asked'));
}
