/** The card on top of a 2026 profile, told by the order of its lines between the name and the contact link. */

/** @import { Position } from './types.js' */
/** @import { Line } from './text.js' */

import { sameCompany } from './headline.js';
import { looksLikePlace } from './places.js';
import { css } from './selectors.js';
import { clean, linesOf } from './text.js';
import { PRONOUNS } from './words.js';

const DEGREE = /^[·•].{0,24}$/u;
const SLASHED = /^[([]?(?:\p{L}{1,8}\s?\/\s?){1,2}\p{L}{1,8}[)\]]?$/u;

/** @typedef {{text: string, kind: 'company' | 'school' | null}} Badge */

/**
 * Company and school beside the name. Their icons say which is which; behind a logo the icon may be missing.
 * @param {Element} card
 * @returns {Badge[]}
 */
export function badgesIn(card) {
  return [...card.querySelectorAll(css('sduiBadge'))].flatMap((button) => {
    const kind = button.querySelector(css('companyIcon'))
      ? 'company'
      : button.querySelector(css('schoolIcon'))
        ? 'school'
        : null;
    const text = linesOf(button)[0]?.text;
    return text && (kind || button.querySelector(css('companyLogo'))) ? [{ text, kind }] : [];
  });
}

/**
 * @param {Badge[]} badges @param {string | null} orgLine @param {Position[]} positions
 * @returns {[string | null, string] | undefined}
 */
export function companyOnTop(badges, orgLine, positions) {
  const company = badges.find((badge) => badge.kind === 'company');
  if (company) return [company.text, 'company icon'];
  if (badges.some((badge) => badge.kind === 'school')) return undefined;
  return companyFromLine(badges.length ? badges.map((badge) => badge.text).join(' · ') : orgLine, positions);
}

/** @typedef {{headline: string | null, location: string | null, orgLine: string | null}} TopLines */

/**
 * The lines between the name and the contact link: degree, headline, company and school, location.
 * @param {Element} card @param {string[]} known company and school, where badges told them
 * @returns {TopLines}
 */
export function topLines(card, known) {
  const contact = card.querySelector(css('contactLink'));
  const name = card.querySelector('h2,h1');
  const all = linesOf(card).filter((line) => !name?.contains(line.element) && !line.element.contains(name));
  const after = (/** @type {Line} */ line, /** @type {Element | null} */ mark) =>
    !mark || Boolean(mark.compareDocumentPosition(line.element) & Node.DOCUMENT_POSITION_FOLLOWING);
  const between = all.filter(
    (line) => after(line, name) && (!contact || !after(line, contact)) && !line.element.contains(contact),
  );
  const below = contact ? new Set(all.filter((line) => after(line, contact)).map((line) => line.text)) : new Set();
  const spoken = withoutDegree(between);
  const orgs = new Set(known);
  // The headline may be the company's name too: the last such line is the one that repeats the badges.
  const org = spoken.findLast((line) => isOrganisationLine(line.text, orgs, below));
  const rest = spoken.filter((line) => line !== org);
  const orgLine = org?.text ?? null;
  return { ...(contact ? headlineAndPlace(rest, contact) : withoutContact(rest)), orgLine };
}

/** Without the landmark nothing says where the lines about the person end. @param {Line[]} lines */
function withoutContact([headline, ...rest]) {
  const place = rest.slice(0, 3).find((line) => looksLikePlace(line.text));
  return { headline: headline?.text ?? null, location: place?.text ?? null };
}

/** @param {Line[]} lines */
function withoutDegree(lines) {
  // What stands between the name and the degree is about the name: pronouns, how it is spoken.
  const degree = lines.findLastIndex((line) => DEGREE.test(line.text) && /\p{N}/u.test(line.text));
  return lines.filter((line, index) => {
    if (index < degree || DEGREE.test(line.text) || line.element.closest('a,button,[role="button"]')) return false;
    return !(SLASHED.test(line.text) && isPronouns(line.text));
  });
}

/** @param {string} text */
function isPronouns(text) {
  return (
    text.startsWith('(') ||
    text
      .toLowerCase()
      .split(/\s*\/\s*/)
      .every((word) => PRONOUNS.has(word))
  );
}

/** Company, school, or both joined. @param {string} text @param {Set<string>} orgs @param {Set<string>} below */
function isOrganisationLine(text, orgs, below) {
  if (orgs.has(text)) return true;
  if ([...orgs].some((org) => text.startsWith(`${org} · `) || text.endsWith(` · ${org}`))) return true;
  return text.split(/\s+·\s+/).every((part) => below.has(part));
}

/**
 * The location stands beside the contact link; the headline comes first.
 * @param {Line[]} lines @param {Element | null} contact @returns {{headline: string | null, location: string | null}}
 */
function headlineAndPlace(lines, contact) {
  let box = contact?.parentElement ?? null;
  while (box && !lines.some((line) => box?.contains(line.element))) box = box.parentElement;
  const beside = lines.filter((line) => !box || box.contains(line.element));
  const apart = lines.filter((line) => !beside.includes(line));
  if (apart.length) return { headline: apart[0]?.text ?? null, location: beside.at(-1)?.text ?? null };
  const [first, ...others] = beside;
  if (first && !others.length && (isSeparated(first) || looksLikePlace(first.text))) {
    return { headline: null, location: first.text };
  }
  return { headline: first?.text ?? null, location: others.at(-1)?.text ?? null };
}

/** The dot between place and contact link. @param {Line} line */
function isSeparated({ element }) {
  return element.nextElementSibling?.textContent?.trim() === '·';
}

/**
 * Without icons a line may be a company or a school: it is the company if a current role says so, or if it names both.
 * @param {string | null} line @param {Position[]} positions
 * @returns {[string | null, string] | undefined}
 */
function companyFromLine(line, positions) {
  if (!line) return undefined;
  const [first, second] = line.split(/\s+·\s+/);
  const confirmed = positions.some((position) => position.is_current && sameCompany(position.company, first));
  return confirmed || second ? [clean(first), 'line under the headline'] : undefined;
}
