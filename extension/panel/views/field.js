/** One field: label, control, where its value comes from, what itris has, what is wrong. */

import { isBlank } from '../fields.js';
import { icon } from '../icons.js';
import { shown, t } from '../text.js';
import { el } from '../ui.js';
import { button } from './parts.js';

/** @typedef {import('../fields.js').FieldView} FieldView */

/** More choices than this and one wants to type. */
const LONG_LIST = 15;

/**
 * Short fields stand in pairs, two in a row.
 * @param {FieldView[]} fields
 */
export function fieldControls(fields) {
  const controls = [];
  for (let i = 0; i < fields.length; i += 1) {
    const paired = isShort(fields[i]) && i + 1 < fields.length && isShort(fields[i + 1]);
    controls.push(fieldControl(fields[i], paired));
    if (paired) controls.push(fieldControl(fields[(i += 1)], true));
  }
  return controls;
}

/** @param {FieldView} view */
const isShort = ({ field, unconfirmed, fate }) =>
  !unconfirmed && fate === 'none' && (field.type === 'list_item' || (field.type === 'text' && (field.max_length ?? 999) <= 100));

/** @param {FieldView} view @param {boolean} half */
function fieldControl(view, half) {
  const { id, field, problem, unconfirmed } = view;
  const notes = [help(view), before(view)].filter(Boolean);
  return el(
    'div',
    { class: `field${half ? ' half' : ''}${problem ? ' wrong' : ''}${unconfirmed ? ' unconfirmed' : ''}`, key: id },
    el(
      'div.field-head',
      {},
      el(
        'label',
        { for: id },
        field.label,
        field.mandatory ? el('span.mandatory', {}, ' *', el('span.visually-hidden', {}, t('mandatory'))) : null,
      ),
      el('span.source', {}, source(view)),
    ),
    control(view, describedBy(view, notes.length > 0)),
    unconfirmed ? confirm(view, problem ? problemText(problem, view) : '') : null,
    problem && !unconfirmed ? el('p.problem', { id: `${id}-problem` }, icon('bad'), el('span', {}, problemText(problem, view))) : null,
    notes.length ? el('div', { id: `${id}-help` }, ...notes) : null,
  );
}

/** @param {FieldView} view @param {boolean} hasNotes */
const describedBy = ({ id, problem, unconfirmed }, hasNotes) =>
  [problem && !unconfirmed && `${id}-problem`, unconfirmed && `${id}-confirm`, hasNotes && `${id}-help`].filter(Boolean).join(' ') || null;

/** @param {FieldView} view @param {string|null} described */
function control(view, described) {
  const { id, field, value, kinds, problem } = view;
  const common = {
    id,
    'data-edit': 'field-typed',
    'data-arg': JSON.stringify({ kinds, key: field.key }),
    'aria-invalid': problem ? 'true' : null,
    'aria-required': field.mandatory ? 'true' : null,
    'aria-describedby': described,
    dir: 'auto',
    title: field.help || null,
  };
  if (field.type === 'list_item') return select(view, common);
  if (field.type === 'boolean') return el('input', { ...common, type: 'checkbox', checked: value === true, 'data-value': 'boolean' });
  if (field.type === 'long_text') return el('textarea', { ...common, rows: 4, maxlength: field.max_length }, text(value));
  if (Array.isArray(value) || ['emails', 'phones', 'urls'].includes(field.type)) {
    const lines = Array.isArray(value) ? value : [];
    const rows = Math.min(Math.max(lines.length, 1), 6);
    return el('textarea.lines', { ...common, dir: 'ltr', rows, 'data-value': 'lines', spellcheck: 'false', title: `${t('one_per_line')}. ${field.help ?? ''}` }, lines.join('\n'));
  }
  return el('input', { ...common, type: field.type === 'url' ? 'url' : 'text', value: text(value), maxlength: field.max_length, autocomplete: 'off' });
}

/** @param {any} value */
const text = (value) => (value === null || value === undefined ? '' : String(value));

/** @param {FieldView} view @param {Record<string, any>} common */
function select({ field, value }, common) {
  const choices = field.choices ?? [];
  if (choices.length > LONG_LIST) return typeAhead(choices, value, common);
  const known = choices.some(({ id }) => id === value);
  return el(
    'select',
    { ...common, 'data-value': 'number' },
    el('option', { value: '', selected: isBlank(value) }, t('choose')),
    !known && !isBlank(value) ? el('option', { value, selected: true }, t('unlisted_item', String(value))) : null,
    ...choices.map(({ id, name }) => el('option', { value: id, selected: id === value }, name)),
  );
}

/** @param {FieldView} view @param {string} problem */
const confirm = ({ id, kinds, field, value }, problem) =>
  el(
    'div',
    { id: `${id}-confirm`, class: problem ? 'confirm wrong' : 'confirm' },
    icon(problem ? 'bad' : 'question'),
    el('span', {}, problem || t('please_confirm')),
    button(t('confirm'), 'field-typed', { icon: 'check', arg: { kinds, key: field.key, value }, 'data-then': JSON.stringify({ type: 'focus-on', to: `#${id}` }) }),
  );

/**
 * A long list is typed into and narrows down; what isn't in it stays text and is refused when an add is tried.
 * @param {{id: number, name: string}[]} choices
 * @param {any} value id of an item, or what was typed so far
 * @param {Record<string, any>} common
 */
const typeAhead = (choices, value, common) => [
  el('input', {
    ...common,
    type: 'text',
    list: `${common.id}-choices`,
    'data-value': 'choice',
    autocomplete: 'off',
    placeholder: t('choose'),
    value: choices.find(({ id }) => id === value)?.name ?? text(value),
  }),
  el('datalist', { id: `${common.id}-choices` }, ...choices.map(({ id, name }) => el('option', { value: name, 'data-id': id }))),
];

/** @param {FieldView} view */
function before(view) {
  const { id, kinds, field, before: held, fate, typed, value } = view;
  if (fate === 'none') return null;
  const word = shown(held, field);
  if (field.update !== 'ask') {
    return el('p.before', {}, t(fate === 'stays' ? 'itris_keeps' : fate === 'keep' ? 'itris_keeps' : 'itris_replaced', word));
  }
  const proposed = typed && fate !== 'keep' ? value : undefined;
  return el(
    'fieldset.ask',
    {},
    el('legend', {}, t('itris_has', word)),
    askOption(`${id}-keep`, t('keep'), fate === 'keep', { kinds, key: field.key, value: held }),
    askOption(`${id}-replace`, t('replace'), fate === 'replace', { kinds, key: field.key, value: proposed, proposed: true }),
  );
}

/** @param {string} id @param {string} label @param {boolean} checked @param {any} arg */
const askOption = (id, label, checked, arg) =>
  el(
    'label.segment',
    {},
    el('input', { type: 'radio', name: id.replace(/-(keep|replace)$/, ''), id, checked, 'data-edit': 'field-decided', 'data-arg': JSON.stringify(arg) }),
    el('span', {}, label),
  );

const SOURCES = new Set(['profile', 'company', 'default', 'itris']);

/** @param {FieldView} view */
const source = ({ source: name, typed, value, unconfirmed }) =>
  !typed && !unconfirmed && !isBlank(value) && SOURCES.has(name) ? t(`from_${name}`) : '';

/** Said only where something is to be done: what is filled explains itself. @param {FieldView} view */
const help = ({ field, value, problem }) =>
  field.help && (problem || (field.mandatory && isBlank(value))) ? el('p.help', {}, field.help) : null;

/** @param {string} problem @param {FieldView} view */
function problemText(problem, { field }) {
  if (!problem.startsWith('@')) return problem;
  return t(`field_${problem.slice(1)}`, problem === '@too_long' ? String(field.max_length) : field.label);
}
