/** Profile, layout of late 2025 on: cards told by their keys, no stable class, no h1. */

/** @import { Page, Reading, ProfileAddress } from './types.js' */

import { profileOf, samePerson } from './address.js';
import { bareTitle } from './names.js';
import { assemble } from './profile.js';
import { rolesIn, schoolsIn, skillsIn } from './roles.js';
import { badgesIn, companyOnTop, topLines } from './sdui_topcard.js';
import { css } from './selectors.js';
import { fold, isUnseen, linesOf, textOf } from './text.js';

const PREFIX = 'com.linkedin.sdui.profile.card.ref';
const MEMBER = /^ACoA[\w-]{3,}$/;
/** Sections that are no employment, though their keys end alike. */
const OTHER_SECTION =
  /Educat|Skill|Licen|Certif|Project|Volunt|Honor|Language|Publicat|Course|Recommend|Organi[sz]ation|Interest|Patent|TestScore/i;

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
    return rest.toLowerCase().endsWith(suffix)
      ? [{ element, ref: rest.slice(0, rest.length - suffix.length), name: rest }]
      : [];
  });
}

/** @param {Page} page @returns {{cards: Card[], top: Card | null}} the person's own cards, and the one on top */
function ownCards(page) {
  const tops = cardsOf(page.document, 'topcard');
  const around = cardAround(page);
  const top =
    tops.find((card) => isThePerson(page, card)) ??
    tops.find((card) => !isUnseen(card.element)) ??
    tops[0] ??
    (around && { element: around, ref: '', name: '' });
  const ref = top?.ref ?? '';
  const cards = cardsOf(page.document, '').flatMap((card) => {
    if (ref && card.name.startsWith(ref)) return [{ ...card, name: card.name.slice(ref.length) }];
    // Another member's card may still stand there while the page is being exchanged.
    return card.name.startsWith('ACoA') ? [] : [card];
  });
  return { cards, top };
}

/**
 * The card without its key: the largest element around the contact link that holds one heading, the name in the title.
 * @param {Page} page
 */
function cardAround({ document, capture }) {
  let card = null;
  const link = document.querySelector(css('contactLink'));
  for (let up = link?.parentElement; up && up !== document.body; up = up.parentElement) {
    const headings = up.querySelectorAll('h1,h2').length;
    if (headings > 1) break;
    if (headings) card = up;
  }
  // In older layouts the only heading is the headline.
  const name = fold(textOf(card?.querySelector('h1,h2')));
  const title = fold(bareTitle(capture.title));
  return name && title && (title.startsWith(name) || name.startsWith(title)) ? card : null;
}

/** @param {Card[]} cards @param {Page} page */
function sections(cards, { document }) {
  const named = (/** @type {RegExp} */ name) => cards.find((card) => name.test(card.name))?.element;
  const jobs = cards.filter((card) => !OTHER_SECTION.test(card.name));
  const experience =
    jobs.find((card) => /Experience/.test(card.name)) ??
    jobs.find((card) => /^[^A-Z]*(?:Top)?LevelSection$/.test(card.name));
  return {
    about: named(/About$/),
    experience: experience?.element ?? markedExperience(document) ?? linkingTo(document, 'experience'),
    education: named(/Education/) ?? linkingTo(document, 'education'),
    skills: named(/Skills?(?:TopLevelSection|LevelSection|Section)?$/),
  };
}

/** The mark may be an empty element beside the entries. @param {Document} document */
function markedExperience(document) {
  return document.querySelector(css('experienceMark'))?.closest('section') ?? undefined;
}

/**
 * A section without a key of its own, by its link to the whole list.
 * @param {Document} document
 * @param {string} name
 */
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

/** @param {Page} page @returns {Reading} */
function read(page) {
  const { cards, top } = ownCards(page);
  const heading = top?.element.querySelector('h2,h1');
  if (!top || !heading) return { outcome: 'not_ready', problems: [] };
  const own = sections(cards, page);
  const positions = own.experience ? rolesIn(own.experience, page.lang) : [];
  const badges = badgesIn(top.element);
  const lines = topLines(
    top.element,
    badges.map((badge) => badge.text),
  );
  const { text, skills } = about(own.about);
  const profile = assemble(page, {
    name: [textOf(heading), 'card heading'],
    headline: [lines.headline, 'first line of the card'],
    company: companyOnTop(badges, lines.orgLine, positions),
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

/** @param {import('./types.js').Position[]} positions @param {Element | undefined} experience */
function problemsOf(positions, experience) {
  if (!positions.length) return ['experience_not_loaded'];
  const links = [...(experience?.querySelectorAll('a[href*="/details/experience"]') ?? [])];
  // "Show all 12 experiences", in whatever language.
  const total = (experience && linesOf(experience).at(-1)?.text.match(/^\D*(\d{1,3})\D*$/)?.[1]) ?? 0;
  const isCut =
    Number(total) > positions.length ||
    links.some((link) => /\/details\/experience\/?(?:[?#].*)?$/.test(link.getAttribute('href') ?? ''));
  return isCut ? ['positions_partial'] : [];
}

/** @type {import('./types.js').Reader} */
export const sduiProfile = {
  name: 'sdui',
  kinds: ['profile'],
  landmarks: ['contactLink', 'sduiTopcard'],
  matches: (page) =>
    page.document.querySelector(css('sduiTopcard')) !== null ||
    (page.document.querySelector(css('pvsBadge')) === null && cardAround(page) !== null),
  read,
};
