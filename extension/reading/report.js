/**
 * What to send to whoever repairs the readers when LinkedIn changed a page: which rules fired, how often each selector
 * matches, and the page's skeleton. Tag and attribute names and LinkedIn's own words only, nothing about a person.
 */

/** @import { Page, Report } from './types.js' */

import { SELECTORS, css } from './selectors.js';

/** The words of LinkedIn's keys; everything else in a key or id may be somebody's address. */
const KEY_WORDS = new Set(
  (
    'com linkedin sdui profile card ref flagshipnav search results result people mynetwork connections list topcard top ' +
    'about featured services highlights level section education skills skill experience activity volunteer licenses ' +
    'certifications projects entity collection item details details contact info overlay company school accent small ' +
    'medium large auto component custom invite screen main workspace root interop outlet card anchor null state header'
  ).split(' '),
);
const KEYS = ['componentkey', 'id', 'data-testid'];
/** Attributes whose values LinkedIn's programmers wrote. */
const WORDS = ['role', 'data-sdui-screen', 'data-view-name'];
const LIMIT = 250;

/** @param {string} value */
function maskedKey(value) {
  const words = value.match(/[A-Z]?[a-z]+|[A-Z]+|[^A-Za-z]+/g) ?? [];
  const masked = words.map((word) => (/^[._-]+$/.test(word) || KEY_WORDS.has(word.toLowerCase()) ? word : '*'));
  return masked.join('').replace(/[*._-]*\*[*._-]*/g, '*');
}

/** @param {Element} element */
function lineOf(element) {
  const depth = ' '.repeat(Math.min(20, depthOf(element)));
  const attributes = [
    ...KEYS.map((name) => [name, maskedKey(element.getAttribute(name) ?? '')]),
    ...WORDS.map((name) => [name, wordIn(element.getAttribute(name) ?? '')]),
  ].filter(([, value]) => value);
  return depth + element.tagName.toLowerCase() + attributes.map(([name, value]) => `[${name}=${value}]`).join('');
}

/** A word of a program: letters, dots and dashes; with figures in it, it may be an id. @param {string} value */
function wordIn(value) {
  return /^[a-z][a-z._-]{0,80}$/i.test(value) ? value : value && '*';
}

/** @param {Element} element */
function depthOf(element) {
  let depth = 0;
  for (let up = element.parentElement; up; up = up.parentElement) depth += 1;
  return depth;
}

/**
 * @param {Page} page
 * @param {string | null} layout
 * @param {Record<string, string>} found which rule found a field
 * @returns {Report}
 */
export function reportOf({ document, address, lang }, layout, found) {
  const names = /** @type {(keyof typeof SELECTORS)[]} */ (Object.keys(SELECTORS));
  const counts = names.map((name) => [name, document.querySelectorAll(css(name)).length]);
  const marked = document.querySelectorAll(`main,section,h1,h2,${[...KEYS, ...WORDS].map((name) => `[${name}]`).join(',')}`);
  return {
    kind: address.kind,
    layout,
    lang,
    found,
    matches: Object.fromEntries(counts.filter(([, count]) => count)),
    skeleton: [...marked].slice(0, LIMIT).map(lineOf),
  };
}
