/** People search of 2024 to 2026: one template for every kind of result, told apart by its URN. */

/** @import { Page, PersonRow, Reading } from './types.js' */

import { profileOf } from './address.js';
import { shownName } from './names.js';
import { looksLikePlace } from './places.js';
import { firstMember, personRow, unique } from './rows.js';
import { css } from './selectors.js';
import { isUnseen, textOf } from './text.js';

/** @param {Document} document @returns {Element[]} rows of members; companies come in the same template */
function rowsOf(document) {
  const rows = [...document.querySelectorAll(css('universalRow'))].filter((row) => !isUnseen(row));
  return rows.filter((row) => !row.parentElement?.closest(css('universalRow')) && isMember(row));
}

/** @param {Element} row */
function isMember(row) {
  const urn = row.getAttribute('data-chameleon-result-urn');
  return urn ? urn.startsWith('urn:li:member:') : row.querySelector(`${css('memberLink')},${css('headless')}`) !== null;
}

/** @param {Element} row */
function isHidden(row) {
  return row.getAttribute('data-chameleon-result-urn') === 'urn:li:member:headless' || firstMember(row) === null;
}

/** @param {Element} row @param {string} lang @returns {PersonRow} */
function readRow(row, lang) {
  const links = [...row.querySelectorAll(css('memberLink'))];
  const address = firstMember(row);
  const own = links.filter((link) => profileOf(link.getAttribute('href'))?.url === address?.url);
  // The link around the picture may say whether the member is online.
  const name = own.map((link) => link.querySelector(css('pvsText'))).find(textOf) ?? own.find(textOf);
  const lines = [...row.querySelectorAll('div.t-14')].filter(
    (div) => !div.querySelector('div') && !div.closest('button') && textOf(div),
  );
  const first = lines[0];
  // The headline is set darker than the place; either may be missing.
  const isPlaceOnly =
    first && lines.length === 1 && (!first.matches('.t-black') || looksLikePlace(textOf(first) ?? '', lang));
  const headline = isPlaceOnly ? null : textOf(first);
  const location = isPlaceOnly ? textOf(first) : textOf(lines[1]);
  return personRow(
    {
      full_name: shownName(textOf(name)),
      headline,
      location,
      member_id: memberIn(links) ?? address?.member_id ?? null,
    },
    address,
  );
}

/** @param {Element[]} links */
function memberIn(links) {
  const query = links
    .map((link) => link.getAttribute('href') ?? '')
    .find((href) => href.includes('miniProfileUrn=') && profileOf(href));
  return decodeURIComponent(query ?? '').match(/fsd?_(?:mini)?[pP]rofile:(ACoA[\w-]+)/)?.[1] ?? null;
}

/** @param {Page} page @returns {Reading} */
function read({ document, lang }) {
  const rows = rowsOf(document);
  const shown = unique(rows.filter((row) => !isHidden(row)).map((row) => readRow(row, lang)));
  const people = shown.filter((row) => row.full_name);
  const hidden = rows.filter(isHidden).length + shown.length - people.length;
  if (people.length || hidden) return { outcome: 'ok', people, hidden, problems: hidden ? ['outside_network'] : [] };
  const container = document.querySelector('.search-results-container');
  const isBare = !container?.querySelector(`${css('universalRow')},${css('memberLink')}`);
  const says = isBare && (textOf(container)?.length ?? 0) > 20;
  return { outcome: says ? 'empty' : 'not_ready', people: [], hidden: 0, problems: [] };
}

/** @type {import('./types.js').Reader} */
export const peopleSearchUniversal = {
  name: 'universal-template',
  kinds: ['people-search'],
  // The same template fills lists of followers, under a heading that is shown.
  matches: ({ document }) =>
    document.querySelector('.search-results-container') !== null ||
    (document.querySelector(css('universalRow')) !== null && [...document.querySelectorAll('h1')].every(isUnseen)),
  read,
};
