/** Profile, layout of 2022 to 2025: an h1, sections told by their anchors, entries with a visible text and a hidden twin. */

/** @import { Education, Page, Position, ProfileAddress, Reading } from './types.js' */

import { linksElsewhere, profileOf } from './address.js';
import { sameCompany } from './headline.js';
import { assemble } from './profile.js';
import { itemsOf, ownEducation, ownSkills, rolesOf } from './pvs_entries.js';
import { css } from './selectors.js';
import { clean, isUnseen, linesOf, textOf } from './text.js';
import { CURRENT_COMPANY, EDUCATION } from './words.js';

/** @param {Document} document @param {string} name */
function section(document, name) {
  return document.getElementById(name)?.closest('section') ?? null;
}

/** The first heading that is shown. @param {Document} document */
function nameHeading(document) {
  return [...document.querySelectorAll(css('pvsName'))].find((heading) => !isUnseen(heading)) ?? null;
}

/** @param {Element} top @returns {ProfileAddress | null} */
function selfLink(top) {
  const link =
    top.querySelector(css('contactLink')) ??
    top.querySelector('h1')?.closest('a') ??
    top.querySelector('a[href*="/overlay/about-this-profile"]');
  return profileOf(link?.getAttribute('href'));
}

/**
 * Company and school buttons on the right of the name. Told apart by where they lead, their label in a known language,
 * or by what the sections say; never by a guess.
 * @param {Element} top @param {Position[]} positions @param {Education[]} education
 * @returns {[string | null, string] | undefined}
 */
function companyButton(top, positions, education) {
  const buttons = [
    ...top.querySelectorAll('ul > li > button[aria-label], ul > li > a, [aria-label="Current company"]'),
  ].filter(
    (button) =>
      !isUnseen(button) &&
      (button.hasAttribute('aria-label') || button.querySelector('img,[class*="inline-show-more-text"]')),
  );
  const named = buttons.flatMap((button) => {
    const text = linesOf(button)[0]?.text ?? textOf(button);
    return text ? [{ text, label: labelOf(button), href: button.closest('a')?.getAttribute('href') ?? '' }] : [];
  });
  const byTarget = named.find((button) => /#experience$/.test(button.href));
  if (byTarget) return [byTarget.text, 'link to Experience'];
  const byLabel = named.find((button) => startsWithAny(button.label, CURRENT_COMPANY));
  if (byLabel) return [byLabel.text, 'label'];
  const candidate = named.find(
    (button) => button.label.includes(button.text) && !startsWithAny(button.label, EDUCATION),
  );
  const isRole = candidate && positions.some((role) => role.is_current && sameCompany(role.company, candidate.text));
  const isSchool = candidate && education.some((entry) => entry.school === candidate.text);
  return candidate && (isRole || (!isSchool && named.filter((b) => b.label.includes(b.text)).length > 1))
    ? [candidate.text, 'first button']
    : undefined;
}

/** @param {Element} button */
function labelOf(button) {
  return (
    clean(button.getAttribute('aria-label') ?? button.querySelector('[aria-label]')?.getAttribute('aria-label')) ?? ''
  );
}

/** @param {string} text @param {string[]} starts */
function startsWithAny(text, starts) {
  const line = text.toLowerCase();
  return starts.some((start) => line.startsWith(start));
}

/** @param {Element} top */
function placeIn(top) {
  const marked = top.querySelector(css('pvsLocation'));
  if (marked) return textOf(marked);
  const contact = top.querySelector(css('contactLink'))?.closest('span');
  return contact?.previousElementSibling?.tagName === 'SPAN' ? textOf(contact.previousElementSibling) : null;
}

/** @param {Page} page @returns {Reading} */
function read(page) {
  const heading = nameHeading(page.document);
  const top = heading?.closest('section');
  if (!heading || !top) return { outcome: 'not_ready', problems: [] };
  const [experience, school, skill] = ['experience', 'education', 'skills'].map((name) => section(page.document, name));
  if ([experience, school, skill].some((root) => root && linksElsewhere(page, root))) {
    return { outcome: 'not_ready', problems: ['another_person'] };
  }
  const positions = itemsOf(experience).flatMap((item) => rolesOf(item, page.lang));
  const education = ownEducation(itemsOf(school), page.lang);
  const aboutLine = section(page.document, 'about')?.querySelector(
    '[class*="inline-show-more-text"] span[aria-hidden="true"]',
  );
  const profile = assemble(page, {
    name: [textOf(heading), 'heading'],
    headline: [textOf(top.querySelector(css('pvsHeadline'))), 'line under the name'],
    company: companyButton(top, positions, education),
    location: [placeIn(top), 'line before the contact link'],
    about: [textOf(aboutLine), 'About section'],
    self: selfLink(top),
    positions,
    education,
    skills: ownSkills(itemsOf(skill)),
  });
  return { outcome: 'ok', profile, problems: problemsOf(experience ?? null, positions) };
}

/** @param {Element | null} experience @param {Position[]} positions */
function problemsOf(experience, positions) {
  if (!experience) return ['experience_not_loaded'];
  return experience.querySelector(css('pvsSeeAll')) && positions.length ? ['positions_partial'] : [];
}

/** @type {import('./types.js').Reader} */
export const pvsProfile = {
  name: 'pvs',
  kinds: ['profile'],
  landmarks: ['contactLink', 'pvsHeadline'],
  matches: ({ document }) => nameHeading(document) !== null && document.querySelector(css('pvsBadge')) !== null,
  read,
};
