/** The screens of those who were chosen: what holds for all, one after the other, what will be written, how it went. */

import { counted, headlineCompanies, inOrder, inTurn, isDoubtful, isOffLimits, lacksCompany, suggestions } from '../attention.js';
import { icon } from '../icons.js';
import { jobLine } from '../profile.js';
import { t, tn } from '../text.js';
import { el } from '../ui.js';
import { stillPlanning } from '../update/batch.js';
import { commonGroups } from '../update/batch_deciding.js';
import { ready } from '../update/batch_adding.js';
import { batchAddingFooter, batchAddingView } from './batch_adding.js';
import { changedPeople } from './changes.js';
import { fieldControls } from './field.js';
import { mark, marks } from './list.js';
import { backButton, button, notice, primary, spinner } from './parts.js';
import { personView, recordTypes } from './person.js';
import { plannedWrite } from './preview.js';
import { trouble } from './problem.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').PersonState} PersonState */

/** @type {Record<'batch_setup'|'batch_person'|'batch_preview'|'batch_adding', [(state: State) => any, (state: State) => any]>} */
export const SCREENS = {
  batch_setup: [setupView, setupFooter],
  batch_person: [oneView, oneFooter],
  batch_preview: [previewView, previewFooter],
  batch_adding: [batchAddingView, batchAddingFooter],
};

/** @param {State} state */
function setupView(state) {
  const { people, problem } = state.batch;
  const doubtful = people.filter((person) => person.check && isDoubtful(state, person)).length;
  return el(
    'section.batch',
    { 'aria-labelledby': 'title' },
    backButton(t('batch_back'), 'batch-closed'),
    el('h1', { id: 'title', tabindex: '-1' }, tn('batch_setup_title', people.length)),
    problem && trouble(problem, 'chosen-check-again', t('check_again')),
    people.some(({ check }) => !check) && el('p.busy', {}, state.connection.problem ? icon('away') : spinner(), el('span', {}, t(state.connection.problem ? 'batch_queued' : 'checking'))),
    companies(state),
    suggested(state),
    changedPeople(state),
    withoutCompany(state),
    ...commonGroups(state).map(({ kinds, fields }) =>
      el('section.group', { key: kinds.join('-') }, el('h2', {}, t('batch_for_all', t(kinds.length === 2 ? 'both_records' : kinds[0]))), ...fieldControls(fields)),
    ),
    el(
      'section.rows-group',
      { 'aria-labelledby': 'chosen-title' },
      el('h2', { id: 'chosen-title' }, t('batch_people'), doubtful ? el('span.count.warn', {}, tn('batch_to_look', doubtful)) : null),
      el('ul.rows', {}, ...inOrder(state).map((person) => chosenRow(state, person))),
    ),
  );
}

/** @param {State} state */
function setupFooter(state) {
  const unchecked = state.batch.people.every(({ check }) => !check);
  return [
    recordTypes(state.person?.draft.record_type ?? 'applicant'),
    el('div.actions', {}, primary(t('batch_apply'), 'batch-applied', { disabled: unchecked })),
  ];
}

/** @param {State} state @param {PersonState} person */
function chosenRow(state, person) {
  const { key, profile, check } = person;
  return el(
    'li.row.plain',
    { key },
    el('button.result', { type: 'button', do: 'chosen-opened', arg: { key } }, el('span.row-name', { dir: 'auto' }, profile.full_name), el('span.row-about', { dir: 'auto' }, jobLine(profile.title, profile.company) || profile.headline)),
    removal(person),
    el('span.marks', {}, check && isDoubtful(state, person) ? mark('warn', ['warn'], t('batch_look')) : null, ...(check ? marks(check) : [mark('unsure', ['clock'], t('batch_unchecked'))])),
  );
}

/** @param {PersonState} person */
const removal = ({ key, profile }) =>
  el('button.icon-button', { type: 'button', do: 'left-out', arg: { key }, 'aria-label': t('batch_leave_out_name', profile.full_name), title: t('batch_leave_out') }, icon('minus'));

/** Companies of headlines: proposals until somebody says yes, once for all. @param {State} state */
function companies(state) {
  const found = headlineCompanies(state);
  const { declined } = state.batch;
  const wanted = found.filter(({ name }) => !declined.includes(name)).length;
  if (!found.length) return null;
  return el(
    'section.card.warn',
    { key: 'companies', 'aria-labelledby': 'companies-title' },
    el('div.card-head', {}, icon('company'), el('h2', { id: 'companies-title' }, t('batch_companies'))),
    el('p.card-text', {}, t('batch_companies_text')),
    el(
      'ul.rows',
      {},
      ...found.map(({ name, people, known }, index) =>
        el(
          'li.row',
          { key: name },
          el('input', { type: 'checkbox', id: `company-${index}`, checked: !declined.includes(name), 'data-edit': 'company-declined', 'data-arg': JSON.stringify({ name }), 'data-value': 'boolean' }),
          el('label', { for: `company-${index}` }, el('span.row-name', { dir: 'auto' }, name), el('span.row-about', { dir: 'auto' }, [tn('batch_people_of', people.length), known ? t('batch_known_as', known) : ''].filter(Boolean).join(' · '))),
        ),
      ),
    ),
    button(tn('batch_companies_confirm', wanted), 'companies-confirmed', { icon: 'check', id: 'confirm-companies', 'aria-disabled': wanted ? null : 'true' }),
  );
}

/** @param {State} state */
function suggested(state) {
  const found = suggestions(state);
  if (!found.length) return null;
  return el(
    'section.card.calm',
    { key: 'suggestions', 'aria-labelledby': 'suggestions-title' },
    el('div.card-head', {}, icon('question'), el('h2', { id: 'suggestions-title' }, t('batch_suggestions'))),
    el('ul.plain-list', {}, ...found.map(({ label, entries }) => el('li', {}, `${label}: ${tn('batch_people_of', entries.length)}`))),
    button(t('batch_suggestions_confirm'), 'suggestions-confirmed', { icon: 'check', id: 'confirm-suggestions' }),
  );
}

/** @param {State} state */
function withoutCompany(state) {
  const type = state.person?.draft.record_type ?? 'applicant';
  const { appliedType } = state.batch;
  const lacking = state.batch.people.filter((person) => {
    const own = appliedType !== null && person.draft.record_type !== appliedType;
    return person.check && lacksCompany(own ? person : { ...person, draft: { ...person.draft, record_type: type } });
  });
  if (!lacking.length) return null;
  return el(
    'section.card.warn',
    { key: 'without-company', 'aria-labelledby': 'without-title' },
    el('div.card-head', {}, icon('company'), el('h2', { id: 'without-title' }, tn('batch_without', lacking.length))),
    el('p.card-text', {}, t('batch_without_text')),
    el('div.actions', {}, button(t('batch_as_applicants'), 'added-as-applicants', { icon: 'applicant' }), button(t('batch_open_first'), 'chosen-opened', { kind: 'quiet', arg: { key: lacking[0].key } })),
  );
}

/** @param {State} state */
function oneView(state) {
  const person = /** @type {PersonState} */ (state.person);
  const { order, people } = state.batch;
  const left = order.filter((key) => people.some((one) => one.key === key));
  const at = left.indexOf(person.key);
  const doubtful = people.filter((one) => isDoubtful(state, one)).length;
  return [
    el(
      'nav.scroll',
      { 'aria-label': t('batch_people') },
      backButton(t('batch_all'), 'batch-set-up'),
      el('span.scroll-at', { role: 'status' }, t('batch_at', at + 1, left.length), doubtful ? el('span.count', { title: tn('batch_doubtful', doubtful) }, doubtful, el('span.visually-hidden', {}, ` ${t('batch_look')}`)) : null),
      step('step-back', -1, 'back', t('batch_previous'), 'Alt+P', at === 0),
      step('step-next', 1, 'next', t('batch_following'), 'Alt+N', at === left.length - 1),
    ),
    person.tried && lacksCompany(person) ? notice('bad', 'bad', el('p', { role: 'alert' }, t('batch_needs_company'))) : null,
    person.refused.some(({ reason }) => !reason.startsWith('@')) ? notice('bad', 'bad', el('ul', {}, ...person.refused.map(({ label, field, reason }) => el('li', {}, `${label ?? field}: ${reason}`)))) : null,
    person.check?.company.proposed && !person.profile.company && !person.draft.company
      ? button(t('batch_take_company', person.check.company.proposed), 'companies-confirmed', { icon: 'company', arg: { key: person.key } })
      : null,
    personView(state),
    person.profile.profile_url && /^https:\/\/www\.linkedin\.com\//.test(person.profile.profile_url) ? el('a.open-profile', { href: person.profile.profile_url, target: '_blank', rel: 'noreferrer' }, t('batch_open_profile'), icon('out')) : null,
  ];
}

/** @param {string} id @param {number} by @param {string} name @param {string} label @param {string} keys @param {boolean} end */
const step = (id, by, name, label, keys, end) =>
  el('button.icon-button', { type: 'button', id, do: 'batch-step', arg: { by }, 'aria-label': label, title: `${label} (${keys})`, 'aria-keyshortcuts': keys, 'aria-disabled': end ? 'true' : null }, icon(name));

/** @param {State} state */
function oneFooter(state) {
  const person = /** @type {PersonState} */ (state.person);
  return [
    recordTypes(person.draft.record_type),
    el('div.actions', {}, button(t('batch_leave_out'), 'left-out', { kind: 'quiet', arg: { key: person.key } }), primary(t('batch_done_next'), 'batch-next', { disabled: !person.check })),
  ];
}

/** @param {State} state */
function previewView(state) {
  const { people, problem } = state.batch;
  const planning = stillPlanning(state);
  const planned = ready(state);
  const doubtful = people.filter((person) => isDoubtful(state, person));
  const other = planned.find(({ plan }) => plan.mode !== 'direct')?.plan.mode;
  return el(
    'section.batch',
    { 'aria-labelledby': 'title' },
    backButton(t('batch_all'), 'batch-set-up'),
    el('h1', { id: 'title', tabindex: '-1' }, t('preview_title')),
    problem && trouble(problem, 'plan-again'),
    el('div', { 'aria-live': 'polite' }, planning ? el('p.busy', {}, spinner(), el('span', {}, t('batch_planning', planned.length, planned.length + planning))) : planned.length ? totals(counted(planned)) : null),
    other ? notice('unsure', 'stop', el('strong', {}, t(`mode_${other}`)), el('p', {}, t(`mode_${other}_text`))) : null,
    offLimits(planned),
    ...warned(planned),
    doubtful.length
      ? notice('warn', 'warn', el('strong', {}, tn('batch_doubtful', doubtful.length)), el('p', {}, t('batch_doubtful_text')), button(t('batch_open_first'), 'chosen-opened', { arg: { key: doubtful[0].key } }))
      : null,
    planned.length ? el('ul.rows', {}, ...inTurn(planned).map((one) => plannedRow(state, one))) : null,
  );
}

/** @param {{person: PersonState}[]} planned */
function offLimits(planned) {
  const names = planned.flatMap(({ person }) => (person.check && isOffLimits(person.check) ? [person.profile.full_name] : []));
  return names.length ? notice('bad', 'stop', el('strong', {}, t('batch_off_limits')), el('p', { dir: 'auto' }, names.join(', '))) : null;
}

/** What the plans warn of, each once; what is counted or named above needs no second word. @param {{plan: import('../../types.js').Plan}[]} planned */
function warned(planned) {
  const all = planned.flatMap(({ plan }) => plan.warnings).filter(({ kind }) => kind !== 'new_company' && kind !== 'off_limits');
  const once = new Map(all.map((warning) => [warning.title, warning]));
  return [...once.values()].map(({ title, text }) => notice('warn', 'warn', el('strong', {}, title), text && el('p', {}, text)));
}

/** @param {Record<string, number>} counts */
const totals = (counts) =>
  el(
    'dl.totals',
    { id: 'totals' },
    ...TOTALS.filter((name) => counts[name]).map((name) => el('div', { 'data-count': name }, el('dt', {}, t(`batch_total_${name}`)), el('dd', {}, counts[name]))),
  );

const TOTALS = ['company_create', 'applicant_create', 'contact_create', 'applicant_update', 'contact_update', 'applicant_propose', 'comment', 'nothing'];

/** @param {State} state @param {{person: PersonState, writes: import('../../types.js').PlannedWrite[]}} planned */
function plannedRow(state, { person, writes }) {
  const { key, profile } = person;
  const open = state.batch.shown === key;
  const what = writes.length ? writes.map(({ title }) => title).join(' · ') : t('nothing_to_write');
  return el(
    'li.row.plain',
    { key },
    el('button.result', { type: 'button', do: 'writes-shown', arg: { key }, 'aria-expanded': String(open) }, el('span.row-name', { dir: 'auto' }, profile.full_name), el('span.row-about', { dir: 'auto' }, what)),
    removal(person),
    open ? el('ol.writes', {}, ...writes.map((write) => plannedWrite(write, state.catalogue))) : null,
  );
}

/** @param {State} state */
function previewFooter(state) {
  const planned = ready(state);
  const modes = new Set(planned.map(({ plan }) => plan.mode));
  const mode = modes.size === 1 ? [...modes][0] : 'direct';
  const busy = stillPlanning(state) > 0;
  if (!planned.length && !busy) return null;
  return el('div.actions', {}, primary(tn(`batch_add_${mode}`, planned.length), 'batch-add', { busy }));
}
