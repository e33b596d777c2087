/** An add under way and its end: what was written, what wasn't, what nobody knows yet. */

import { isDefinite } from '../../backend/queue.js';
import { icon } from '../icons.js';
import { hasText, t } from '../text.js';
import { el } from '../ui.js';
import { button, notice, primary, recordLink, spinner } from './parts.js';
import { wordsFor } from './problem.js';
import { undoBar } from './undo.js';

/** @typedef {import('../../types.js').Add} Add */
/** @typedef {import('../../types.js').ReceiptRow} ReceiptRow */
/** @typedef {import('../../types.js').PendingAdd} PendingAdd */
/** @typedef {import('../state.js').AddState} AddState */

/** Icon and tone of the whole, by state. @type {Record<string, [string, string]>} */
const LOOKS = {
  held: ['clock', 'good'],
  undoing: ['clock', 'calm'],
  undone: ['undo', 'calm'],
  working: ['clock', 'calm'],
  waiting: ['away', 'warn'],
  done: ['good', 'good'],
  already_there: ['good', 'good'],
  refused: ['bad', 'bad'],
  unknown: ['question', 'unsure'],
  proposed: ['people', 'good'],
  preview_only: ['stop', 'unsure'],
  twin: ['people', 'warn'],
  rejected: ['bad', 'bad'],
};

/** @param {import('../state.js').State} state */
export function addingView(state) {
  const { pending, problem, busy } = /** @type {AddState} */ (state.add);
  const name = stateName(/** @type {AddState} */ (state.add));
  const [iconName, tone] = LOOKS[name];
  const open = name === 'unknown' || name === 'waiting' || name === 'twin';
  return el(
    'section.adding',
    { 'aria-labelledby': 'title' },
    el(
      `div.result-head.${tone}`,
      {},
      el('div.emblem', {}, name === 'working' || name === 'undoing' ? spinner() : icon(iconName)),
      el('h1', { id: 'title', tabindex: '-1' }, t(`add_${name}`)),
      el('p.lead', { dir: 'auto' }, pending.full_name),
    ),
    el('div.headline', { 'aria-live': 'polite' }, el('p', {}, headline(name, pending))),
    problem && name !== 'twin' && problemNotice(problem, isDefinite(problem) && name !== 'undoing'),
    name === 'twin' ? null : el('ul.receipt', { 'aria-label': t('receipt') }, ...rows(pending, name)),
    open && (!problem || name === 'twin' || busy) ? el('p.busy', {}, spinner(), el('span', {}, t('settles_by_itself'))) : null,
  );
}

/** @param {AddState} add */
export function stateName({ pending: { answer, undo }, problem, left }) {
  if (undo === 'asked') return 'undoing';
  if (problem?.code === 'twin_running') return 'twin';
  if (problem && isDefinite(problem) && !answer) return 'rejected';
  if (answer?.receipt.some((row) => row.undo?.state === 'working')) return 'undoing';
  if (answer) return answer.state;
  return problem ? 'waiting' : left ? 'held' : 'working';
}

/** @param {string} name @param {PendingAdd} pending */
function headline(name, { answer, send_after }) {
  if (name === 'refused' && answer?.written) return t('add_refused_partly');
  if (name === 'held') return t('add_held_text', send_after ?? 0);
  if (name === 'undone' && answer?.message) return answer.message;
  return t(`add_${name}_text`);
}

/** @param {import('../../types.js').Problem} problem @param {boolean} definite */
function problemNotice(problem, definite) {
  const { title, text } = wordsFor(problem);
  return el(
    'div',
    { role: 'alert', id: 'trouble', tabindex: '-1' },
    notice(definite ? 'bad' : 'warn', definite ? 'bad' : problem.status === 409 ? 'clock' : 'away', el('strong', {}, title), text && el('p', {}, text)),
  );
}

/** @param {PendingAdd} pending @param {string} name */
function rows(pending, name) {
  const receipt = pending.answer?.receipt ?? [];
  if (receipt.length) return receipt.map((entry) => receiptRow(entry, name));
  const waits = name === 'working' ? t('row_sending') : t('row_not_sent');
  return pending.plan.writes.map(({ title, kind }) => row(kind, title, name === 'working' ? 'busy' : 'none', waits, null));
}

/** @param {ReceiptRow} entry @param {string} add state of the whole */
export function receiptRow({ kind, verb, state, outcome, record_id, link, message, fields, undo }, add) {
  // After a refusal nothing more is sent: what still waited never will be.
  const dropped = state === 'claimed' && add === 'refused';
  const key = dropped ? 'row_not_written' : undo ? `row_undo_${undo.state}` : outcome ? `row_${outcome}` : `row_${state}`;
  const word = hasText(key) ? t(key) : state;
  const tone = undo ? UNDO_TONES[undo.state] : (TONES[dropped || outcome === 'cancelled' ? 'dropped' : state] ?? 'none');
  // "Never sent" says it all; what went back or stays needs its sentence.
  const said = undo ? (undo.state === 'cancelled' ? '' : undo.reason) : message;
  const comment = kind === 'comment' || verb === 'comment';
  const title = record_id && !comment ? recordLink(t(kind), record_id, link) : t(comment ? 'comment' : kind);
  return row(kind, title, tone, word, [
    said && el('p.row-message', {}, said),
    ...(fields ?? []).map((field) => el('p.problem', {}, icon('bad'), el('span', {}, `${field.label ?? field.field}: ${field.reason}`))),
  ]);
}

/** @type {Record<string, 'good'|'bad'|'unsure'|'busy'|'none'>} */
const TONES = { done: 'good', refused: 'bad', unknown: 'unsure', sent: 'busy' };
/** @type {Record<string, 'good'|'unsure'|'busy'|'none'>} */
const UNDO_TONES = { reverted: 'good', cancelled: 'good', kept: 'unsure', working: 'busy' };
const TONE_ICONS = { good: 'check', bad: 'bad', unsure: 'question', none: 'minus', busy: 'clock' };

/**
 * @param {string} kind
 * @param {import('../ui.js').Child} title
 * @param {'good'|'bad'|'unsure'|'none'|'busy'} tone
 * @param {string} word
 * @param {import('../ui.js').Child} more
 */
const row = (kind, title, tone, word, more) =>
  el(
    `li.receipt-row.${tone}`,
    {},
    icon(kind),
    el('strong', { dir: 'auto' }, title),
    el('span.row-state', {}, tone === 'busy' ? spinner() : icon(TONE_ICONS[tone]), word),
    Array.isArray(more) && more.some(Boolean) ? el('div.row-more', {}, more) : null,
  );

/** @param {import('../state.js').State} state */
export function addingFooter(state) {
  const add = /** @type {AddState} */ (state.add);
  const name = stateName(add);
  return [undoBar(add, name), actions(name, state.person?.key ?? null, add)];
}

/**
 * @param {string} name
 * @param {string|null} key of the person on the screen
 * @param {AddState} add
 */
function actions(name, key, { pending }) {
  if (name === 'working') return null;
  const theirs = key === pending.profile_key;
  const next = theirs || !key ? t('next') : t('back_to_person');
  if (theirs && (name === 'refused' || name === 'rejected' || name === 'undone')) {
    return el('div.actions', {}, button(t('next'), 'next', { kind: 'quiet' }), primary(t(name === 'undone' ? 'change_and_add' : 'mend'), 'mend-asked'));
  }
  if (name === 'waiting') {
    return el('div.actions', {}, button(t('put_away'), 'next', { kind: 'quiet' }), primary(t('try_now'), 'settle-now'));
  }
  return el('div.actions', {}, primary(theirs && MEANWHILE.has(name) ? t('next_meanwhile') : next, 'next'));
}

/** While these last, one may well go on. */
const MEANWHILE = new Set(['held', 'undoing', 'unknown', 'twin']);
