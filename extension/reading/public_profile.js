/** The profile as LinkedIn shows it to somebody who is not signed in: JSON-LD and a page with telling class names. */

/** @import { Education, Page, Position, Reading } from './types.js' */

import { organisationUrl, profileOf } from './address.js';
import { parseDate } from './dates.js';
import { assemble } from './profile.js';
import { css } from './selectors.js';
import { clean, textOf } from './text.js';

/** LinkedIn masks what only members may see with asterisks. @param {unknown} value @returns {string | null} */
function unmasked(value) {
  const text = typeof value === 'string' ? clean(value) : null;
  return text && !/\*\*|^\*|\*$/.test(text) ? text : null;
}

/**
 * @typedef {{name?: unknown, url?: unknown, '@type'?: unknown, member?: {startDate?: unknown, endDate?: unknown}}} Organisation
 */
/**
 * @typedef {{name?: unknown, url?: unknown, jobTitle?: unknown, worksFor?: Organisation[], alumniOf?: Organisation[], address?: {addressLocality?: unknown}}} Person
 */

/** @param {string[]} texts @returns {Person} */
function personIn(texts) {
  for (const text of texts) {
    try {
      const data = JSON.parse(text);
      const graph = Array.isArray(data['@graph']) ? data['@graph'] : [data];
      const person = graph.find((/** @type {{'@type'?: unknown}} */ node) => node?.['@type'] === 'Person');
      if (person) return person;
    } catch {
      // A block that isn't JSON says nothing; the page itself is read all the same.
    }
  }
  return {};
}

/** @param {unknown} value */
function list(value) {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** @param {Element} card @param {string} lang */
function span(card, lang) {
  const range = card.querySelector('.date-range');
  const [start, end] = [...(range?.querySelectorAll('time') ?? [])].map((time) => parseDate(textOf(time) ?? '', lang));
  const isOpen = start !== undefined && end === undefined && /[-–—~]/.test(textOf(range) ?? '');
  return { start: start ?? null, end: end ?? null, is_current: isOpen && start !== null };
}

/** @param {Page} page @returns {Position[]} */
function positionsIn({ document, lang }) {
  return [...document.querySelectorAll(css('publicRole'))].flatMap((card) => {
    if (card.closest('[class*="blur"]')) return [];
    const title = unmasked(textOf(card.querySelector('.experience-item__title')));
    const company = unmasked(textOf(card.querySelector('.experience-item__subtitle')));
    const meta = [...card.querySelectorAll('p.experience-item__meta-item')].filter(
      (p) => !p.querySelector('time,.date-range,.show-more-less-text'),
    );
    const link = card.querySelector(css('organisationLink'))?.getAttribute('href');
    const place = unmasked(textOf(meta[0]));
    return title ? [{ title, company, company_url: organisationUrl(link), ...span(card, lang), location: place }] : [];
  });
}

/** @param {Page} page @returns {Education[]} */
function educationIn({ document, lang }) {
  return [...document.querySelectorAll(css('publicSchool'))].flatMap((card) => {
    if (card.closest('[class*="blur"]')) return [];
    const school = unmasked(textOf(card.querySelector('h3')));
    const [degree, field] = [...card.querySelectorAll('h4 span')].map((element) => unmasked(textOf(element)));
    const { start, end } = span(card, lang);
    return school ? [{ school, degree: degree ?? null, field: field ?? null, start, end }] : [];
  });
}

/**
 * The current employer: the first one LinkedIn lists, its title only where both lists run in parallel.
 * @param {Person} person
 * @param {Document} document
 */
function job(person, document) {
  const works = list(person.worksFor);
  const titles = list(person.jobTitle);
  const first = works[0];
  if (first && unmasked(first.name)) {
    return {
      company: /** @type {[string | null, string]} */ ([unmasked(first.name), 'JSON-LD worksFor']),
      company_url: /** @type {[string | null, string]} */ ([organisationUrl(unmasked(first.url)), 'JSON-LD worksFor']),
      title: /** @type {[string | null, string]} */ ([
        titles.length === works.length ? unmasked(titles[0]) : null,
        'JSON-LD jobTitle',
      ]),
    };
  }
  const link = document.querySelector('.top-card__links-container a[href*="/company/"]');
  const company = unmasked(textOf(link?.querySelector('.top-card-link__description') ?? link));
  return company ? { company: /** @type {[string | null, string]} */ ([company, 'link in the card']) } : {};
}

/** @param {Page} page @returns {Reading} */
function read(page) {
  const { document } = page;
  const person = personIn(page.capture.json_ld);
  const heading = document.querySelector(css('publicName'));
  const name = unmasked(textOf(heading)) ?? unmasked(person.name);
  const place =
    unmasked(person.address?.addressLocality) ?? unmasked(textOf(document.querySelector(css('publicPlace'))));
  const profile = assemble(page, {
    name: [name, heading ? 'heading' : 'JSON-LD name'],
    headline: [unmasked(textOf(document.querySelector(css('publicHeadline')))), 'headline'],
    location: [place, person.address ? 'JSON-LD address' : 'line under the headline'],
    self: profileOf(unmasked(person.url)),
    ...job(person, document),
    positions: positionsIn(page),
    education: educationIn(page),
  });
  const isMasked = /\*\*/.test(page.capture.json_ld.join('')) || /\*\*\*/.test(textOf(document.body) ?? '');
  return { outcome: 'ok', profile, problems: ['public_page', ...(isMasked ? ['masked'] : [])] };
}

/** @type {import('./types.js').Reader} */
export const publicProfile = {
  name: 'public',
  kinds: ['profile'],
  matches: ({ document }) => document.querySelector(css('publicName')) !== null,
  read,
};
