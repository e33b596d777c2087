/** The person's card: new, known, or a name mismatch with its decision. */

import { openDecisions, personChoice } from '../choices.js';
import { jobLine } from '../profile.js';
import { t, tn } from '../text.js';
import { el } from '../ui.js';
import { card, flags, option, result, search } from './choice.js';
import { evidence } from './evidence.js';
import { button, notice, recordLink, spinner } from './parts.js';
import { trouble } from './problem.js';

/** @typedef {import('../state.js').PersonState} PersonState */

/** @param {PersonState} person */
export function personCard(person) {
  const { verdict, matches, applicant_id, contact_id } = /** @type {import('../../types.js').Check} */ (person.check).person;
  const choice = personChoice(person);
  const mismatch = verdict === 'name_mismatch';
  const duplicate = person.neverMerge && verdict === 'existing';
  const [title, text] = mismatch
    ? [t('name_mismatch'), shared(matches) ? t('name_mismatch_shared') : matches.length === 1 ? t('name_mismatch_one') : tn('name_mismatch_text', matches.length)]
    : choice?.choice === 'existing' && person.draft.person
      ? [t('person_existing'), t('chosen_by_hand')]
      : [t(`person_${verdict}`), ''];
  const shown = withChosenPerson(person, mismatch || duplicate ? matches : []);
  return card('person', mismatch ? 'warn' : 'calm', mismatch ? 'warn' : 'applicant', title, text, {
    needed: person.tried && openDecisions(person).includes('person'),
    body: [
      unlinked(person),
      duplicate && notice('warn', 'warn', el('strong', {}, t('never_merge_title')), el('p', {}, t('never_merge_text'))),
      mismatch || duplicate || person.draft.person || person.searches.person.open
        ? el(
            'div.choices',
            { role: 'radiogroup', 'aria-labelledby': 'warning-person' },
            ...shown.map((match) => personOption(match, choice, person.unlinks.busy)),
            option('person', 'create', choice?.choice === 'create', { choice: 'create' }, t('create_new_person'), t('create_new_person_text', person.profile.full_name)),
          )
        : null,
      verdict === 'existing' && !person.draft.person && !duplicate ? notThem({ applicant_id, contact_id }, person.unlinks.busy) : null,
      search('person', person, person.profile.full_name, personResult, verdict === 'existing' ? t('wrong_person') : undefined),
    ],
  });
}

/** Whether an address or a number says it is one of them, whatever the names say. @param {import('../../types.js').PersonMatch[]} matches */
const shared = (matches) =>
  matches.some((match) => match.evidence?.some(({ rule }) => ['public_id', 'member_id', 'email', 'phone'].includes(rule)));

/** @typedef {{applicant_id: number|null, contact_id: number|null}} Ids */

/** @param {Ids} ids */
const recordsIn = (ids) =>
  (/** @type {const} */ (['applicant', 'contact'])).flatMap((kind) => (ids[`${kind}_id`] ? [{ kind, record_id: ids[`${kind}_id`] }] : []));

/** @param {Ids} match @param {boolean} busy */
const notThem = (match, busy) =>
  button(t('not_this_person'), 'unlink-asked', { kind: 'quiet', icon: 'bad', arg: { records: recordsIn(match) }, 'aria-disabled': busy ? 'true' : null });

/** What was said of wrong records, as long as it can be taken back here. @param {PersonState} person */
function unlinked({ unlinks: { busy, problem, made } }) {
  const names = made.map(({ kind, record_id }) => `${t(kind)} ${record_id}`).join(', ');
  return [
    busy && el('p.busy', { role: 'status' }, spinner(), el('span', {}, t('one_moment'))),
    problem && trouble(problem, null),
    made.length ? notice('info', 'check', el('p', {}, t('unlinked', names)), button(t('take_back'), 'relink-asked', { icon: 'undo' })) : null,
  ];
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
 * @param {boolean} busy
 */
function personOption(match, choice, busy) {
  const { applicant_id, contact_id, full_name } = match;
  const chosen = choice?.choice === 'existing' && choice.applicant_id === applicant_id && choice.contact_id === contact_id;
  const arg = { choice: 'existing', applicant_id, contact_id, label: full_name };
  const name = `existing-${applicant_id ?? 0}-${contact_id ?? 0}`;
  return option('person', name, chosen, arg, full_name, [jobLine(match.job_title, match.company_name), match.location].filter(Boolean).join(' · '), [
    applicant_id ? recordLink(t('applicant'), applicant_id, match.links?.applicant) : null,
    contact_id ? recordLink(t('contact'), contact_id, match.links?.contact) : null,
    ...flags(match),
    evidence(match.evidence ?? [], t('why'), match.would_change),
    match.evidence?.length && !match.evidence.some(({ rule }) => rule === 'unlinked') ? notThem(match, busy) : null,
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
