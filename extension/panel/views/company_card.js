/** The company's card: known, mismatch, new with what will be created, or none. */

import { companyChoice, companyStays, openDecisions } from '../choices.js';
import { fieldGroups } from '../fields.js';
import { icon } from '../icons.js';
import { t, tn } from '../text.js';
import { el } from '../ui.js';
import { card, flags, option, result, search } from './choice.js';
import { evidence } from './evidence.js';
import { fieldControls } from './field.js';
import { button, recordLink } from './parts.js';

/** @typedef {import('../state.js').PersonState} PersonState */
/** @typedef {import('../state.js').State} State */

/** @param {State} state @param {PersonState} person */
export function companyCard(state, person) {
  const { verdict, matches } = /** @type {import('../../types.js').Check} */ (person.check).company;
  const choice = companyChoice(person);
  const mismatch = verdict === 'company_mismatch';
  const creating = choice?.choice === 'create';
  const warn = mismatch || creating;
  return card('company', warn ? 'warn' : 'calm', warn ? 'warn' : 'company', ...companyWords(person, creating), {
    needed: person.tried && openDecisions(person).includes('company'),
    body: [
      companyProblem(person),
      verdict === 'matched' && !person.draft.company && !companyStays(person) ? evidence(matches[0]?.evidence ?? [], t('why'), matches[0]?.would_change) : null,
      mismatch || person.draft.company || person.searches.company.open ? companyChoices(person, matches, choice) : null,
      creating ? newCompany(state) : null,
      creating && !mismatch && !person.draft.company && !person.searches.company.open
        ? button(t('company_none'), 'company-chosen', { kind: 'quiet', icon: 'minus', arg: { choice: 'none' } })
        : null,
      search('company', person, person.profile.company ?? '', companyResult),
    ],
  });
}

/** @param {PersonState} person @param {boolean} creating @returns {[string, string]} */
function companyWords(person, creating) {
  const { verdict, matches } = /** @type {import('../../types.js').Check} */ (person.check).company;
  if (verdict === 'company_mismatch') {
    const one = matches.length === 1;
    return [one ? t('company_question') : t('company_mismatch'), one ? t('company_question_text', person.profile.company || String(matches[0].evidence?.[0]?.theirs ?? '')) : tn('company_mismatch_text', matches.length)];
  }
  if (creating) return [t('new_company'), t(verdict === 'unchecked' ? 'new_company_unchecked' : 'new_company_text')];
  const stays = companyStays(person);
  if (stays) return [stays.ours ?? t('no_company'), t('company_stays_text')];
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
    recordLink(t('company'), company_id, match.link),
    ...flags(match),
    evidence(match.evidence ?? [], t('why'), match.would_change),
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
  return group && el('div.new-company', {}, el('h3', {}, t('new_company_fields')), ...fieldControls(group.fields));
}
