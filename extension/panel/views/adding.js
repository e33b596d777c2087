/** An add under way and its end: what was written, what wasn't, what nobody knows yet. */

import { isDefinite } from '../../backend/queue.js';
import { icon } from '../icons.js';
import { hasText, t } from '../text.js';
import { el } from '../ui.js';
import { button, notice, primary, recordLink, spinner } from './parts.js';
import { wordsFor } from './problem.js';

/** @typedef {import('../../types.js').Add} Add */
/** @typedef {import('../../types.js').ReceiptRow} ReceiptRow */
/** @typedef {import('../../types.js').PendingAdd} PendingAdd */

/** Icon and tone of the whole, by state. @type {Record<string, [string, string]>} */
const LOOKS = {
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
  const { pending, problem, busy } = /** @type {NonNullable<import('../state.js').State['add']>} */ (state.add);
  const name = stateName(pending, problem);
  const [iconName, tone] = LOOKS[name];
  const open = name === 'unknown' || name === 'waiting' || name === 'twin';
  return el(
    'section.adding',
    { 'aria-labelledby': 'title' },
    el(
      `div.result-head.${tone}`,
      {},
      el('div.emblem', {}, name === 'working' ? spinner() : icon(iconName)),
      el('h1', { id: 'title', tabindex: '-1' }, t(`add_${name}`)),
      el('p.lead', { dir: 'auto' }, pending.full_name),
    ),
    el('div.headline', { 'aria-live': 'polite' }, el('p', {}, headline(name, pending))),
    problem && name !== 'twin' && problemNotice(problem),
    name === 'twin' ? null : el('ul.receipt', { 'aria-label': t('receipt') }, ...rows(pending, name)),
    open && (!problem || name === 'twin' || busy) ? el('p.busy', {}, spinner(), el('span', {}, t('settles_by_itself'))) : null,
  );
}

/**
 * @param {PendingAdd} pending
 * @param {import('../../types.js').Problem|null} problem
 */
function stateName({ answer }, problem) {
  if (problem?.code === 'twin_running') return 'twin';
  if (problem && isDefinite(problem)) return 'rejected';
  if (answer) return answer.state;
  return problem ? 'waiting' : 'working';
}

/** @param {string} name @param {PendingAdd} pending */
function headline(name, { answer }) {
  if (name === 'refused' && answer?.written) return t('add_refused_partly');
  return t(`add_${name}_text`);
}

/** @param {import('../../types.js').Problem} problem */
function problemNotice(problem) {
  const { title, text } = wordsFor(problem);
  return el(
    'div',
    { role: 'alert', id: 'trouble', tabindex: '-1' },
    notice(isDefinite(problem) ? 'bad' : 'warn', isDefinite(problem) ? 'bad' : 'away', el('strong', {}, title), text && el('p', {}, text)),
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
export function receiptRow({ kind, verb, state, outcome, record_id, link, message, fields }, add) {
  // After a refusal nothing more is sent: what still waited never will be.
  const dropped = state === 'claimed' && add === 'refused';
  const key = dropped ? 'row_not_written' : outcome ? `row_${outcome}` : `row_${state}`;
  const word = hasText(key) ? t(key) : state;
  const tone = TONES[dropped ? 'dropped' : state] ?? 'none';
  const comment = kind === 'comment' || verb === 'comment';
  const title = record_id && !comment ? recordLink(t(kind), record_id, link) : t(comment ? 'comment' : kind);
  return row(kind, title, tone, word, [
    message && el('p.row-message', {}, message),
    ...(fields ?? []).map((field) => el('p.problem', {}, icon('bad'), el('span', {}, `${field.label ?? field.field}: ${field.reason}`))),
  ]);
}

/** @type {Record<string, 'good'|'bad'|'unsure'|'busy'|'none'>} */
const TONES = { done: 'good', refused: 'bad', unknown: 'unsure', sent: 'busy' };
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
  const { pending, problem } = /** @type {NonNullable<import('../state.js').State['add']>} */ (state.add);
  const name = stateName(pending, problem);
  if (name === 'working') return null;
  if (name === 'refused' || name === 'rejected') {
    return el('div.actions', {}, button(t('next'), 'next', { kind: 'quiet' }), primary(t('mend'), 'mend-asked'));
  }
  if (name === 'waiting') {
    return el('div.actions', {}, button(t('put_away'), 'step-aside', { kind: 'quiet' }), primary(t('try_now'), 'settle-now'));
  }
  if (name === 'unknown' || name === 'twin') return el('div.actions', {}, primary(t('next_meanwhile'), 'step-aside'));
  return el('div.actions', {}, primary(t('next'), 'next'));
}
