/** Many adds under way and at their end: one row with its receipt per person, and what it came to. */

import { endOf } from '../attention.js';
import { icon } from '../icons.js';
import { t, tn } from '../text.js';
import { el } from '../ui.js';
import { isFailed, isOver } from '../update/batch_adding.js';
import { receiptRow } from './adding.js';
import { backButton, button, notice, primary, spinner } from './parts.js';
import { wordsFor } from './problem.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../types.js').PendingAdd} PendingAdd */

/** Icon and tone by how an add stands. @type {Record<import('../attention.js').End, [string, string]>} */
const LOOKS = {
  added: ['check', 'good'],
  updated: ['check', 'good'],
  already_there: ['check', 'good'],
  proposed: ['people', 'good'],
  preview_only: ['stop', 'unsure'],
  undone: ['back', 'plain'],
  needs_you: ['warn', 'warn'],
  failed: ['bad', 'bad'],
  unknown: ['question', 'unsure'],
  waiting: ['clock', 'plain'],
  working: ['clock', 'plain'],
  queued: ['clock', 'plain'],
};

/** @param {State} state */
export function batchAddingView({ batch, connection }) {
  const { adds, problem } = batch;
  const over = adds.filter(isOver).length;
  return el(
    'section.batch',
    { 'aria-labelledby': 'title' },
    backButton(t('batch_back'), 'batch-closed'),
    el('h1', { id: 'title', tabindex: '-1' }, over < adds.length ? t('batch_adding_title', over, adds.length) : t('batch_over_title')),
    over < adds.length ? el('progress', { value: over, max: adds.length, 'aria-labelledby': 'title' }) : null,
    el('div', { 'aria-live': 'polite' }, el('p.help', {}, over < adds.length ? t('batch_adding_text') : null), summary(adds)),
    connection.problem && over < adds.length ? notice('warn', 'away', el('p', {}, t('batch_queued'))) : null,
    problem && !connection.problem ? waiting(problem) : null,
    el('ul.rows', { 'aria-label': t('receipt') }, ...shownOrder(adds, over === adds.length).map(addRow)),
  );
}

/** At the end, what needs the recruiter comes first; until then nobody moves. @param {PendingAdd[]} adds @param {boolean} ended */
const shownOrder = (adds, ended) => (ended ? [...adds.filter(isFailed), ...adds.filter((add) => !isFailed(add))] : adds);

/** @param {import('../../types.js').Problem} problem */
function waiting(problem) {
  const { title, text } = wordsFor(problem);
  return notice('warn', 'clock', el('strong', {}, title), el('p', {}, [text, problem.retry_after ? tn('batch_wait', problem.retry_after) : ''].filter(Boolean).join(' ')));
}

/** How many ended how, in the order in which one cares. @param {PendingAdd[]} adds */
function summary(adds) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const add of adds) counts.set(endOf(add), (counts.get(endOf(add)) ?? 0) + 1);
  const names = /** @type {import('../attention.js').End[]} */ (Object.keys(LOOKS)).filter((name) => counts.has(name));
  return el('dl.totals', { id: 'summary' }, ...names.map((name) => el('div', { 'data-count': name }, el('dt', {}, t(`batch_end_${name}`)), el('dd', {}, counts.get(name)))));
}

/** @param {PendingAdd} add */
function addRow(add) {
  const end = endOf(add);
  const [name, tone] = LOOKS[end];
  const rows = (add.answer?.receipt ?? []).filter(({ state }) => state !== 'claimed' || end !== 'queued');
  return el(
    `li.row.plain.add`,
    { key: add.key },
    el('span.row-name', { dir: 'auto' }, add.full_name),
    el(`span.mark-word.${tone}`, {}, end === 'working' ? spinner() : icon(name), t(`batch_end_${end}`)),
    reason(add),
    rows.length ? el('ul.receipt', {}, ...rows.map((row) => receiptRow(row, add.answer?.state ?? ''))) : null,
    isFailed(add) ? button(t('batch_open'), 'add-reopened', { icon: 'next', arg: { key: add.key } }) : null,
  );
}

/** @param {PendingAdd} add */
function reason({ problem, answer }) {
  if (problem) {
    const { title, text } = wordsFor(problem);
    const said = problem.fields.map((field) => `${field.label ?? field.field}: ${field.reason}`);
    return el('p.row-about', { dir: 'auto' }, [title.replace(/[.]$/, ''), text, ...said].filter(Boolean).join('. '));
  }
  const wanted = answer && ['refused', 'waiting', 'unknown'].includes(answer.state);
  return wanted && answer.message ? el('p.row-about', { dir: 'auto' }, answer.message) : null;
}

/** @param {State} state */
export function batchAddingFooter({ batch }) {
  const over = batch.adds.every(isOver);
  const failed = batch.adds.filter(isFailed).length;
  if (!over) return null;
  if (failed) return el('div.actions', {}, button(t('batch_put_away'), 'adds-put-away', { kind: 'quiet' }), primary(tn('batch_again', failed), 'failed-again'));
  return el('div.actions', {}, primary(t('batch_put_away'), 'adds-put-away'));
}
