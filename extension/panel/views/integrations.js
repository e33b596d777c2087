/** The Integrations tab: new company, company mismatch, name mismatch, each with its decision. */

import { companyChoice, openDecisions, personChoice } from '../choices.js';
import { fieldGroups } from '../fields.js';
import { icon } from '../icons.js';
import { jobLine } from '../profile.js';
import { t, tn } from '../text.js';
import { el } from '../ui.js';
import { evidence } from './evidence.js';
import { fieldControl } from './field.js';
import { button, recordLink, spinner } from './parts.js';
import { trouble } from './problem.js';

/** @typedef {import('../state.js').PersonState} PersonState */
/** @typedef {import('../state.js').State} State */

const OURS = new Set(['new_company', 'company_mismatch', 'name_mismatch']);

/**
 * @param {PersonState} person
 * @returns {{integrations: ('company'|'person')[], general: import('../../types.js').Warning[]}}
 */
export function warningsOf(person) {
  const { check } = person;
  if (!check) return { integrations: [], general: [] };
  /** @type {('company'|'person')[]} */
  const open = [];
  if (check.person.verdict === 'name_mismatch') open.push('person');
  if (check.company.verdict === 'company_mismatch' || companyChoice(person)?.choice === 'create') open.push('company');
  return { integrations: open, general: check.warnings.filter(({ kind }) => !OURS.has(kind)) };
}

/** @param {State} state @param {PersonState} person */
export function integrations(state, person) {
  return el('div.stack', {}, personCard(person), companyCard(state, person));
}

/** @param {PersonState} person */
function personCard(person) {
  const { verdict, matches } = /** @type {import('../../types.js').Check} */ (person.check).person;
  const choice = personChoice(person);
  const mismatch = verdict === 'name_mismatch';
  const [title, text] = mismatch
    ? [t('name_mismatch'), matches.length === 1 ? t('name_mismatch_one') : tn('name_mismatch_text', matches.length)]
    : [t(`person_${verdict}`), choice?.choice === 'existing' && person.draft.person ? t('chosen_by_hand') : ''];
  const shown = withChosenPerson(person, mismatch ? matches : []);
  return card('person', mismatch ? 'warn' : 'calm', mismatch ? 'warn' : 'applicant', title, text, {
    needed: person.tried && openDecisions(person).includes('person'),
    body: [
      mismatch || person.draft.person || person.searches.person.open
        ? el(
            'div.choices',
            { role: 'radiogroup', 'aria-labelledby': 'warning-person' },
            ...shown.map((match) => personOption(match, choice)),
            option('person', 'create', choice?.choice === 'create', { choice: 'create' }, t('create_new_person'), t('create_new_person_text', person.profile.full_name)),
          )
        : null,
      search('person', person, person.profile.full_name, personResult),
    ],
  });
}

/**
 * Somebody found by hand stays among the choices.
 * @param {PersonState} person
 * @param {import('../../types.js').PersonMatch[]} matches
 */
function withChosenPerson(person, matches) {
  const { draft, check } = person;
  const all = [...matches];
  const known = [...(person.searches.person.results ?? []), ...(check?.person.matches ?? [])];
  const has = (/** @type {import('../../types.js').PersonMatch} */ match) =>
    match.applicant_id === (draft.person?.applicant_id ?? null) && match.contact_id === (draft.person?.contact_id ?? null);
  if (draft.person?.choice === 'existing' && !all.some(has)) {
    const found = known.find(has);
    all.push(found ?? {
      applicant_id: draft.person.applicant_id ?? null,
      contact_id: draft.person.contact_id ?? null,
      full_name: draft.person.label ?? '',
    });
  }
  return all;
}

/**
 * @param {import('../../types.js').PersonMatch} match
 * @param {import('../../types.js').PersonChoice|null} choice
 */
function personOption(match, choice) {
  const { applicant_id, contact_id, full_name } = match;
  const chosen = choice?.choice === 'existing' && choice.applicant_id === applicant_id && choice.contact_id === contact_id;
  const arg = { choice: 'existing', applicant_id, contact_id, label: full_name };
  const name = `existing-${applicant_id ?? 0}-${contact_id ?? 0}`;
  return option('person', name, chosen, arg, full_name, jobLine(match.job_title, match.company_name), [
    match.location && el('span.sub', { dir: 'auto' }, match.location),
    el(
      'span.ids',
      {},
      applicant_id ? recordLink(t('applicant'), applicant_id, match.links?.applicant) : null,
      contact_id ? recordLink(t('contact'), contact_id, match.links?.contact) : null,
    ),
    ...flags(match),
    evidence(match.evidence ?? [], t('why')),
  ]);
}

/** @param {import('../../types.js').PersonMatch} match */
function personResult(match) {
  const { applicant_id, contact_id, full_name } = match;
  const held = [applicant_id && `${t('applicant')} ${applicant_id}`, contact_id && `${t('contact')} ${contact_id}`];
  return result(
    { what: 'person', event: 'person-chosen', arg: { choice: 'existing', applicant_id, contact_id, label: full_name } },
    full_name,
    [jobLine(match.job_title, match.company_name), ...held].filter(Boolean).join(' · '),
  );
}

/** @param {State} state @param {PersonState} person */
function companyCard(state, person) {
  const { verdict, matches } = /** @type {import('../../types.js').Check} */ (person.check).company;
  const choice = companyChoice(person);
  const mismatch = verdict === 'company_mismatch';
  const creating = choice?.choice === 'create';
  const warn = mismatch || creating;
  return card('company', warn ? 'warn' : 'calm', warn ? 'warn' : 'company', ...companyWords(person, creating), {
    needed: person.tried && openDecisions(person).includes('company'),
    body: [
      companyProblem(person),
      mismatch || person.draft.company || person.searches.company.open ? companyChoices(person, matches, choice) : null,
      creating ? newCompany(state) : null,
      search('company', person, person.profile.company ?? '', companyResult),
    ],
  });
}

/** @param {PersonState} person @param {boolean} creating @returns {[string, string]} */
function companyWords(person, creating) {
  const { verdict, matches } = /** @type {import('../../types.js').Check} */ (person.check).company;
  if (verdict === 'company_mismatch') {
    const one = matches.length === 1;
    return [one ? t('company_question') : t('company_mismatch'), one ? t('company_question_text', person.profile.company ?? '') : tn('company_mismatch_text', matches.length)];
  }
  if (creating) return [t('new_company'), t(verdict === 'unchecked' ? 'new_company_unchecked' : 'new_company_text')];
  const choice = companyChoice(person);
  if (choice?.choice === 'existing') return [choice.label || t('company_known'), t(person.draft.company ? 'chosen_by_hand' : 'company_known_text')];
  return [t('no_company'), t('no_company_text')];
}

/** @param {PersonState} person */
function companyProblem(person) {
  const said = person.refused.find(({ field }) => field === 'company_id');
  return said ? el('p.problem', { role: 'alert' }, icon('bad'), el('span', {}, said.reason)) : null;
}

/**
 * @param {PersonState} person
 * @param {import('../../types.js').CompanyMatch[]} matches
 * @param {import('../../types.js').CompanyChoice|null} choice
 */
function companyChoices(person, matches, choice) {
  const { draft } = person;
  const all = [...matches];
  if (draft.company?.choice === 'existing' && !all.some((match) => match.company_id === draft.company?.company_id)) {
    const found = person.searches.company.results?.find((match) => match.company_id === draft.company?.company_id);
    all.push(found ?? { company_id: draft.company.company_id ?? 0, name: draft.company.label ?? '' });
  }
  const question = matches.length === 1 && person.check?.company.verdict === 'company_mismatch';
  return el(
    'div.choices',
    { role: 'radiogroup', 'aria-labelledby': 'warning-company' },
    ...all.map((match) => companyOption(match, choice, question)),
    person.profile.company
      ? option('company', 'create', choice?.choice === 'create', { choice: 'create' }, t(question ? 'company_question_no' : 'create_new_company'), t('create_new_company_text', person.profile.company))
      : null,
    option('company', 'none', choice?.choice === 'none', { choice: 'none' }, t('company_none'), ''),
  );
}

/**
 * @param {import('../../types.js').CompanyMatch} match
 * @param {import('../../types.js').CompanyChoice|null} choice
 * @param {boolean} question
 */
function companyOption(match, choice, question) {
  const { company_id, name, known_as, subtitle } = match;
  const chosen = choice?.choice === 'existing' && choice.company_id === company_id;
  const sub = [known_as && known_as !== name ? t('trading_as', known_as) : '', subtitle].filter(Boolean).join(' · ');
  return option('company', `existing-${company_id}`, chosen, { choice: 'existing', company_id, label: name }, question ? t('company_question_yes', name) : name, sub, [
    el('span.ids', {}, recordLink(t('company'), company_id, match.link)),
    ...flags(match),
    evidence(match.evidence ?? [], t('why')),
  ]);
}

/** @param {import('../../types.js').CompanyMatch} match */
const companyResult = (match) =>
  result(
    { what: 'company', event: 'company-chosen', arg: { choice: 'existing', company_id: match.company_id, label: match.name } },
    match.name,
    [match.subtitle, `${t('company')} ${match.company_id}`].filter(Boolean).join(' · '),
  );

/** @param {State} state */
function newCompany(state) {
  const group = fieldGroups(state).find(({ kinds }) => kinds[0] === 'company');
  return group && el('div.new-company', {}, el('h3', {}, t('new_company_fields')), ...group.fields.map(fieldControl));
}

/** @param {{off_limits?: boolean, archived?: boolean}} record */
const flags = ({ off_limits, archived }) => [
  off_limits && el('span.flag.bad', {}, icon('stop'), t('off_limits')),
  archived && el('span.flag.warn', {}, icon('warn'), t('archived')),
];

/**
 * @param {'person'|'company'} what
 * @param {string} tone
 * @param {string} iconName
 * @param {string} title
 * @param {string} text
 * @param {{needed: boolean, body: import('../ui.js').Child[]}} rest
 */
const card = (what, tone, iconName, title, text, { needed, body }) =>
  el(
    `section.card.${tone}`,
    { key: what, class: `card ${tone}${needed ? ' needed' : ''}`, 'aria-labelledby': `warning-${what}` },
    el('div.card-head', {}, icon(iconName), el('h2', { id: `warning-${what}`, tabindex: '-1', dir: 'auto' }, title)),
    text && el('p.card-text', {}, text),
    needed && el('p.problem', { role: 'alert' }, icon('bad'), el('span', {}, t(`decide_${what}`))),
    ...body,
  );

/**
 * @param {'person'|'company'} what
 * @param {string} name
 * @param {boolean} chosen
 * @param {any} arg
 * @param {string} title
 * @param {string} sub
 * @param {import('../ui.js').Child[]} [more] beside the label, since it holds links and buttons
 */
function option(what, name, chosen, arg, title, sub, more = []) {
  const id = `${what}-${name}`;
  return el(
    'div.choice',
    { key: id, class: chosen ? 'choice chosen' : 'choice' },
    el('input', { type: 'radio', name: `${what}-choice`, id, checked: chosen, 'data-edit': `${what}-chosen`, 'data-arg': JSON.stringify(arg) }),
    el(
      'div.choice-body',
      {},
      el('label', { for: id }, el('span.choice-title', { dir: 'auto' }, title), sub && el('span.sub', { dir: 'auto' }, sub)),
      ...more,
    ),
  );
}

/** @param {{what: string, event: string, arg: any}} target @param {string} title @param {string} sub */
const result = ({ what, event, arg }, title, sub) =>
  el(
    'li',
    {},
    el(
      'button.result',
      { type: 'button', do: event, arg, 'data-then': JSON.stringify({ type: 'search-closed', what }) },
      el('span.choice-title', { dir: 'auto' }, title),
      sub && el('span.sub', { dir: 'auto' }, sub),
    ),
  );

/**
 * Search by hand, always at hand.
 * @param {'person'|'company'} what
 * @param {PersonState} person
 * @param {string} suggestion
 * @param {(match: any) => HTMLElement} draw
 */
function search(what, person, suggestion, draw) {
  const { open, query, results, busy, problem } = person.searches[what];
  if (!open) {
    return button(t(`search_${what}`), 'search-opened', { icon: 'search', kind: 'quiet', id: `open-search-${what}`, arg: { what, query: suggestion } });
  }
  return el(
    'div.search',
    { key: `search-${what}`, role: 'search' },
    el('label', { for: `search-${what}` }, t(`search_${what}_label`)),
    el(
      'div.search-row',
      {},
      el('input', { id: `search-${what}`, type: 'search', value: query, autocomplete: 'off', spellcheck: 'false', 'data-edit': 'search-typed', 'data-arg': JSON.stringify({ what }), 'data-no-primary': true }),
      button(t('close'), 'search-closed', { kind: 'quiet', arg: { what }, 'data-escape': true }),
    ),
    problem && trouble(problem, null),
    el('p.status', { role: 'status' }, busy ? spinner() : null, busy ? t('searching') : results ? tn('results', results.length) : t('search_hint')),
    results?.length ? el('ul.results', {}, ...results.map(draw)) : null,
  );
}
