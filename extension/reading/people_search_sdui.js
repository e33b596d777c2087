/** People search of 2026: list items without names or stable classes; sometimes cards without list roles. */

/** @import { Page, Reading } from './types.js' */

import { isHiddenMember, isResult, nameParagraphs, readCard, unique } from './rows.js';
import { css } from './selectors.js';
import { isUnseen, outermost, textOf } from './text.js';

const SCREEN = '[data-sdui-screen$="SearchResultsPeople"]';

/** @param {Document} document @returns {Element[]} */
function cardsOf(document) {
  const items = [...document.querySelectorAll(css('listItem'))].filter((item) => !isUnseen(item));
  return items.length ? outermost(items) : withoutRoles(document);
}

/** The largest element around each name that holds no other name. @param {Document} document */
function withoutRoles(document) {
  const names = nameParagraphs(document).filter((p) => /[•·]/.test(textOf(p) ?? ''));
  return names.map((name) => {
    let card = /** @type {Element} */ (name);
    for (let up = name.parentElement; up && up !== document.body; up = up.parentElement) {
      if (names.some((other) => other !== name && up?.contains(other))) break;
      card = up;
    }
    return card;
  });
}

/** @param {Page} page @returns {Reading} */
function read({ document, lang }) {
  const all = cardsOf(document);
  const cards = all.some(isResult) ? all.filter(isResult) : all;
  const people = unique(cards.flatMap((card) => (isHiddenMember(card) ? [] : (readCard(card, lang) ?? []))));
  const named = people.filter((person) => person.full_name);
  const hidden = cards.filter(isHiddenMember).length + people.length - named.length;
  const problems = hidden ? ['outside_network'] : [];
  if (all.some((card) => !textOf(card))) problems.push('rows_not_loaded');
  if (named.length || hidden) return { outcome: 'ok', people: named, hidden, problems };
  const screen = document.querySelector(SCREEN);
  // An empty result says so in a sentence; a list that is still being filled says nothing.
  const says = !cards.length && !screen?.querySelector(css('memberLink')) && (textOf(screen)?.length ?? 0) > 20;
  return { outcome: says ? 'empty' : 'not_ready', people: [], hidden: 0, problems };
}

/** @type {import('./types.js').Reader} */
export const peopleSearchSdui = {
  name: 'sdui',
  kinds: ['people-search'],
  landmarks: ['listItem'],
  matches: ({ document }) =>
    document.querySelector(SCREEN) !== null ||
    cardsOf(document).some((card) => readCard(card, '') || isHiddenMember(card)),
  read,
};
