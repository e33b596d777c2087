/** Whether a line is a place. Country names come from the browser (Intl), in the great languages and the page's own. */

import { fold } from './text.js';

/** @type {Map<string, Set<string>>} */
const countries = new Map();

/** The language of a place is neither that of the interface nor that of the profile. */
const LANGUAGES = 'en de fr es pt it nl sv da nb pl tr ru uk ar ja zh zh-TW ko'.split(' ');

/**
 * Whether a text is a country's name in one of the great languages or in the page's own.
 * @param {string} text
 * @param {string} [lang]
 * @returns {boolean}
 */
export function isCountry(text, lang = 'en') {
  const key = fold(text);
  if (!key || EXTRA.has(key)) return key !== '';
  return [...LANGUAGES, ...Intl.DisplayNames.supportedLocalesOf([lang || 'en'])].some((language) => {
    if (!countries.has(language)) countries.set(language, countryNames(language));
    return countries.get(language)?.has(key);
  });
}

const EXTRA = new Set([
  'uk',
  'usa',
  'uae',
  'turkey',
  'turkiye',
  'czech republic',
  'south korea',
  'russia',
  'hong kong',
  'macau',
  'taiwan',
  'ivory coast',
  'england',
  'scotland',
  'wales',
  'northern ireland',
]);

/** @param {string} language @returns {Set<string>} */
function countryNames(language) {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const found = new Set();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const first of letters) {
    for (const second of letters) {
      const name = names.of(first + second);
      if (name && !/^(?:EU|UN|EZ|QO|XA|XB|ZZ)$/.test(first + second)) found.add(fold(name));
    }
  }
  return found;
}

const REGION =
  /(?:^greater .*|\b(?:metropolitan|metro|bay)) (?:area|region)$|metropolitana\b|^(?:metropolregion|großraum|région de|stor-) ?\S/i;
/** "Sales Director, Germany" is no place. */
const OFFICE =
  /\b(?:head|director|manager|lead(?:er)?|engineer|developer|consultant|officer|founder|owner|president|partner|specialist|analyst|student|sales|marketing|recruit\w+|c[efot]o|vp|hr)\b/i;

/**
 * Whether a line that stands alone in a list is a place, not a headline.
 * @param {string} text
 * @param {string} [lang]
 */
export function looksLikePlace(text, lang = 'en') {
  if (text.length > 80 || /[|@•·!?:;#&]/.test(text) || OFFICE.test(text)) return false;
  const parts = text.split(/\s*[,،、]\s*/u);
  if (isCountry(parts.at(-1) ?? '', lang)) return true;
  if (REGION.test(text)) return true;
  return parts.length === 2 && /^[A-Z]{2,3}$/.test(parts[1] ?? '');
}
