/** The More options tab: every mapped field of the chosen record types, and a note for the comment. */

import { fieldGroups } from '../fields.js';
import { t } from '../text.js';
import { el } from '../ui.js';
import { fieldControls } from './field.js';

/**
 * @param {import('../state.js').State} state
 * @param {import('../state.js').PersonState} person
 */
export function options(state, person) {
  const groups = fieldGroups(state).filter(({ kinds }) => kinds[0] !== 'company');
  const several = groups.length > 1;
  const elsewhere = person.refused.filter(({ record, field }) =>
    field !== 'company_id' && !fieldGroups(state).some((group) => group.fields.some((view) => view.field.key === field && view.kinds.includes(/** @type {any} */ (record)))),
  );
  return el(
    'div.stack.options',
    {},
    elsewhere.length
      ? el('ul.problem', { id: 'field-problems', role: 'alert', tabindex: '-1' }, ...elsewhere.map(({ label, field, reason }) => el('li', {}, `${label ?? field}: ${reason}`)))
      : null,
    ...groups.map(({ kinds, fields }) =>
      el(
        'section.group',
        { key: kinds.join('-') },
        several && el('h2', {}, t(kinds.length === 2 ? 'both_records' : kinds[0])),
        ...fieldControls(fields),
      ),
    ),
    el(
      'div.field',
      { key: 'note' },
      el('label', { for: 'note' }, t('note')),
      el('textarea', { id: 'note', rows: 3, maxlength: 2000, 'data-edit': 'note-typed', 'aria-describedby': 'note-help', dir: 'auto' }, person.draft.note),
      el('p.help', { id: 'note-help' }, t('note_help')),
    ),
  );
}
