/**
 * Roles in an Experience card whose markup says nothing (2026): found by their lines.
 *
 * A role has exactly one line that is a date range. The largest element around that line which holds no other range is
 * the role; what is left between an element's border and its roles is the header of a group (employer, total time).
 */

/** @import { Education, Position } from './types.js' */
/** @import { Line } from './text.js' */

import { organisationUrl } from './address.js';
import { isDuration, parseRange } from './dates.js';
import { css } from './selectors.js';
import { clean, linesOf, outermost } from './text.js';
import { EMPLOYMENT } from './words.js';

/** @typedef {Line & {range: import('./dates.js').Range}} Dated */

const NOT_A_LINE = `h2,${css('expandable')},button`;

/** Lines of a card without its heading, descriptions and buttons. @param {Element} card */
function entryLines(card) {
  return linesOf(card).filter((line) => !line.element.closest(NOT_A_LINE));
}

/** @param {Line[]} lines @param {string} lang @returns {Dated[]} */
function dated(lines, lang) {
  return lines.flatMap((line) => {
    const range = parseRange(line.text, { lang });
    return range ? [{ ...line, range }] : [];
  });
}

/**
 * The largest element around one mark that holds no other mark.
 * @param {Element} mark @param {Element[]} marks @param {Element} card
 */
function territory(mark, marks, card) {
  let element = mark;
  const entry = outermostEntry(mark);
  for (let up = mark.parentElement; up && card.contains(up) && up !== card; up = up.parentElement) {
    if (entry && (!entry.contains(up) || (element.tagName === 'LI' && element !== entry))) break;
    if (marks.some((other) => other !== mark && up?.contains(other))) break;
    element = up;
  }
  return element;
}

/** @param {Element} element */
function outermostEntry(element) {
  let entry = element.closest(css('sduiEntry'));
  for (let up = entry; up; up = up.parentElement?.closest(css('sduiEntry')) ?? null) entry = up;
  return entry;
}

/**
 * @param {Element} card
 * @param {string} lang
 * @returns {Position[]}
 */
export function rolesIn(card, lang) {
  const lines = entryLines(card);
  const dates = dated(lines, lang);
  const marks = dates.map((line) => line.element);
  const roles = dates.map((line) => ({ line, box: territory(line.element, marks, card) }));
  return roles.map(({ line, box }) => {
    const own = lines.filter((other) => box.contains(other.element));
    return readRole(
      line,
      own,
      box,
      groupHeader(
        box,
        card,
        roles.map((role) => role.box),
        lines,
      ),
    );
  });
}

/** @typedef {{company: string, url: string | null}} Group */

/**
 * What stands between an element's border and its first role: the employer, with the total time or as a link.
 * @param {Element} box @param {Element} card @param {Element[]} boxes @param {Line[]} lines @returns {Group | null}
 */
function groupHeader(box, card, boxes, lines) {
  for (let up = box.parentElement; up && card.contains(up) && up !== card; up = up.parentElement) {
    // Parts without roles of their own: a part with roles may hold the header of another group.
    const parts = [...up.children].filter(
      (part) => isBefore(part, box) && !boxes.some((other) => part.contains(other)),
    );
    const [company, time] = lines.filter(
      (line) =>
        parts.some((part) => part.contains(line.element)) && !boxes.some((other) => other.contains(line.element)),
    );
    if (!company) continue;
    const isLink = company.element.closest('a')?.matches(css('organisationLink')) ?? false;
    const isInEntry = outermostEntry(box)?.contains(up) ?? false;
    if (isInEntry || isLink || (time && isTotalTime(time.text)))
      return { company: company.text, url: linkIn(company.element, up) };
  }
  return null;
}

/** "Full-time · 5 yrs 2 mos" or "5 yrs 2 mos" @param {string} text */
function isTotalTime(text) {
  return text.split(/\s*·\s*/).some((part) => isDuration(part));
}

/** @param {Element} one @param {Element} other */
function isBefore(one, other) {
  return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** @param {Element} line @param {Element} box */
function linkIn(line, box) {
  const link = line.closest(css('organisationLink')) ?? box.querySelector(css('organisationLink'));
  return organisationUrl(link?.getAttribute('href'));
}

/** @param {Dated} date @param {Line[]} lines @param {Element} box @param {Group | null} group @returns {Position} */
function readRole(date, lines, box, group) {
  const at = lines.findIndex((line) => line.element === date.element);
  let before = lines.slice(0, at);
  // A group with a single role: its header lies inside the role's own box.
  const time = before.findIndex((line) => isTotalTime(line.text));
  if (!group && time > 0 && time < before.length - 1) {
    const header = /** @type {Line} */ (before[time - 1]);
    group = { company: header.text, url: linkIn(header.element, box) };
    before = innermost(date.element, before.slice(time + 1));
  }
  const [title, second] = before;
  const flat = clean(second?.text.split(/\s+·\s+/)[0]);
  const company = group ? group.company : flat && !EMPLOYMENT.has(flat.toLowerCase()) ? flat : null;
  return {
    title: title?.text ?? null,
    company,
    company_url: group ? group.url : linkIn(date.element, box),
    start: date.range.start,
    end: date.range.end,
    is_current: date.range.is_current,
    location: place(date, lines[at + 1]),
  };
}

/** Of some lines those that stand closest to an element. @param {Element} element @param {Line[]} lines */
function innermost(element, lines) {
  let box = element.parentElement;
  while (box && !lines.some((line) => box?.contains(line.element))) box = box.parentElement;
  return lines.filter((line) => box?.contains(line.element));
}

/** The line right under the dates, if it is set like them. @param {Dated} date @param {Line | undefined} next */
function place(date, next) {
  if (!next || next.element.tagName !== date.element.tagName || next.element.className !== date.element.className)
    return null;
  if (next.text.length > 100 || /[.!?:•|]$|^[-•*]/.test(next.text) || next.element.querySelector('strong')) return null;
  const below = date.element.nextElementSibling ?? date.element.parentElement?.nextElementSibling;
  const isBelow = below?.contains(next.element) && below.parentElement?.contains(date.element);
  return isBelow && !below?.querySelector(css('skillsIcon')) ? next.text : null;
}

/**
 * Skills below an element: each has its own key, else each is an entry.
 * @param {ParentNode | undefined} root
 * @returns {string[]}
 */
export function skillsIn(root) {
  const named = [...(root?.querySelectorAll(css('sduiSkill')) ?? [])];
  const items = named.length ? named : [...(root?.querySelectorAll(css('sduiEntry')) ?? [])];
  return outermost(items).flatMap((item) => linesOf(item)[0]?.text ?? []);
}

/**
 * Schools in an Education card.
 * @param {Element} card
 * @param {string} lang
 * @returns {Education[]}
 */
export function schoolsIn(card, lang) {
  const lines = entryLines(card);
  const dates = dated(lines, lang).map((line) => line.element);
  const links = [...card.querySelectorAll(css('organisationLink'))].filter((link) => linesOf(link).length > 0);
  const entries = [...card.querySelectorAll(css('sduiEntry'))].filter(
    (e) => !e.parentElement?.closest(css('sduiEntry')),
  );
  const marks = entries.length ? entries : merged(links, dates);
  const boxes = new Set(entries.length ? entries : marks.map((mark) => territory(mark, marks, card)));
  return [...boxes]
    .map((box) =>
      readSchool(
        lines.filter((line) => box.contains(line.element)),
        lang,
      ),
    )
    .filter((e) => e.school);
}

/** Links, and the dates that belong to no link. @param {Element[]} links @param {Element[]} dates */
function merged(links, dates) {
  const outer = outermost(links);
  if (!outer.length) return dates;
  const free = dates.filter((date) => !outer.some((link) => link.contains(date) || link.parentElement?.contains(date)));
  return [...outer, ...free];
}

/** @param {Line[]} lines @param {string} lang @returns {Education} */
export function readSchool(lines, lang) {
  const [school, ...rest] = lines;
  const ranges = rest.map((line) => parseRange(line.text, { lang }));
  const at = ranges.findIndex((range) => range);
  const date = ranges[at];
  // What follows the dates is about grades and societies.
  const study = (at < 0 ? rest : rest.slice(0, at)).find((line) => line.text.length <= 160);
  const [degree, ...field] = (study?.text ?? '').split(/\s*,\s*/);
  return {
    school: school?.text ?? null,
    degree: clean(degree),
    field: clean(field.join(', ')),
    start: date?.start ?? null,
    end: date?.is_current ? null : (date?.end ?? null),
  };
}
