/** The recruiter's own connections: a card link, a name link, a headline. No places. */

/** @import { Page, PersonRow, Reading } from './types.js' */

import { profileOf } from './address.js';
import { shownName } from './names.js';
import { besides, firstMember, nameParagraphs, personRow, unique } from './rows.js';
import { css } from './selectors.js';
import { linesOf, outermost, textOf } from './text.js';

const SCREEN = '[data-sdui-screen$="mynetwork.Connections"],.mn-connections';

/** @param {Element} card @returns {PersonRow[]} */
function oldCard(card) {
  const full_name = shownName(textOf(card.querySelector('.mn-connection-card__name')));
  const headline = textOf(card.querySelector('.mn-connection-card__occupation'));
  const address = firstMember(card);
  return full_name && address ? [personRow({ full_name, headline }, address)] : [];
}

/** @param {Element} name a paragraph @param {Element} card @returns {PersonRow[]} */
function newCard(name, card) {
  const link = [...name.querySelectorAll(css('memberLink'))].find((one) => textOf(one));
  const address = profileOf(link?.getAttribute('href'));
  const full_name = shownName(textOf(link));
  const lines = linesOf(card).filter((line) => !name.contains(line.element) && !line.element.closest('a,button'));
  const headline = besides(name, lines, card)[0] ?? null;
  // Without a headline the next line is since when they are connected.
  const isOurs = headline && (name.parentElement?.contains(headline.element) || !/\d{4}/.test(headline.text));
  return full_name && address ? [personRow({ full_name, headline: isOurs ? headline.text : null }, address)] : [];
}

/** @param {Page} page @returns {Reading} */
function read({ document }) {
  const old = [...document.querySelectorAll('.mn-connection-card')].flatMap(oldCard);
  const rows = [
    ...document.querySelectorAll(`${css('connectionRow')},[componentkey="ConnectionsPage_ConnectionsList"]`),
  ];
  const outer = outermost(rows);
  const people = unique(old.length ? old : outer.flatMap((row) => nameParagraphs(row).flatMap((name) => newCard(name, row))));
  if (people.length) return { outcome: 'ok', people, hidden: 0, problems: [] };
  const says = !outer.length && (textOf(document.querySelector(SCREEN))?.length ?? 0) > 20;
  return { outcome: says ? 'empty' : 'not_ready', people: [], hidden: 0, problems: [] };
}

/** @type {import('./types.js').Reader} */
export const connections = {
  name: 'connections',
  kinds: ['connections'],
  matches: ({ document }) => document.querySelector(`${SCREEN},${css('connectionRow')}`) !== null,
  read,
};
