/** Whether a line is a place. Country names come from the browser (Intl), in English and the page's language. */

import { fold } from './text.js';

/** @type {Map<string, Set<string>>} */
const countries = new Map();

/**
 * Whether a text is a country's name in English or in a language of the page.
 * @param {string} text
 * @param {string} [lang]
 * @returns {boolean}
 */
export function isCountry(text, lang = 'en') {
  const language = Intl.DisplayNames.supportedLocalesOf([lang || 'en'])[0] ?? 'en';
  if (!countries.has(language)) countries.set(language, countryNames(language));
  const key = fold(text);
  return key !== '' && (countries.get(language)?.has(key) || (language !== 'en' && isCountry(text)) || EXTRA.has(key));
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

/**
 * Whether a line that stands alone in a list is a place, not a headline.
 * @param {string} text
 * @param {string} [lang]
 */
export function looksLikePlace(text, lang = 'en') {
  if (text.length > 80 || /[|@•·!?:;#&]/.test(text)) return false;
  const parts = text.split(/\s*[,،、]\s*/u);
  if (isCountry(parts.at(-1) ?? '', lang)) return true;
  if (
    /\b(?:metropolitan|metro|greater .*) (?:area|region)$|\b(?:area|region) metropolitana\b|^metropolregion |^région de /i.test(
      text,
    )
  )
    return true;
  return parts.length === 2 && /^[A-Z]{2,3}$/.test(parts[1] ?? '');
}
