/** The contact-info dialog, when the recruiter has opened it: e-mail, phone, websites of the same person. */

/** @import { Page, Profile } from './types.js' */

import { profileOf, samePerson } from './address.js';
import { clean, linesOf, textOf } from './text.js';
import { TELEPHONE } from './words.js';

const PHONE = /^\+?[\d(][\d\s().\u2010-\u2015\/-]{5,22}\d(?:\s*\(\p{L}[\p{L}\s]{0,14}\))?$/u;
/** Where a postal address leads. */
const MAP = /^(?:www\.)?(?:google\.[a-z.]+\/maps|maps\.|bing\.com\/maps)/;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** @typedef {{emails: string[], phones: string[], websites: string[]}} Contact */

/** @param {Element} dialog @returns {Contact} */
function contactIn(dialog) {
  const links = [...dialog.querySelectorAll('a[href]')];
  const hrefs = links.map((link) => link.getAttribute('href') ?? '');
  const starting = (/** @type {string} */ start) =>
    hrefs.filter((href) => href.toLowerCase().startsWith(start)).map((href) => decoded(href.slice(start.length)));
  const emails = starting('mailto:')
    .map((href) => href.split('?')[0] ?? '')
    .filter((email) => EMAIL.test(email) && !/@linkedin\.com$/i.test(email));
  const phones = [...starting('tel:'), ...spokenPhones(dialog)].map((phone) => clean(phone) ?? '').filter(Boolean);
  const websites = hrefs.map(website).filter((url) => url !== null);
  return { emails: unique(emails), phones: uniquePhones(phones), websites: unique(websites) };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Numbers LinkedIn shows as plain text, under a telephone icon or heading. @param {Element} dialog */
function spokenPhones(dialog) {
  const lines = linesOf(dialog).filter((line) => !line.element.closest('a') && isPhoneRow(line.element, dialog));
  return lines
    .map((line) => line.text)
    .filter(
      (text) =>
        PHONE.test(text) &&
        text.replace(/\D/g, '').length >= 7 &&
        !/\d{4}-\d\d-\d\d|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(text),
    )
    .map((text) => text.replace(/\s*\(\p{L}[\p{L}\s]*\)$/u, ''));
}

/**
 * The row's icon names it; messenger numbers look like telephone numbers.
 * @param {Element} element
 * @param {Element} dialog
 */
function isPhoneRow(element, dialog) {
  for (let row = element.parentElement; row && dialog.contains(row) && row !== dialog; row = row.parentElement) {
    const icon = row.querySelector('svg[id],svg[data-test-icon],li-icon[type]');
    const names = ['data-test-icon', 'type', 'id'].map((name) => icon?.getAttribute(name) ?? '').join(' ');
    if (icon) return /phone|mobile|handset/i.test(names);
    if (/(?:^|\s|__)ci-/.test(row.className)) return /ci-phone/.test(row.className);
  }
  // No icons at all: an unmistakable number, or one under a heading that says telephone.
  const heading = element.closest('section,li > div')?.querySelector('h1,h2,h3,h4')?.textContent ?? '';
  return TELEPHONE.test(heading.trim()) || (element.textContent?.trim().startsWith('+') ?? false);
}

/** An address outside LinkedIn, also behind its warning page. @param {string} href @returns {string | null} */
function website(href) {
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (MAP.test(url.hostname + url.pathname)) return null;
  if (!/(?:^|\.)linkedin\.com$|(?:^|\.)lnkd\.in$/.test(url.hostname)) return href;
  const target = /^\/(?:safety\/go|redir\/redirect)/.test(url.pathname) ? url.searchParams.get('url') : null;
  return target && /^https?:/i.test(target) ? target : null;
}

/** @param {string[]} values */
function unique(values) {
  return [...new Set(values)];
}

/** The same number as link and as text is one number. @param {string[]} phones */
function uniquePhones(phones) {
  const seen = new Set();
  return phones.filter((phone) => {
    const digits = phone.replace(/\D/g, '');
    return seen.has(digits) ? false : seen.add(digits);
  });
}

/** Whose dialog it is, by its own link. @param {Element} dialog */
function ownerOf(dialog) {
  const links = [...dialog.querySelectorAll('a[href*="/in/"]')].map((link) => profileOf(link.getAttribute('href')));
  return links.find((address) => address !== null) ?? null;
}

const MARKS =
  'a[href^="mailto:"],a[href^="tel:"],[data-view-name="profile-contact-info-details-view"],[class*="ci-vanity-url"],[class*="pv-contact-info"],[data-sdui-screen*="ContactDetails"],svg[id*="phone"]';

/**
 * Adds what an open contact dialog says to the profile.
 * @param {Page} page
 * @param {Profile} profile
 * @returns {string[]} problems
 */
export function addContact(page, profile) {
  const isOpen = /\/(?:overlay|detail)\/contact-info/.test(page.capture.url_after);
  /** @type {string[]} */
  let problems = [];
  for (const html of page.capture.dialogs) {
    const dialog = new DOMParser().parseFromString(html, 'text/html').body;
    const owner = ownerOf(dialog);
    const isMarked = dialog.querySelector(MARKS) !== null;
    if (!textOf(dialog) || !(isMarked || (isOpen && owner)) || !(isOpen || owner)) continue;
    if (owner && samePerson(profileAddress(profile), owner) === false) {
      problems = isMarked ? ['contact_of_another_person'] : problems;
      continue;
    }
    const contact = contactIn(dialog);
    for (const key of /** @type {const} */ (['emails', 'phones', 'websites'])) {
      if (contact[key].length) {
        profile[key] = contact[key];
        profile.found[key] = 'contact dialog';
      }
    }
    return [];
  }
  return problems;
}

/** @param {Profile} profile */
function profileAddress(profile) {
  return { public_id: profile.public_id, member_id: profile.member_id, url: '' };
}
