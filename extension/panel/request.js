/** From the person view to the request that plan and add share. Pure. */

import { companyChoice, isHeld, kindsOf, personChoice, recordsOf } from './choices.js';
import { valuesToSend } from './fields.js';
import { toWire } from './profile.js';

/**
 * @param {import('./state.js').PersonState} person with every decision taken
 * @param {import('../types.js').Catalogue} catalogue
 * @returns {import('../types.js').PlanRequest}
 */
export function planRequest(person, catalogue) {
  /** @type {import('../types.js').RecordFields} */
  const fields = { applicant: {}, contact: {}, company: {} };
  /** @type {Record<'applicant'|'contact', string[]>} */
  const decided = { applicant: [], contact: [] };
  for (const kind of recordsOf(person)) {
    const sent = valuesToSend(person, catalogue[kind], kind);
    fields[kind] = sent.values;
    if (kind === 'company') continue;
    // A company chosen by hand is meant to replace the one the record has.
    const meant = person.draft.company ? person.draft.company.choice !== 'none' : person.draft.company_change === 'take';
    const moved = meant && isHeld(person, kind);
    decided[kind] = moved ? [...sent.decided, 'company_id'] : sent.decided;
  }
  const { label: _, ...who } = personChoice(person) ?? { choice: 'create' };
  const { label: __, ...company } = companyChoice(person) ?? { choice: 'none' };
  return {
    profile: toWire(person.profile),
    record_types: kindsOf(person.draft.record_type),
    person: /** @type {import('../types.js').PersonChoice} */ (who),
    company: /** @type {import('../types.js').CompanyChoice} */ (company),
    fields,
    decided,
    note: person.draft.note.trim() || null,
  };
}
