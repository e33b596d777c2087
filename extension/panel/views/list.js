/** A page of many people: everyone with what itris knows, grouped by how much attention they need. */

import { GROUPS, groupOf } from '../attention.js';
import { icon } from '../icons.js';
import { jobLine } from '../profile.js';
import { t, tn } from '../text.js';
import { el } from '../ui.js';
import { chosenKeys, isAsked } from '../update/list.js';
import { button, fullState, notice, primary, spinner } from './parts.js';
import { trouble } from './problem.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../update/list.js').Row} Row */
/** @typedef {import('../../types.js').Check} Check */

/** @param {State} state */
export function listView(state) {
  const { rows, hidden, problems, busy, problem, checks } = state.list;
  if (!rows.length) return fullState('people', t('list_hidden_title'), tn('list_hidden', hidden), button(t('read_again'), 'read-again', { icon: 'again' }));
  const checked = Object.keys(checks).length > 0;
  const fresh = rows.filter(({ key }) => checks[key] && groupOf(checks[key]) === 'new').length;
  return el(
    'section.people',
    { 'aria-labelledby': 'title' },
    el('h1', { id: 'title', tabindex: '-1' }, tn('list_title', rows.length)),
    hidden ? el('p.help', {}, tn('list_hidden', hidden)) : null,
    problems.includes('rows_not_loaded') && el('p.help', {}, t('reader_rows_not_loaded')),
    problems.includes('no_public_address') && notice('warn', 'warn', el('p', {}, t('list_no_address'))),
    problem && trouble(problem, 'list-check-again', t('check_again')),
    el('div', { 'aria-live': 'polite' }, busy ? el('p.busy', {}, spinner(), el('span', {}, t('checking'))) : null),
    checked ? toolbar(state, fresh) : null,
    ...(checked ? GROUPS.map((group) => groupOfRows(state, group)) : [el('ul.rows', {}, ...rows.map((row) => rowView(state, row)))]),
  );
}

/** @param {State} state @param {number} fresh */
const toolbar = (state, fresh) =>
  el(
    'div.list-tools',
    {},
    button(t('list_all_new', fresh), 'all-new-chosen', { icon: 'check', id: 'all-new', 'aria-keyshortcuts': 'Alt+N', title: 'Alt+N', 'aria-disabled': fresh ? null : 'true' }),
    state.list.rows.some(({ key }) => chosenKeys(state).has(key)) ? button(t('list_none'), 'none-chosen', { kind: 'quiet' }) : null,
  );

/** @param {State} state @param {import('../attention.js').Group} group */
function groupOfRows(state, group) {
  const rows = state.list.rows.filter(({ key }) => groupOf(state.list.checks[key]) === group);
  if (!rows.length) return null;
  return el(
    'section.rows-group',
    { key: group, 'aria-labelledby': `group-${group}` },
    el('h2', { id: `group-${group}` }, t(`list_group_${group}`), el('span.count', {}, rows.length)),
    el('ul.rows', {}, ...rows.map((row) => rowView(state, row))),
  );
}

/** @param {State} state @param {Row} row */
function rowView(state, { key, profile }) {
  const check = state.list.checks[key];
  const asked = isAsked(state, key);
  const id = `row-${state.list.rows.findIndex((row) => row.key === key)}`;
  const chosen = chosenKeys(state).has(key);
  const about = jobLine(profile.title, profile.company) || profile.headline;
  return el(
    `li.row`,
    { key, class: chosen ? 'row chosen' : 'row' },
    el('input', { type: 'checkbox', id, checked: chosen, disabled: asked, 'data-row': key, 'data-edit': 'row-chosen', 'data-arg': JSON.stringify({ key }), 'data-value': 'boolean', 'aria-describedby': `${id}-is` }),
    el('label', { for: id }, el('span.row-name', { dir: 'auto' }, profile.full_name), about && el('span.row-about', { dir: 'auto' }, about)),
    el('span.marks', { id: `${id}-is` }, ...(asked ? [mark('good', ['check'], t('list_asked'))] : check ? marks(check) : [])),
  );
}

/** @param {string} tone @param {string[]} icons @param {string} word */
export const mark = (tone, icons, word) => el(`span.mark-word.${tone}`, {}, ...icons.map(icon), word);

/** Icon and word for all that matters about a person before opening it. @param {Check} check */
export function marks(check) {
  const { applicant_id, contact_id } = check.person;
  const group = groupOf(check);
  const held = applicant_id || contact_id;
  return [
    group === 'off_limits' && mark('bad', ['stop'], t('off_limits')),
    held && mark('good', [applicant_id && 'applicant', contact_id && 'contact'].filter((name) => typeof name === 'string'), t(applicant_id ? (contact_id ? 'list_both' : 'applicant') : 'contact')),
    check.changes?.length ? mark('warn', ['changed'], t('list_changed')) : null,
    check.person.verdict === 'name_mismatch' && mark('warn', ['question'], t('list_maybe')),
    check.person.verdict === 'new' && mark('plain', ['plus'], t('list_new')),
    check.person.verdict === 'unchecked' && mark('unsure', ['question'], t('not_checked')),
    check.company.verdict === 'company_mismatch' && mark('warn', ['company'], t(check.company.proposed ? 'list_company_proposed' : 'list_company_which', check.company.proposed ?? '')),
    check.company.verdict === 'none' && check.company.proposed ? mark('plain', ['company'], t('list_company_proposed', check.company.proposed)) : null,
    check.company.verdict === 'new_company' && mark('warn', ['company'], t('new_company')),
  ];
}

/** @param {State} state */
export function listFooter(state) {
  const { people } = state.batch;
  if (!people.length) return state.list.rows.length ? el('p.help', {}, t('list_choose')) : null;
  const elsewhere = people.filter(({ key }) => !state.list.rows.some((row) => row.key === key)).length;
  return [
    elsewhere ? el('p.help', {}, tn('list_elsewhere', elsewhere)) : null,
    el('div.actions', {}, primary(tn('list_next', people.length), 'batch-opened')),
  ];
}
