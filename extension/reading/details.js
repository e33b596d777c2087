/** `/in/<slug>/details/<section>/`: the whole list of one section. The name is only in the title. */

/** @import { Page, Position, Reading } from './types.js' */

import { linksElsewhere, profileOf, samePerson } from './address.js';
import { bareTitle } from './names.js';
import { WHOLE_LIST, assemble } from './profile.js';
import { ownEducation, ownSkills, rolesOf } from './pvs_entries.js';
import { rolesIn, schoolsIn, skillsIn } from './roles.js';
import { css } from './selectors.js';
import { isUnseen, textOf } from './text.js';

/** @param {Document} document @returns {Element[]} */
function pvsItems(document) {
  const paged = [...document.querySelectorAll(css('pvsDetailsItem'))].filter(
    (li) => !li.parentElement?.closest(css('pvsDetailsItem')),
  );
  if (paged.length) return paged;
  const list = [...document.querySelectorAll('ul')].find((ul) => ul.querySelector(css('pvsEntry')));
  return list ? [...list.children].filter((child) => child.tagName === 'LI') : [];
}

/** @param {Document} document */
function sduiList(document) {
  const marked = document.querySelector(css('experienceMark'))?.closest('section');
  const isList = document.querySelector(`${css('sduiEntry')},${css('sduiSkill')},${css('sduiDetails')}`) !== null;
  return isList ? (marked ?? document.body) : null;
}

/** "Experience | Name" @param {Page} page */
function nameInTitle(page) {
  const parts = bareTitle(page.capture.title).split(/\s+\|\s+/);
  if (parts.length > 1) return parts.slice(1).join(' | ');
  const headings = [...page.document.querySelectorAll('h1,h2')].map((heading) => textOf(heading));
  return parts[0] && !headings.includes(parts[0]) ? parts[0] : null;
}

/** Whether a link to somebody else's details, or the arrow back to somebody else, stands here. @param {Page} page */
function isForeign(page) {
  const [first] = page.document.querySelectorAll('h1,h2,a[href*="/in/"]');
  const back = profileOf(first?.getAttribute('href'));
  return linksElsewhere(page, page.document) || (back !== null && samePerson(page.address, back) === false);
}

/** @param {Page} page */
function entries(page) {
  const { document, lang } = page;
  const section = page.address.section ?? '';
  const items = pvsItems(document);
  const list = items.length ? null : sduiList(document);
  return {
    positions: /** @type {Position[]} */ (
      section !== 'experience' ? [] : list ? rolesIn(list, lang) : items.flatMap((item) => rolesOf(item, lang))
    ),
    education: section !== 'education' ? [] : list ? schoolsIn(list, lang) : ownEducation(items, lang),
    skills: section !== 'skills' ? [] : list ? skillsIn(document) : ownSkills(items),
  };
}

/** @param {Page} page @returns {Reading} */
function read(page) {
  if (isForeign(page)) return { outcome: 'not_ready', problems: ['another_person'] };
  // The profile is still there: what it shows of the list is not the whole of it.
  const profileCard = page.document.querySelector(`${css('sduiTopcard')},#top-card-text-details-contact-info`);
  if (profileCard && !isUnseen(profileCard)) return { outcome: 'not_ready', problems: ['changing'] };
  const profile = assemble(page, { name: [nameInTitle(page), 'page title'], ...entries(page), list: WHOLE_LIST });
  const isBare = !profile.positions.length && !profile.education.length && !profile.skills.length;
  return isBare ? { outcome: 'not_ready', problems: [] } : { outcome: 'ok', profile, problems: [] };
}

/** @type {import('./types.js').Reader} */
export const details = {
  name: 'details',
  kinds: ['details'],
  matches: ({ document }) => pvsItems(document).length > 0 || sduiList(document) !== null,
  read,
};
