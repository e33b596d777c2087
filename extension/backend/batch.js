/**
 * The round over all open adds, one person after the other. Panel and worker run the same one, never at the same time;
 * all it knows lies in storage, so it goes on wherever it was left.
 */

import { ApiError, problemOf } from './api.js';
import { newKey } from './ports.js';
import * as queue from './queue.js';

/** @typedef {import('../types.js').PendingAdd} PendingAdd */
/** @typedef {import('../types.js').PlanRequest} PlanRequest */
/** @typedef {import('../types.js').Plan} Plan */
/** @typedef {import('./api.js').Api} Api */

const KEEP_MS = 24 * 3600_000;
const LOCK = 'sidecar-queue';

/**
 * @typedef {object} Round
 * @property {number} open adds that are not at their end
 * @property {number} pause_s how long the backend asks to wait
 * @property {import('../types.js').Problem|null} problem why the round was broken off
 */

/**
 * @param {Api} api
 * @param {number} now epoch ms
 * @returns {Promise<Round|null>} null: another page of this browser is at it
 */
export const round = (api, now) =>
  navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? oneRound(api, now) : null));

/** @param {Api} api @param {number} now @returns {Promise<Round>} */
async function oneRound(api, now) {
  /** @type {Map<string, number>} companies that adds of this queue have created: the next one takes their id */
  const made = new Map();
  /** @type {Round} */
  const done = { open: 0, pause_s: 0, problem: null };
  let hold = false;
  for (const { key } of await queue.all()) {
    const add = await queue.find(key);
    if (!add) continue;
    if (!queue.isOpen(add)) {
      noteCompany(made, add);
      if (now - Date.parse(add.asked_at) > KEEP_MS) await queue.drop(key);
      continue;
    }
    if (queue.isStopped(add)) continue;
    const result = done.problem || (hold && !add.answer) ? null : await step(api, add, made);
    if (result?.problem) Object.assign(done, { problem: result.problem, pause_s: result.problem.retry_after ?? 0 });
    // itris asks to wait: nobody else is sent to it meanwhile, those under way are only looked at.
    if (result?.state === 'waiting' || result?.state === 'working') hold = true;
    if (result?.state !== 'settled' && result?.state !== 'proposed') done.open += 1;
  }
  return done;
}

/**
 * @param {Api} api
 * @param {PendingAdd} add
 * @param {Map<string, number>} made
 * @returns {Promise<{state: string, problem?: import('../types.js').Problem}>} `problem`: nobody can be reached now
 */
async function step(api, add, made) {
  let current = add;
  try {
    const id = made.get(companyToCreate(add.request));
    if (id !== undefined && add.person && !add.answer && !add.sent) current = await withCompany(api, add, id);
    return await ask(api, current, made);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code === 'changed_meanwhile' && add.person && current === add) return again(api, add, made, problem);
    return stopped(current, problem);
  }
}

/** @param {Api} api @param {PendingAdd} add @param {Map<string, number>} made */
async function ask(api, add, made) {
  const leaving = add.answer || add.sent ? add : { ...add, sent: true };
  // Put away before it left? Then it never does.
  if (leaving !== add && !(await keepIfThere(add.key, { sent: true }))) return { state: 'settled' };
  const answer = await queue.settle(api, leaving);
  if (!queue.isSettled(answer)) return { state: answer.state };
  noteCompany(made, { ...add, answer });
  return { state: 'settled' };
}

/**
 * @param {PendingAdd} add
 * @param {import('../types.js').Problem} problem
 */
async function stopped(add, problem) {
  // Still being written: it can be taken back once that is through.
  if (add.undo === 'asked' && problem.status === 409 && problem.code !== 'nothing_to_undo') return { state: 'open' };
  if (problem.code === 'twin_running' && typeof problem.body?.watch === 'string') {
    const answer = { id: '', state: /** @type {const} */ ('working'), written: false, watch: problem.body.watch, receipt: [] };
    await keepIfThere(add.key, { answer });
    return { state: 'working' };
  }
  if (concernsAll(problem)) return { state: 'open', problem };
  await keepIfThere(add.key, { problem });
  return { state: queue.isDefinite(problem) ? 'settled' : 'open' };
}

/**
 * Nobody gets through, whoever it is; any other failure is one person's and holds up nobody else.
 * @param {import('../types.js').Problem} problem
 */
const concernsAll = ({ status, code }) => (status === 0 && code !== 'unexpected') || [401, 408, 429, 503].includes(status);

/**
 * Put away meanwhile? Then it stays away.
 * @param {string} key
 * @param {Partial<PendingAdd>} changes
 */
async function keepIfThere(key, changes) {
  return (await queue.change(key, (there) => ({ ...there, ...changes }))) !== null;
}

/**
 * Something changed since the preview. If it is only that the new company is there by now, the add takes it.
 * @param {Api} api
 * @param {PendingAdd} add
 * @param {Map<string, number>} made
 * @param {import('../types.js').Problem} problem
 */
async function again(api, add, made, problem) {
  if (add.request.company.choice !== 'create') return stopped(add, problem);
  let current = add;
  try {
    const { company } = (await api.checks([add.request.profile])).checks[0];
    if (company.verdict !== 'matched' || company.company_id === null) return stopped(add, problem);
    current = await withCompany(api, add, company.company_id);
    return await ask(api, current, made);
  } catch (error) {
    return stopped(current, problemOf(error));
  }
}

/**
 * The same add with a company that exists by now, kept under a key of its own since it is another plan.
 * @param {Api} api
 * @param {PendingAdd} add
 * @param {number} id
 * @returns {Promise<PendingAdd>}
 * @throws {ApiError} changed_meanwhile, when anything else would be written than the preview said
 */
async function withCompany(api, add, id) {
  /** @type {PlanRequest} */
  const request = {
    ...add.request,
    company: { choice: 'existing', company_id: id },
    fields: { ...add.request.fields, company: {} },
  };
  const plan = await api.plan(request);
  if (!plan.ready || !sameButCompany(add.plan, plan)) {
    throw new ApiError({ code: 'changed_meanwhile', status: 409, body: { plan, add: null } });
  }
  const next = { ...add, key: newKey(), request, plan, sent: false };
  await queue.replace(add.key, next);
  return next;
}

/** @param {PlanRequest} request @returns {string} the name of the company it creates; '' when it creates none */
export const companyToCreate = ({ company, fields, profile }) =>
  company.choice === 'create' ? plainName(String(fields.company.name ?? profile.company ?? '')) : '';

/** @param {string} name */
const plainName = (name) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** @param {Map<string, number>} made @param {PendingAdd} add */
function noteCompany(made, { request, answer }) {
  const row = answer?.receipt.find(({ kind, state }) => kind === 'company' && state === 'done');
  if (row?.record_id) made.set(companyToCreate(request), row.record_id);
}

/**
 * @param {Plan} before
 * @param {Plan} after
 * @returns {boolean} whether both write the same, the company aside
 */
function sameButCompany(before, after) {
  const plain = (/** @type {Plan} */ { mode, writes }) =>
    JSON.stringify([
      mode,
      writes
        .filter(({ kind }) => kind !== 'company')
        .map(({ kind, verb, record_id, text, fields }) => [
          kind, verb, record_id, text, fields.filter(({ key }) => key !== 'company_id').map(({ key, before: was, after: will }) => [key, was, will]),
        ]),
    ]);
  return plain(before) === plain(after);
}
