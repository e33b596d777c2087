/**
 * Sales Navigator, experimental: written after others' notes, not after pages we have seen. Its own attributes for
 * anonymising (`data-anonymize`) name the fields.
 */

/** @import { Page, PersonRow, Position, Reading } from './types.js' */

import { organisationUrl, profileOf } from './address.js';
import { parseRange } from './dates.js';
import { shownName } from './names.js';
import { assemble } from './profile.js';
import { personRow, unique } from './rows.js';
import { css } from './selectors.js';
import { isUnseen, linesOf, outermost, textOf } from './text.js';

/** @param {ParentNode} root @param {string} name */
function field(root, name) {
  return root.querySelector(`[data-anonymize="${name}"]`);
}

/** @param {ParentNode} root */
function publicLink(root) {
  const link = [...root.querySelectorAll('a[href*="linkedin.com/in/"]')].find((a) => profileOf(a.getAttribute('href')));
  return profileOf(link?.getAttribute('href'));
}

/** @param {Element | null} element the name without the state that hangs on it */
function name(element) {
  return shownName(textOf(element));
}

/** @param {Element} row @returns {PersonRow[]} */
function readRow(row) {
  const full_name = name(field(row, 'person-name'));
  if (!full_name) return [];
  return [
    personRow(
      {
        full_name,
        headline: textOf(field(row, 'headline')),
        title: textOf(field(row, 'title') ?? field(row, 'job-title')),
        company: textOf(field(row, 'company-name')),
        location: textOf(field(row, 'location')),
      },
      publicLink(row),
    ),
  ];
}

/** @param {Page} page @returns {Reading} */
function readList({ document }) {
  const rows = outermost([...document.querySelectorAll(css('salesRow'))]);
  const named = rows.filter((row) => field(row, 'person-name'));
  const read = named.flatMap(readRow);
  const people = unique(read);
  const problems = ['experimental'];
  if (people.some((person) => !person.public_id)) problems.push('no_public_address');
  // Rows are empty until they are scrolled into view.
  if (named.length < rows.length) problems.push('rows_not_loaded');
  return { outcome: named.length ? 'ok' : 'not_ready', people, hidden: named.length - read.length, problems };
}

/** A line that is a date range; Sales Navigator puts it in a span. @param {Element} root @param {string} lang */
function rangeIn(root, lang) {
  for (const line of linesOf(root)) {
    const range = parseRange(line.text, { lang });
    if (range) return { range, line };
  }
  return null;
}

/** @param {Element} entry @param {string} lang @returns {Position[]} */
function rolesIn(entry, lang) {
  const heads = [...entry.querySelectorAll('h3')];
  const link = entry.querySelector('a[href*="/sales/company/"],a[href*="/company/"]');
  const company_url = organisationUrl(link?.getAttribute('href'));
  const top = textOf(entry.querySelector('h2'));
  if (heads.length) {
    return heads.flatMap((head) => roleAt(head.parentElement ?? head, textOf(head), top, company_url, lang));
  }
  const company = link?.closest('h2') ? null : textOf(link ?? entry.querySelector('p'));
  return roleAt(entry, top, company, company_url, lang);
}

/**
 * @param {Element} box
 * @param {string | null} title
 * @param {string | null} company
 * @param {string | null} company_url
 * @param {string} lang
 * @returns {Position[]}
 */
function roleAt(box, title, company, company_url, lang) {
  const found = rangeIn(box, lang);
  if (!found || !title) return [];
  const lines = linesOf(box);
  const next = lines[lines.findIndex((line) => line.element === found.line.element) + 1];
  return [{ title, company, company_url, ...found.range, location: next?.element.tagName === 'P' ? next.text : null }];
}

/** Beside the headline; it has no attribute of its own. @param {Element | null} headline */
function place(headline) {
  const next = headline?.nextElementSibling;
  return next?.tagName === 'P' ? textOf(next) : null;
}

/**
 * The employer named beside the current title; other employers on the page are past ones.
 * @param {Element | null} title
 */
function employerOf(title) {
  for (let box = title?.parentElement; box && !box.matches('section,main,body'); box = box.parentElement) {
    const company = field(box, 'company-name');
    if (company) return company;
  }
  return null;
}

/** @param {Page} page @returns {Reading} */
function readLead(page) {
  const { document, lang } = page;
  const heading =
    [...document.querySelectorAll('h1[data-anonymize="person-name"]')].find((h1) => !isUnseen(h1)) ?? null;
  if (!heading) return { outcome: 'not_ready', problems: ['experimental'] };
  // The card may still be that of the lead before.
  /** @type {string[]} */
  const ids = heading.closest('section')?.outerHTML.match(/ACwAA[\w-]+/g) ?? [];
  const id = page.capture.url_after.match(/\/sales\/\w+\/([\w-]+)/)?.[1] ?? '';
  if (ids.length && !ids.includes(id)) return { outcome: 'not_ready', problems: ['experimental', 'another_person'] };
  const entries = [...document.querySelectorAll('#experience-section li[class*="experience-entry"]')];
  const headline = field(document, 'headline');
  const title = field(document, 'job-title');
  const company = employerOf(title);
  const self = publicLink(document);
  const profile = assemble(
    { ...page, address: { ...page.address, public_id: null, member_id: null, profile_url: null } },
    {
      name: [name(heading), 'person-name'],
      headline: [textOf(headline), 'headline'],
      company: [textOf(company), 'company-name'],
      company_url: [organisationUrl(company?.getAttribute('href')), 'company-name link'],
      title: [textOf(title), 'job-title'],
      location: [place(headline), 'line under the headline'],
      self,
      positions: entries.flatMap((entry) => rolesIn(entry, lang)),
    },
  );
  const problems = ['experimental', ...(self ? [] : ['no_public_address'])];
  return { outcome: 'ok', profile, problems, public_url: self?.url ?? null };
}

/** @type {import('./types.js').Reader} */
export const salesnavList = {
  name: 'salesnav-list',
  kinds: ['salesnav-list'],
  matches: ({ document }) => document.querySelector(css('salesRow')) !== null,
  read: readList,
};

/** @type {import('./types.js').Reader} */
export const salesnavLead = {
  name: 'salesnav-lead',
  kinds: ['salesnav-lead'],
  matches: ({ document }) => field(document, 'person-name') !== null,
  read: readLead,
};
