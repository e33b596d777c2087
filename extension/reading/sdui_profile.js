/** Profile, layout of late 2025 on: cards told by their keys, no stable class, no h1. */

/** @import { Page, Reading, ProfileAddress } from './types.js' */
/** @import { Line } from './text.js' */

import { profileOf, samePerson } from './address.js';
import { sameCompany } from './headline.js';
import { looksLikePlace } from './places.js';
import { assemble } from './profile.js';
import { rolesIn, schoolsIn } from './roles.js';
import { css } from './selectors.js';
import { clean, isUnseen, linesOf, textOf } from './text.js';

const KEY = /^com\.linkedin\.sdui\.profile\.card\.ref(.*?)(Topcard|About|LevelSection|ExperienceLevelSection|Experience|Education|Skills)$/;
const MEMBER = /^ACoA[\w-]{3,}$/;
const DEGREE = /^[·•]\s*\S{0,12}(?:\s?\S{1,10})?$/u;
const PRONOUNS = /^[([]?(?:\p{L}{1,8}\s?\/\s?){1,2}\p{L}{1,8}[)\]]?$/u;

/** @typedef {{element: Element, ref: string, name: string}} Card */

/** The cards of a document, outer ones only: a key sits on two nested elements. @param {Document} document @returns {Card[]} */
function cardsOf(document) {
  return [...document.querySelectorAll(css('sduiCard'))].flatMap((element) => {
    const key = element.getAttribute('componentkey') ?? element.id;
    const match = (key.startsWith('com.linkedin') ? key : element.id).match(KEY);
    if (!match || element.parentElement?.closest(`[componentkey="${key}"],[id="${key}"]`)) return [];
    return [{ element, ref: match[1] ?? '', name: match[2] ?? '' }];
  });
}

/** @param {Page} page @returns {{cards: Card[], top: Card | null}} the person's own cards, and the one on top */
function ownCards(page) {
  const cards = cardsOf(page.document);
  const tops = cards.filter((card) => card.name === 'Topcard');
  const top = tops.find((card) => isThePerson(page, card)) ?? tops.find((card) => !isUnseen(card.element)) ?? tops[0] ?? null;
  // Another member's card may still stand there while the page is being exchanged.
  const own = cards.filter((card) => !MEMBER.test(card.ref) || card.ref === top?.ref);
  return { cards: own, top };
}

/** @param {Page} page @param {Card} card */
function isThePerson(page, card) {
  const self = selfLink(card.element);
  return self !== null && samePerson(page.address, self) === true;
}

/** The card's own word on whose it is. @param {Element} card @returns {ProfileAddress | null} */
function selfLink(card) {
  const heading = card.querySelector('h2,h1');
  const link = card.querySelector(css('contactLink')) ?? heading?.closest('a') ?? heading?.querySelector('a');
  return profileOf(link?.getAttribute('href'));
}

/** @param {Element} card @param {'companyIcon' | 'schoolIcon'} icon */
function byIcon(card, icon) {
  const button = card.querySelector(css(icon))?.closest('[role="button"],button,a,li');
  return button ? (linesOf(button)[0]?.text ?? null) : null;
}

/** @typedef {{headline: string | null, location: string | null, orgLine: string | null}} TopLines */

/**
 * The lines between the name and the contact link: degree, headline, company and school, location.
 * @param {Element} card @param {(string | null)[]} known company and school, where icons told them
 * @returns {TopLines}
 */
function topLines(card, known) {
  const contact = card.querySelector(css('contactLink'));
  const name = card.querySelector('h2,h1');
  const all = linesOf(card).filter((line) => !name?.contains(line.element) && !line.element.contains(name));
  const after = (/** @type {Line} */ line, /** @type {Element | null} */ mark) =>
    !mark || Boolean(mark.compareDocumentPosition(line.element) & Node.DOCUMENT_POSITION_FOLLOWING);
  const between = all.filter((line) => after(line, name) && (!contact || !after(line, contact)) && !line.element.contains(contact));
  const below = contact ? new Set(all.filter((line) => after(line, contact)).map((line) => line.text)) : new Set();
  const spoken = withoutDegree(between);
  const orgs = new Set(known.filter((text) => text !== null));
  const isOrg = (/** @type {string} */ text) => isOrganisationLine(text, orgs, below);
  const rest = spoken.filter((line, index) => !(isOrg(line.text) && (index > 0 || orgs.size > 0)));
  const orgLine = spoken.find((line, index) => index > 0 && isOrg(line.text))?.text ?? null;
  return { ...headlineAndPlace(rest, contact), orgLine };
}

/** @param {Line[]} lines */
function withoutDegree(lines) {
  const lastDegree = lines.findLastIndex((line) => DEGREE.test(line.text) && line.text.length > 1);
  return lines.filter((line, index) => {
    if (DEGREE.test(line.text) || line.element.closest('button,[role="button"]')) return false;
    return !(PRONOUNS.test(line.text) && (index < lastDegree || /^\(/.test(line.text)));
  });
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
  const box = (contact?.closest('p') ?? contact)?.parentElement ?? null;
  const beside = lines.filter((line) => box?.contains(line.element));
  const apart = lines.filter((line) => !box?.contains(line.element));
  if (apart.length) return { headline: apart[0]?.text ?? null, location: beside.at(-1)?.text ?? apart[1]?.text ?? null };
  const [first, ...others] = beside;
  if (first && !others.length && looksLikePlace(first.text)) return { headline: null, location: first.text };
  return { headline: first?.text ?? null, location: others.at(-1)?.text ?? null };
}

/** @param {Card | undefined} card */
function about(card) {
  if (!card) return { text: null, skills: [] };
  const box = card.element.querySelector(css('expandable'));
  const lines = linesOf(card.element).filter((line) => !line.element.closest('h2,button'));
  const icon = card.element.querySelector(css('skillsIcon'));
  const skills = icon ? (lines.find((line) => line.text.includes(' • '))?.text.split(/\s+•\s+/) ?? []) : [];
  return { text: box ? withoutButton(box) : icon ? null : (lines[0]?.text ?? null), skills };
}

/** @param {Element} box */
function withoutButton(box) {
  const copy = /** @type {Element} */ (box.cloneNode(true));
  for (const button of copy.querySelectorAll('button')) button.remove();
  return textOf(copy);
}

/** @param {Card | undefined} card */
function skillsIn(card) {
  if (!card) return [];
  const items = [...card.element.querySelectorAll(`${css('sduiSkill')},${css('sduiEntry')}`)];
  const outer = items.filter((item) => !items.some((other) => other !== item && other.contains(item)));
  return outer.flatMap((item) => linesOf(item)[0]?.text ?? []);
}

/** @param {Page} page @returns {Reading} */
function read(page) {
  const { cards, top } = ownCards(page);
  const heading = top?.element.querySelector('h2,h1');
  if (!top || !heading) return { outcome: 'not_ready', problems: [] };
  const named = (/** @type {RegExp} */ name) => cards.find((card) => name.test(card.name));
  const experience = named(/Experience|LevelSection/);
  const positions = experience ? rolesIn(experience.element, page.lang) : [];
  const education = named(/Education/);
  const icons = [byIcon(top.element, 'companyIcon'), byIcon(top.element, 'schoolIcon')];
  const lines = topLines(top.element, icons);
  const { text, skills } = about(named(/About/));
  const profile = assemble(page, {
    name: [textOf(heading), 'card heading'],
    headline: [lines.headline, 'first line of the card'],
    company: icons[0] ? [icons[0], 'company icon'] : companyFromLine(lines.orgLine, positions),
    location: [lines.location, 'line before the contact link'],
    about: [text, 'About card'],
    member_id: MEMBER.test(top.ref) ? top.ref : null,
    self: selfLink(top.element),
    positions,
    education: education ? schoolsIn(education.element, page.lang) : [],
    skills: skillsIn(named(/Skills/)).concat(skills),
  });
  return { outcome: 'ok', profile, problems: problemsOf(positions, experience) };
}

/**
 * Without icons a line may be a company or a school: it is the company if a current role says so, or if it names both.
 * @param {string | null} line @param {import('./types.js').Position[]} positions
 * @returns {[string | null, string] | undefined}
 */
function companyFromLine(line, positions) {
  if (!line) return undefined;
  const [first, second] = line.split(/\s+·\s+/);
  const confirmed = positions.some((position) => position.is_current && sameCompany(position.company, first));
  return confirmed || second ? [clean(first), 'line under the headline'] : undefined;
}

/** @param {import('./types.js').Position[]} positions @param {Card | undefined} experience */
function problemsOf(positions, experience) {
  if (!positions.length) return ['experience_not_loaded'];
  return experience?.element.querySelector('a[href*="/details/experience"]') ? ['positions_partial'] : [];
}

/** @type {import('./types.js').Reader} */
export const sduiProfile = {
  name: 'sdui',
  kinds: ['profile'],
  matches: ({ document }) => document.querySelector(css('sduiTopcard')) !== null,
  read,
};
