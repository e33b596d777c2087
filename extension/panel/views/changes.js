/** What changed since itris was last told: old beside new, each to take over or to leave. */

import { openChanges } from '../attention.js';
import { changesOf, decisionOf } from '../changes.js';
import { hasText, t, tn } from '../text.js';
import { el } from '../ui.js';
import { card } from './choice.js';
import { button } from './parts.js';

/** @typedef {import('../../types.js').Change} Change */

/** @param {import('../state.js').State} state @param {import('../state.js').PersonState} person */
export function changesCard({ catalogue }, person) {
  const changes = changesOf(person);
  if (!changes.length) return null;
  const decisions = changes.map((change) => decisionOf(person, change, catalogue));
  const open = decisions.filter((decision) => decision === null).length;
  return card('changes', open ? 'info' : 'calm', 'change', tn('changes', changes.length), t(open ? 'changes_text' : 'changes_decided'), {
    needed: false,
    body: [
      el('div.changes', {}, ...changes.map((change, i) => row(change, decisions[i]))),
      changes.length > 1 && decisions.some((decision) => decision !== 'take')
        ? button(t('take_all'), 'changes-taken', { icon: 'check', id: 'take-all', kbd: 'Alt+T' })
        : null,
    ],
  });
}

/** @param {Change} change @param {'take'|'leave'|null} decision */
function row({ field, label, ours, theirs }, decision) {
  const name = hasText(`evidence_${field}`) ? t(`evidence_${field}`) : label;
  return el(
    'fieldset.change',
    { key: `change-${field}` },
    el('legend', {}, name),
    oldAndNew({ ours, theirs }),
    el('div.ask', {}, option(field, 'take', decision), option(field, 'leave', decision)),
  );
}

/** @param {Pick<Change, 'ours'|'theirs'>} change */
const oldAndNew = ({ ours, theirs }) =>
  el(
    'p.change-values',
    { dir: 'auto' },
    el('del', {}, el('span.visually-hidden', {}, t('before')), ours || t('blank')),
    el('span.arrow', { 'aria-hidden': 'true' }, ' → '),
    el('ins', {}, el('span.visually-hidden', {}, t('after')), theirs || t('blank')),
  );

/** All of the chosen people who have changed jobs. @param {import('../state.js').State} state */
export function changedPeople(state) {
  const found = openChanges(state);
  if (!found.length) return null;
  return card('changes', 'info', 'change', tn('batch_changes', found.length), t('changes_text'), {
    needed: false,
    body: [
      el(
        'ul.plain-list',
        {},
        ...found.map(({ person, changes }) =>
          el('li', { key: person.key }, el('span.row-name', { dir: 'auto' }, person.profile.full_name), ...changes.map(oldAndNew)),
        ),
      ),
      button(t('take_all'), 'batch-changes-taken', { icon: 'check', id: 'take-all', kbd: 'Alt+T' }),
    ],
  });
}

/** @param {string} field @param {'take'|'leave'} value @param {string|null} decision */
const option = (field, value, decision) =>
  el(
    'label.segment',
    {},
    el('input', {
      type: 'radio',
      name: `change-${field}`,
      id: `change-${field}-${value}`,
      checked: decision === value,
      'data-edit': 'change-decided',
      'data-arg': JSON.stringify({ field, decision: value }),
    }),
    el('span', {}, t(`change_${value}`)),
  );
