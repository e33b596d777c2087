/** Anybody in the directory, by name, company or e-mail; choosing one goes the same road as from a page. */

import { jobLine } from '../profile.js';
import { icon } from '../icons.js';
import { t, tn } from '../text.js';
import { el } from '../ui.js';
import { flags } from './choice.js';
import { waysButton } from './other_ways.js';
import { backButton, spinner } from './parts.js';
import { trouble } from './problem.js';

/** @param {import('../state.js').State} state */
export function findView({ find, me }) {
  const { query, results, problem } = find;
  return el(
    'section.stack.search',
    { 'aria-labelledby': 'title', role: 'search', key: 'find' },
    backButton(t('back'), 'find-closed'),
    el('h1', { id: 'title', tabindex: '-1' }, t('find_title')),
    el('label.help', { for: 'find' }, t('find_label')),
    el('input', { id: 'find', type: 'search', value: query, autocomplete: 'off', spellcheck: 'false', 'data-edit': 'find-typed', 'data-no-primary': true }),
    problem && trouble(problem, 'find-again'),
    el('p.status', { role: 'status' }, ...status(find)),
    results?.length ? el('ul.results', { 'aria-label': t('find_title') }, ...results.map(row)) : null,
    query && results?.length === 0 && me && !me.directory.complete ? el('p.help', {}, t('find_incomplete')) : null,
    waysButton(),
  );
}

/** @param {import('../state.js').Search} find @returns {any[]} */
function status({ query, results, busy, problem }) {
  if (busy) return [spinner(), t('searching')];
  if (problem) return [];
  if (!query.trim() || !results) return [t('find_hint')];
  return [results.length ? tn('results', results.length) : t('find_none')];
}

/** @param {import('../../types.js').PersonMatch} match */
function row(match) {
  const { applicant_id, contact_id, full_name, job_title, company_name, location } = match;
  const work = [jobLine(job_title, company_name), location].filter(Boolean).join(' · ');
  return el(
    'li',
    { key: `found-${applicant_id ?? 0}-${contact_id ?? 0}` },
    el(
      'button.result',
      { type: 'button', do: 'find-chosen', arg: { match: { applicant_id, contact_id, full_name, profile: match.profile } } },
      el('span.choice-title', { dir: 'auto' }, full_name),
      work && el('span.sub', { dir: 'auto' }, work),
      el('span.kinds', {}, kind('applicant', applicant_id), kind('contact', contact_id), ...flags(match)),
    ),
  );
}

/** @param {'applicant'|'contact'} name @param {number|null} id */
const kind = (name, id) => (id ? el('span.flag', {}, icon(name), `${t(name)} ${id}`) : null);
