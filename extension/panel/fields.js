/** The fields to fill: what each shows, what it sends, what is wrong with it. One schema, the backend's. Pure. */

import { kindsOf, recordsOf } from './choices.js';

/** @typedef {import('../types.js').Field} Field */
/** @typedef {import('../types.js').FieldValue} FieldValue */
/** @typedef {import('../types.js').RecordKind} RecordKind */
/** @typedef {import('./state.js').PersonState} PersonState */

/**
 * @typedef {object} FieldView
 * @property {string} id of its control
 * @property {RecordKind[]} kinds the records it fills (both, when they agree)
 * @property {Field} field
 * @property {FieldValue|undefined} value what is shown
 * @property {boolean} typed by the recruiter
 * @property {boolean} unconfirmed a proposal that counts only once it is confirmed
 * @property {string} source
 * @property {FieldValue|undefined} before what itris holds, when it differs
 * @property {'none'|'keep'|'replace'|'undecided'|'stays'|'replaced'} fate of what itris holds
 * @property {string} problem
 */

/** @param {FieldValue|undefined} value */
export const isBlank = (value) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.every((entry) => !entry.trim()));

/** @param {FieldValue|undefined} a @param {FieldValue|undefined} b */
const same = (a, b) => JSON.stringify(isBlank(a) ? null : a) === JSON.stringify(isBlank(b) ? null : b);

/** @param {Field} field */
const isMany = (field) => ['emails', 'phones', 'urls'].includes(field.type);

/**
 * @param {PersonState} person
 * @param {RecordKind} kind
 * @param {Field} field
 * @returns {Omit<FieldView, 'id'|'problem'|'kinds'>}
 */
function valueOf(person, kind, field) {
  const proposal = person.check?.values?.[kind]?.[field.key];
  const typedValue = person.draft.fields[kind][field.key];
  const typed = typedValue !== undefined;
  const proposed = proposal?.value ?? field.default;
  const value = typed ? typedValue : proposed;
  const before = isMany(field) ? undefined : proposal?.before;
  return {
    field,
    value,
    typed,
    unconfirmed: Boolean(!typed && proposal?.confirm && !isBlank(proposed)),
    source: proposal?.source ?? (isBlank(field.default) ? '' : 'default'),
    before,
    fate: fateOf(field, before, value, proposed, typed),
  };
}

/**
 * @param {Field} field
 * @param {FieldValue|undefined} before
 * @param {FieldValue|undefined} value
 * @param {FieldValue|undefined} proposed
 * @param {boolean} typed
 * @returns {FieldView['fate']}
 */
function fateOf(field, before, value, proposed, typed) {
  if (isBlank(before)) return 'none';
  if (typed && !same(value, before)) return 'replace';
  if (field.update === 'ask' && !same(proposed, before) && !isBlank(proposed)) return typed ? 'keep' : 'undecided';
  if (same(value, before)) return 'none';
  return field.update === 'always' ? 'replaced' : 'stays';
}

/**
 * @param {RecordKind[]} kinds
 * @param {string} key
 */
const fieldId = (kinds, key) => `field-${kinds.join('-')}-${key}`;

/**
 * @param {import('./state.js').State} state
 * @returns {{kinds: RecordKind[], fields: FieldView[]}[]} groups; what both records share is asked once
 */
export function fieldGroups(state) {
  const { person, catalogue } = state;
  if (!person || !catalogue) return [];
  const named = new Set(person.refused.map((problem) => `${problem.record}.${problem.field}`));
  const visible = (/** @type {RecordKind} */ kind) =>
    catalogue[kind].filter(
      (field) => field.type !== 'company' && (field.shown || field.mandatory || named.has(`${kind}.${field.key}`)),
    );
  /** @param {RecordKind[]} kinds @param {Field[]} fields */
  const group = (kinds, fields) => ({ kinds, fields: fields.map((field) => fieldView(person, kinds, field)) });
  const groups = [];
  const kinds = kindsOf(person.draft.record_type);
  if (kinds.length === 2) {
    const shared = visible('applicant').filter((field) => isShared(person, catalogue, field));
    const keys = new Set(shared.map((field) => field.key));
    groups.push(group(['applicant', 'contact'], shared));
    for (const kind of kinds) groups.push(group([kind], visible(kind).filter((field) => !keys.has(field.key))));
  } else groups.push(group(kinds, visible(kinds[0])));
  if (recordsOf(person).includes('company')) groups.push(group(['company'], visible('company')));
  return groups.filter(({ fields }) => fields.length);
}

/**
 * Whether applicant and contact mean, propose and hold the same under this key.
 * @param {PersonState} person
 * @param {import('../types.js').Catalogue} catalogue
 * @param {Field} field
 */
function isShared(person, catalogue, field) {
  const twin = catalogue.contact.find(({ key }) => key === field.key);
  if (!twin || !(twin.shown || twin.mandatory)) return false;
  const meaning = (/** @type {Field} */ { type, choices, mandatory, update }) => [type, choices ?? [], mandatory, update];
  const { applicant, contact } = person.check?.values ?? {};
  const { applicant: typedA, contact: typedC } = person.draft.fields;
  return (
    JSON.stringify(meaning(field)) === JSON.stringify(meaning(twin)) &&
    JSON.stringify(applicant?.[field.key] ?? null) === JSON.stringify(contact?.[field.key] ?? null) &&
    same(typedA[field.key], typedC[field.key])
  );
}

/**
 * @param {PersonState} person
 * @param {RecordKind[]} kinds
 * @param {Field} field
 * @returns {FieldView}
 */
function fieldView(person, kinds, field) {
  const view = { ...valueOf(person, kinds[0], field), kinds, id: fieldId(kinds, field.key), problem: '' };
  const said = person.refused.find((problem) => problem.field === field.key && kinds.includes(/** @type {RecordKind} */ (problem.record)));
  return { ...view, problem: said?.reason ?? (person.tried ? localProblem(view) : '') };
}

/**
 * Codes of what is wrong; views turn them into words.
 * @param {Omit<FieldView, 'problem'>} view
 * @returns {string} '' when nothing is
 */
function localProblem({ field, value, unconfirmed, fate }) {
  if (field.mandatory && isBlank(value)) return '@missing';
  if (field.mandatory && unconfirmed) return '@confirm';
  if (fate === 'undecided') return '@undecided';
  if (field.type === 'list_item' && typeof value === 'string' && value) return '@unlisted';
  const entries = (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === 'string');
  for (const entry of /** @type {string[]} */ (entries)) {
    if (field.max_length && entry.length > field.max_length) return '@too_long';
    if (field.type === 'emails' && entry.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entry.trim())) return '@email';
  }
  return '';
}

/**
 * @param {import('./state.js').State} state
 * @returns {import('../types.js').FieldProblem[]} in the order of the screen
 */
export function fieldProblems(state) {
  /** @type {import('../types.js').FieldProblem[]} */
  const problems = [];
  for (const { fields } of fieldGroups(state)) {
    for (const view of fields) {
      const reason = localProblem(view);
      if (reason) problems.push(...view.kinds.map((record) => ({ record, field: view.field.key, reason })));
    }
  }
  return problems;
}

/**
 * @param {import('./state.js').State} state
 * @param {import('../types.js').FieldProblem[]} problems
 * @returns {string} selector of the first control that has one
 */
export function firstProblemId(state, problems) {
  const has = (/** @type {FieldView} */ view) =>
    problems.some(({ record, field }) => field === view.field.key && view.kinds.includes(/** @type {RecordKind} */ (record)));
  const first = fieldGroups(state).flatMap(({ fields }) => fields).find(has);
  if (first) return `#${first.id}`;
  return problems.some(({ field }) => field === 'company_id') ? '#warning-company' : '#field-problems';
}

/**
 * What an add sends for one record: everything shown, as the recruiter sees it. What is not confirmed is left out;
 * what itris holds and keeps is sent as it is.
 * @param {PersonState} person
 * @param {Field[]} fields of the record
 * @param {RecordKind} kind
 * @returns {{values: Record<string, FieldValue>, decided: string[]}}
 */
export function valuesToSend(person, fields, kind) {
  /** @type {Record<string, FieldValue>} */
  const values = {};
  const decided = [];
  for (const field of fields) {
    const { value, typed, unconfirmed, fate } = valueOf(person, kind, field);
    if (field.type === 'company' || unconfirmed || (!typed && (isBlank(value) || !(field.shown || field.mandatory)))) continue;
    const trimmed = Array.isArray(value) ? value.map((entry) => entry.trim()).filter(Boolean) : value;
    values[field.key] = isBlank(trimmed) ? null : /** @type {FieldValue} */ (typeof trimmed === 'string' ? trimmed.trim() : trimmed);
    if (fate === 'replace') decided.push(field.key);
  }
  return { values, decided };
}
