/** One person's card in a list, told by its links and by the order of its lines. */

/** @import { PersonRow, ProfileAddress } from './types.js' */
/** @import { Line } from './text.js' */

import { profileOf } from './address.js';
import { shownName } from './names.js';
import { looksLikePlace } from './places.js';
import { css } from './selectors.js';
import { linesOf, textOf } from './text.js';

const DEGREE = /^[•·]\s*\S.{0,20}$/u;
const DEGREE_BEHIND = /\s+[•·]\s*\S.{0,20}$/u;
/** What a row offers to do; facts about the member stand outside. */
const ACTION = 'button,[role="button"],a[href*="custom-invite"],a[href*="/messaging/"]';

/**
 * @param {Partial<PersonRow> & {full_name: string | null}} values
 * @param {ProfileAddress | null} address
 * @returns {PersonRow}
 */
export function personRow(values, address) {
  return {
    headline: null,
    title: null,
    company: null,
    location: null,
    profile_url: address?.url ?? null,
    public_id: address?.public_id ?? null,
    member_id: address?.member_id ?? null,
    ...values,
  };
}

/** The line that says how far away the member is. @param {Element} card */
function degreeLine(card) {
  return linesOf(card).find((line) => DEGREE.test(line.text) || DEGREE_BEHIND.test(line.text))?.element ?? null;
}

/** The card's own link; those of mutual connections are set in bold or come after the degree. @param {Element} card */
function memberLink(card) {
  const link = [...card.querySelectorAll(`${css('memberLink')},${css('headless')}`)].find(
    (one) => !one.querySelector('strong') && !one.closest('strong'),
  );
  const degree = degreeLine(card);
  const isAfter = link && degree && degree.compareDocumentPosition(link) === Node.DOCUMENT_POSITION_FOLLOWING;
  return isAfter ? null : (link ?? null);
}

/** @param {Element} card */
export function firstMember(card) {
  const link = memberLink(card);
  return link?.matches(css('headless')) ? null : profileOf(link?.getAttribute('href'));
}

/**
 * A member whose name LinkedIn hides: a card with a degree, but without an address of its own.
 * @param {Element} card
 */
export function isHiddenMember(card) {
  const link = memberLink(card);
  return link ? link.matches(css('headless')) : degreeLine(card) !== null;
}

/** Suggestions beside a result say neither how far away somebody is nor what to do. @param {Element} card */
export function isResult(card) {
  return degreeLine(card) !== null || card.querySelector(ACTION) !== null || card.querySelector(css('headless')) !== null;
}

/**
 * Paragraphs that are a member's name: a link with text of its own. Mutual connections' names are set in bold.
 * @param {ParentNode} root
 */
export function nameParagraphs(root) {
  return [...root.querySelectorAll('p')].filter(
    (p) => !p.querySelector('strong') && [...p.querySelectorAll(css('memberLink'))].some((link) => textOf(link)),
  );
}

/**
 * @param {Element} card
 * @param {string} lang
 * @returns {PersonRow | null} null if the card shows no person with an address and a name
 */
export function readCard(card, lang) {
  const address = firstMember(card);
  if (!address) return null;
  const lines = linesOf(card).filter((line) => !line.element.closest('button,[role="button"]'));
  const nameLine = nameLineIn(lines, address);
  if (!nameLine) return null;
  const at = lines.indexOf(nameLine);
  const full_name = nameIn(nameLine, address);
  const spoken = lines.slice(at + 1).filter((line) => isSpoken(line, full_name, address));
  const rest = nameLine.element.matches('p') ? besides(nameLine.element, spoken, card) : spoken;
  return personRow(
    { full_name, ...headlineAndPlace(rest, lang), member_id: address.member_id ?? memberIn(card) },
    address,
  );
}

/**
 * The first line that links to the member: a paragraph or heading before anything else, because the link around a
 * missing photo holds initials.
 * @param {Line[]} lines @param {ProfileAddress} address
 */
function nameLineIn(lines, address) {
  const own = lines.filter((line) => ownLink(line.element, address) && !line.element.closest('figure'));
  const shown = own.filter((line) => !line.element.closest('[aria-hidden="true"]'));
  return shown.find((line) => line.element.matches('p,h1,h2,h3,h4')) ?? shown[0] ?? own[0] ?? null;
}

/** The line's link to this member: around it or in it. @param {Element} element @param {ProfileAddress} address */
function ownLink(element, address) {
  const links = [...element.querySelectorAll(css('memberLink'))].filter((link) => textOf(link));
  const link = links[0] ?? element.closest(css('memberLink'));
  const target = profileOf(link?.getAttribute('href'));
  return target && target.public_id === address.public_id && target.member_id === address.member_id ? link : null;
}

/** @param {Line} line @param {ProfileAddress} address */
function nameIn(line, address) {
  const link = ownLink(line.element, address);
  const text = link && line.element.contains(link) ? textOf(link) : line.text;
  return shownName((text ?? '').replace(DEGREE_BEHIND, ''));
}

/**
 * Of some lines those in the smallest box around an element that holds any and offers nothing to do.
 * @param {Element} element @param {Line[]} lines @param {Element} card @returns {Line[]}
 */
export function besides(element, lines, card) {
  for (let box = element.parentElement; box && card.contains(box); box = box.parentElement) {
    const inside = lines.filter((line) => box.contains(line.element));
    if (inside.length) return inside;
    if (box.querySelector(`${ACTION},strong`)) return [];
  }
  return [];
}

/**
 * A line about the member: no degree, no repeated name, no other person, no cut-up snippet.
 * @param {Line} line
 * @param {string | null} name
 * @param {ProfileAddress} address
 */
function isSpoken(line, name, address) {
  if (DEGREE.test(line.text) || shownName(line.text) === name || line.element.querySelector('strong')) return false;
  const link = line.element.closest('a') ?? line.element.querySelector('a');
  return !link || ownLink(line.element, address) !== null;
}

/** @param {Line[]} lines @param {string} lang */
function headlineAndPlace([first, second], lang) {
  if (first && !second && looksLikePlace(first.text, lang)) return { headline: null, location: first.text };
  return { headline: first?.text ?? null, location: second?.text ?? null };
}

/** @param {Element} card */
function memberIn(card) {
  const key = card.querySelector('[componentkey^="SearchResultsACoA"]')?.getAttribute('componentkey');
  return key?.slice('SearchResults'.length) ?? null;
}

/** The same person twice in one list is one person. @param {PersonRow[]} people */
export function unique(people) {
  const seen = new Set();
  return people.filter((person) => {
    const key = person.public_id ?? person.member_id ?? person;
    return seen.has(key) ? false : seen.add(key);
  });
}
