/** The Integrations tab: who the person and the company are in itris, and the decisions that are open. */

import { companyChoice } from '../choices.js';
import { el } from '../ui.js';
import { changesOf, decisionOf } from '../changes.js';
import { changesCard } from './changes.js';
import { companyCard } from './company_card.js';
import { contactCard } from './contact.js';
import { personCard } from './person_card.js';

/** @typedef {import('../state.js').PersonState} PersonState */

/** Warnings of the check that the cards of this tab word themselves. */
const OURS = new Set(['new_company', 'company_mismatch', 'name_mismatch']);

/**
 * @param {PersonState} person
 * @param {import('../../types.js').Catalogue|null} [catalogue]
 * @returns {{integrations: ('company'|'person'|'changes')[], general: import('../../types.js').Warning[]}}
 */
export function warningsOf(person, catalogue = null) {
  const { check } = person;
  if (!check) return { integrations: [], general: [] };
  /** @type {('company'|'person'|'changes')[]} */
  const open = [];
  if (changesOf(person).some((change) => decisionOf(person, change, catalogue) === null)) open.push('changes');
  if (check.person.verdict === 'name_mismatch') open.push('person');
  if (check.company.verdict === 'company_mismatch' || companyChoice(person)?.choice === 'create') open.push('company');
  return { integrations: open, general: check.warnings.filter(({ kind }) => !OURS.has(kind)) };
}

/** @param {import('../state.js').State} state @param {PersonState} person */
export function integrations(state, person) {
  return el('div.stack', {}, changesCard(state, person), personCard(person), companyCard(state, person), contactCard(state, person));
}

