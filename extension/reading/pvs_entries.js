/** Entries of the 2022–2025 layout: every visible line has a twin for screen readers; groups nest their roles. */

/** @import { Education, Position } from './types.js' */
/** @import { Line } from './text.js' */

import { organisationUrl } from './address.js';
import { parseRange } from './dates.js';
import { readSchool } from './roles.js';
import { css } from './selectors.js';
import { clean, textOf } from './text.js';

/** Visible texts of an entry without those of the lists inside it. @param {Element} item @returns {Line[]} */
function ownLines(item) {
  return [...item.querySelectorAll(css('pvsText'))]
    .filter(
      (span) => span.closest('li') === item && !span.closest('button') && !span.parentElement?.closest(css('pvsText')),
    )
    .map((element) => ({ element, text: textOf(element) ?? '' }))
    .filter((line) => line.text);
}

/** Direct items of the first list of a section. @param {Element | null | undefined} root @returns {Element[]} */
export function itemsOf(root) {
  const lists = [...(root?.querySelectorAll('ul') ?? [])];
  const list =
    lists.find((ul) => ul.querySelector(css('pvsEntry'))) ?? lists.find((ul) => ul.querySelector(css('pvsText')));
  return list ? [...list.children].filter((child) => child.tagName === 'LI') : [];
}

/** @param {Element} item */
function linkOf(item) {
  const link = [...item.querySelectorAll(css('organisationLink'))].find((a) => a.closest('li') === item);
  return organisationUrl(link?.getAttribute('href'));
}

/**
 * Roles of one item: itself, or those of the group it heads.
 * @param {Element} item
 * @param {string} lang
 * @param {{company: string, url: string | null} | null} [group]
 * @returns {Position[]}
 */
export function rolesOf(item, lang, group = null) {
  const lines = ownLines(item);
  const dated = lines.flatMap((line, index) => {
    const range = index > 0 ? parseRange(line.text, { lang, sure: isCaption(line) }) : null;
    return range ? [{ index, range }] : [];
  })[0];
  const [title, second] = lines;
  if (!title) return [];
  if (dated) {
    const flat = dated.index > 1 ? clean(second?.text.split(/\s+·\s+/)[0]) : null;
    const next = lines[dated.index + 1];
    return [
      {
        title: title.text,
        company: group ? group.company : flat,
        company_url: group ? group.url : linkOf(item),
        ...dated.range,
        location: next && isFaint(next) && !isDescription(next) ? next.text : null,
      },
    ];
  }
  if (group || !item.querySelector('li')) return [];
  const header = { company: title.text, url: linkOf(item) };
  return [...item.querySelectorAll('li')].flatMap((nested) => rolesOf(nested, lang, header));
}

/** @param {Line} line */
function isCaption(line) {
  return line.element.matches('.pvs-entity__caption-wrapper');
}

/** Dates and places are set fainter than company and employment type. @param {Line} line */
function isFaint(line) {
  return line.element.closest('.t-black--light') !== null;
}

/** @param {Line} line */
function isDescription(line) {
  return line.element.closest('[class*="inline-show-more-text"]') !== null || line.text.length > 120;
}

/** @param {Element[]} items @param {string} lang @returns {Education[]} */
export function ownEducation(items, lang) {
  return items.map((item) => readSchool(ownLines(item), lang)).filter((entry) => entry.school);
}

/** @param {Element[]} items @returns {string[]} */
export function ownSkills(items) {
  return items.flatMap((item) => ownLines(item)[0]?.text ?? []);
}
