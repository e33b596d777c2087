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
import { PRONOUNS } from './words.js';

const PREFIX = 'com.linkedin.sdui.profile.card.ref';
const MEMBER = /^ACoA[\w-]{3,}$/;
/** Sections that are no employment, though their keys end alike. */
const OTHER_SECTION = /Educat|Skill|Licen|Certif|Project|Volunt|Honor|Language|Publicat|Course|Recommend|Organi[sz]ation|Interest|Patent|TestScore/i;
const DEGREE = /^[·•]\s*\S{0,12}(?:\s?\S{1,10})?$/u;
const SLASHED = /^[([]?(?:\p{L}{1,8}\s?\/\s?){1,2}\p{L}{1,8}[)\]]?$/u;

/** @typedef {{element: Element, ref: string, name: string}} Card */

/**
 * The cards of a document, outer ones only: a key sits on two nested elements. Their names follow the member's id, or on
 * some cards the slug.
 * @param {Document} document @param {string} suffix @returns {Card[]}
 */
function cardsOf(document, suffix) {
  return [...document.querySelectorAll(css('sduiCard'))].flatMap((element) => {
    const keys = [element.getAttribute('componentkey') ?? '', element.id];
    const key = keys.find((one) => one.startsWith(PREFIX)) ?? '';
    if (element.parentElement?.closest(`[componentkey="${CSS.escape(key)}"],[id="${CSS.escape(key)}"]`)) return [];
    const rest = key.slice(PREFIX.length);
    return rest.endsWith(suffix) ? [{ element, ref: rest.slice(0, rest.length - suffix.length), name: rest }] : [];
  });
}

/** @param {Page} page @returns {{cards: Card[], top: Card | null}} the person's own cards, and the one on top */
function ownCards(page) {
  const tops = cardsOf(page.document, 'Topcard');
  const top = tops.find((card) => isThePerson(page, card)) ?? tops.find((card) => !isUnseen(card.element)) ?? tops[0] ?? null;
  const ref = top?.ref ?? '';
  const cards = cardsOf(page.document, '').flatMap((card) => {
    if (ref && card.name.startsWith(ref)) return [{ ...card, name: card.name.slice(ref.length) }];
    // Another member's card may still stand there while the page is being exchanged.
    return card.name.startsWith('ACoA') ? [] : [card];
  });
  return { cards, top };
}

/** @param {Card[]} cards @param {Page} page */
function sections(cards, { document }) {
  const named = (/** @type {RegExp} */ name) => cards.find((card) => name.test(card.name))?.element;
  const level = cards.find((card) => /LevelSection$/.test(card.name) && !OTHER_SECTION.test(card.name))?.element;
  return {
    about: named(/About$/),
    experience: named(/Experience/) ?? level ?? linkingTo(document, 'experience'),
    education: named(/Education/) ?? linkingTo(document, 'education'),
    skills: named(/Skills?(?:TopLevelSection|LevelSection|Section)?$/),
  };
}

/** A section without a key of its own, by its link to the whole list. @param {Document} document @param {string} name */
function linkingTo(document, name) {
  const link = document.querySelector(`section a[href*="/details/${name}"]`);
  return link?.closest('section') ?? undefined;
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
  // What stands between the name and the degree is about the name: pronouns, how it is spoken.
  const degree = lines.findLastIndex((line) => DEGREE.test(line.text) && /\p{N}/u.test(line.text));
  return lines.filter((line, index) => {
    if (index < degree || DEGREE.test(line.text) || line.element.closest('button,[role="button"]')) return false;
    return !(SLASHED.test(line.text) && isPronouns(line.text));
  });
}

/** @param {string} text */
function isPronouns(text) {
  return text.startsWith('(') || text.toLowerCase().split(/\s*\/\s*/).every((word) => PRONOUNS.has(word));
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
  if (first && !others.length && looksLikePlace(first.text)) return { headline: null, location: first.text };
  return { headline: first?.text ?? null, location: others.at(-1)?.text ?? null };
}

/** @param {Element | undefined} card */
function about(card) {
  if (!card) return { text: null, skills: [] };
  const box = card.querySelector(css('expandable'));
  const lines = linesOf(card).filter((line) => !line.element.closest('h2,button'));
  const icon = card.querySelector(css('skillsIcon'));
  const skills = icon ? (lines.find((line) => line.text.includes(' • '))?.text.split(/\s+•\s+/) ?? []) : [];
  return { text: box ? withoutButton(box) : icon ? null : (lines[0]?.text ?? null), skills };
}

/** @param {Element} box */
function withoutButton(box) {
  const copy = /** @type {Element} */ (box.cloneNode(true));
  for (const button of copy.querySelectorAll('button')) button.remove();
  return textOf(copy);
}

/** @param {Element | undefined} card */
function skillsIn(card) {
  if (!card) return [];
  const items = [...card.querySelectorAll(`${css('sduiSkill')},${css('sduiEntry')}`)];
  const outer = items.filter((item) => !items.some((other) => other !== item && other.contains(item)));
  return outer.flatMap((item) => linesOf(item)[0]?.text ?? []);
}

/** @param {Page} page @returns {Reading} */
function read(page) {
  const { cards, top } = ownCards(page);
  const heading = top?.element.querySelector('h2,h1');
  if (!top || !heading) return { outcome: 'not_ready', problems: [] };
  const own = sections(cards, page);
  const positions = own.experience ? rolesIn(own.experience, page.lang) : [];
  const icons = [byIcon(top.element, 'companyIcon'), byIcon(top.element, 'schoolIcon')];
  const lines = topLines(top.element, icons);
  const { text, skills } = about(own.about);
  const profile = assemble(page, {
    name: [textOf(heading), 'card heading'],
    headline: [lines.headline, 'first line of the card'],
    company: icons[0] ? [icons[0], 'company icon'] : companyFromLine(lines.orgLine, positions),
    location: [lines.location, 'line before the contact link'],
    about: [text, 'About card'],
    member_id: MEMBER.test(top.ref) ? top.ref : null,
    self: selfLink(top.element),
    positions,
    education: own.education ? schoolsIn(own.education, page.lang) : [],
    skills: skillsIn(own.skills).concat(skills),
  });
  return { outcome: 'ok', profile, problems: problemsOf(positions, own.experience) };
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

/** @param {import('./types.js').Position[]} positions @param {Element | undefined} experience */
function problemsOf(positions, experience) {
  if (!positions.length) return ['experience_not_loaded'];
  return experience?.querySelector('a[href*="/details/experience"]') ? ['positions_partial'] : [];
}

/** @type {import('./types.js').Reader} */
export const sduiProfile = {
  name: 'sdui',
  kinds: ['profile'],
  matches: ({ document }) => document.querySelector(css('sduiTopcard')) !== null,
  read,
};
