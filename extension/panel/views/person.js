/** Who is this: name, job, what itris knows and how fresh that is. */

import { isHeld, kindsOf } from '../choices.js';
import { fieldProblems } from '../fields.js';
import { icon } from '../icons.js';
import { jobLine } from '../profile.js';
import { ago, hasText, t, tn } from '../text.js';
import { el } from '../ui.js';
import { evidence } from './evidence.js';
import { integrations, warningsOf } from './integrations.js';
import { options } from './options.js';
import { provenance } from './other_ways.js';
import { notice, primary, recordLink, spinner } from './parts.js';
import { trouble } from './problem.js';
import { reportOffer } from './report.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').PersonState} PersonState */

/** @param {State} state */
export function personView(state) {
  const person = /** @type {PersonState} */ (state.person);
  return el(
    'section.person',
    { 'aria-labelledby': 'title', key: person.key },
    header(person, state),
    provenance(person),
    state.planning.problem && trouble(state.planning.problem, 'preview-asked'),
    person.problem ? trouble(person.problem, 'check-again', t('check_again')) : null,
    person.check ? [...generalWarnings(person), ...readerNotes(person), tabs(state, person)] : null,
    person.check ? null : readerNotes(person),
    reportOffer(state.hints.report),
  );
}

/** @param {PersonState} person @param {State} state */
function header(person, { connection, me }) {
  const { profile } = person;
  const job = jobLine(profile.title, profile.company) || profile.headline;
  return el(
    'header.person-head',
    {},
    el('h1', { id: 'title', tabindex: '-1', dir: 'auto' }, profile.full_name),
    job && el('p.job', { dir: 'auto' }, job),
    profile.location && el('p.place', { dir: 'auto' }, profile.location),
    el('div', { 'aria-live': 'polite' }, person.check ? held(person.check, me?.directory.reading ?? null) : checking(person, connection.problem !== null)),
  );
}

/** @param {PersonState} person @param {boolean} away */
const checking = (person, away) =>
  person.problem || away
    ? el('ul.held', {}, pill('unsure', 'question', t('not_checked')))
    : el('p.busy', {}, spinner(), el('span', {}, t('checking')));

/**
 * @param {import('../../types.js').Check} check
 * @param {{done: number, total: number}|null} reading of itris, while it goes on
 */
function held(check, reading) {
  const { verdict, applicant_id, contact_id, matches } = check.person;
  const exact = verdict === 'existing'
    ? matches.find((match) => match.applicant_id === applicant_id && match.contact_id === contact_id) ?? matches[0]
    : null;
  const unsure = verdict === 'unchecked';
  /** @param {'applicant_id'|'contact_id'} id */
  const maybe = (id) => verdict === 'name_mismatch' && matches.some((match) => match[id]);
  return [
    el(
      'ul.held',
      { 'aria-label': t('in_itris') },
      record('applicant', applicant_id, exact?.links?.applicant, { unsure, maybe: maybe('applicant_id') }),
      record('contact', contact_id, exact?.links?.contact, { unsure, maybe: maybe('contact_id') }),
    ),
    el('div.knowing', {}, knowledge(check, reading), exact && evidence(exact.evidence ?? [], t('why'), exact.would_change)),
  ];
}

/**
 * @param {'applicant'|'contact'} kind
 * @param {number|null} id
 * @param {string|null|undefined} link
 * @param {{unsure: boolean, maybe: boolean}} doubt
 */
function record(kind, id, link, { unsure, maybe }) {
  if (id) return pill('good', kind, recordLink(t(kind), id, link), 'check');
  if (unsure) return pill('unsure', kind, t(`${kind}_unchecked`), 'question');
  if (maybe) return pill('warn', kind, t(`${kind}_maybe`), 'question');
  return pill('none', kind, t(`not_${kind}`), 'minus');
}

/** @param {string} tone @param {string} iconName @param {import('../ui.js').Child} content @param {string} [mark] */
const pill = (tone, iconName, content, mark) =>
  el(`li.pill.${tone}`, {}, el('span.pill-icon', {}, icon(iconName), mark && icon(mark)), el('span', {}, content));

/**
 * @param {import('../../types.js').Check} check
 * @param {{done: number, total: number}|null} reading
 */
function knowledge({ knowledge: { complete, age_s }, person, company }, reading) {
  const unchecked = person.verdict === 'unchecked' || company.verdict === 'unchecked';
  if (unchecked) {
    return notice(
      'unsure',
      'question',
      el('strong', {}, t('unchecked_title')),
      el('p', {}, t(complete ? 'unchecked_stale' : 'unchecked_reading')),
      reading && el('p', {}, t('reading_itris', reading.done.toLocaleString(), reading.total.toLocaleString())),
    );
  }
  return el('p.knowledge', {}, icon('clock'), age_s === null ? t('knowledge_unknown') : t('knowledge', ago(age_s)));
}

/** @param {PersonState} person */
const generalWarnings = (person) =>
  warningsOf(person).general.map(({ kind, title, text }) =>
    notice(
      kind === 'off_limits' ? 'bad' : 'warn',
      kind === 'off_limits' ? 'stop' : 'warn',
      el('strong', {}, title),
      text && el('p', { dir: 'auto' }, text),
    ),
  );

/** What the reader wants said: only what we have a sentence for. @param {PersonState} person */
const readerNotes = (person) =>
  person.problems
    .map((word) => (typeof word !== 'string' ? '' : hasText(`reader_${word}`) ? t(`reader_${word}`) : word.includes(' ') ? word : ''))
    .filter(Boolean)
    .map((text) => el('p.reader-note', {}, icon('question'), el('span', {}, text)));

/** @param {State} state @param {PersonState} person */
function tabs(state, person) {
  const { integrations: warnings } = warningsOf(person, state.catalogue);
  const problems = fieldProblems(state).filter(({ record }) => record !== 'company').length;
  return el(
    'div.tabs',
    {},
    el(
      'div.tablist',
      { role: 'tablist', 'aria-label': t('tabs') },
      tab('integrations', person.tab, t('integrations'), warnings.length && tn('warnings', warnings.length), warnings.length, 'Alt+I'),
      tab('options', person.tab, t('more_options'), problems && tn('to_fill', problems), problems, 'Alt+O'),
    ),
    el(
      'div.tabpanel',
      { role: 'tabpanel', id: `panel-${person.tab}`, 'aria-labelledby': `tab-${person.tab}`, key: person.tab },
      person.tab === 'integrations' ? integrations(state, person) : options(state, person),
    ),
  );
}

/**
 * @param {'integrations'|'options'} name
 * @param {string} current
 * @param {string} label
 * @param {string|number} spoken
 * @param {number} count
 * @param {string} keys
 */
const tab = (name, current, label, spoken, count, keys) =>
  el(
    'button.tab',
    {
      type: 'button',
      role: 'tab',
      id: `tab-${name}`,
      'aria-selected': String(name === current),
      'aria-controls': name === current ? `panel-${name}` : null,
      tabindex: name === current ? '0' : '-1',
      'aria-keyshortcuts': keys,
      title: keys,
      do: 'tab-shown',
      arg: { tab: name, focus: `#tab-${name}` },
    },
    el('span', {}, label),
    count ? el('span.count', { 'aria-hidden': 'true' }, count) : null,
    count ? el('span.visually-hidden', {}, `, ${spoken}`) : null,
  );

/** @param {State} state */
export function personFooter(state) {
  const person = /** @type {PersonState} */ (state.person);
  if (!person.check) {
    return person.problem ? el('div.actions', {}, primary(t('check_again'), 'check-again')) : null;
  }
  const { record_type } = person.draft;
  const updates = kindsOf(record_type).some((kind) => isHeld(person, kind));
  return [
    recordTypes(record_type),
    el('div.actions', {}, primary(t(updates ? 'review_update' : 'review_add'), 'preview-asked', { busy: state.planning.busy })),
  ];
}

/** @param {string} current */
export const recordTypes = (current) =>
  el(
    'fieldset.record-type',
    {},
    el('legend', {}, t('add_as')),
    ...['applicant', 'contact', 'both'].map((type) => recordType(type, current)),
  );

/** @param {string} type @param {string} current */
const recordType = (type, current) =>
  el(
    'label.segment',
    { title: `Alt+${type[0].toUpperCase()}` },
    el('input', {
      type: 'radio',
      name: 'record-type',
      id: `type-${type}`,
      value: type,
      checked: type === current,
      'aria-keyshortcuts': `Alt+${type[0].toUpperCase()}`,
      'data-edit': 'record-type-chosen',
    }),
    el('span', {}, t(type)),
  );

