/** What changed since itris was last told: per field taken over, left, or not decided yet. Pure. */

import { isHeld, kindsOf } from './choices.js';

/** @typedef {import('./state.js').PersonState} PersonState */
/** @typedef {import('../types.js').Change} Change */

/**
 * @param {PersonState} person
 * @returns {Change[]} those of the records an add would update now
 */
export function changesOf(person) {
  // Somebody else was chosen by hand: their values aren't the ones that were compared.
  if (person.draft.person) return [];
  const updated = kindsOf(person.draft.record_type).filter((kind) => isHeld(person, kind));
  return (person.check?.changes ?? []).filter(({ records }) => records.some((kind) => updated.includes(kind)));
}

/**
 * @param {PersonState} person
 * @param {Change} change
 * @returns {{theirs: import('../types.js').FieldValue, ours: import('../types.js').FieldValue}} as the field holds them
 */
export function valuesOf({ check }, { field, records, ours, theirs }) {
  const proposal = check?.values[records[0]]?.[field];
  return { theirs: proposal?.value ?? theirs, ours: proposal?.before ?? ours };
}

/**
 * @param {PersonState} person
 * @param {Change} change
 * @param {import('../types.js').Catalogue|null} catalogue
 * @returns {'take'|'leave'|null} null: not decided, and left
 */
export function decisionOf(person, change, catalogue) {
  const { draft } = person;
  if (change.field === 'company') {
    return draft.company && draft.company.choice !== 'none' ? 'take' : (draft.company_change ?? null);
  }
  const [kind] = change.records;
  const typed = draft.fields[kind][change.field];
  if (typed !== undefined) return typed === valuesOf(person, change).ours ? 'leave' : 'take';
  return catalogue?.[kind].find(({ key }) => key === change.field)?.update === 'always' ? 'take' : null;
}
