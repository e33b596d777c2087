/** Names as LinkedIn shows them. The raw name is kept; these are proposals for a record's fields. */

import { clean } from './text.js';

// What LinkedIn appends for screen readers, in the languages seen.
const SUFFIX =
  /\s+(?:is (?:open to work|hiring|reachable|a premium member)|has (?:a|an active) (?:premium|verified) (?:account|profile)|['’]s? profile (?:photo|picture))\.?$/i;
const PRONOUNS = /\s*[([](?:\p{L}{1,8}\s?\/\s?){1,2}\p{L}{1,8}[)\]]\s*$/u;
const CREDENTIAL =
  /^(?:ph\.?\s?d|m\.?b\.?a|m\.?sc|b\.?sc|m\.?a|b\.?a|m\.?d|m\.?eng|b\.?eng|ll\.?[bm]|j\.?d|cpa|cfa|acca|aca|cima|fca|pmp|prince2|cissp|cism|csm|rn|esq|shrm-?(?:cp|scp)|a?phr|sphr|gphr|assoc\.? ?cipd|cipd|mcipd|fcipd|chartered.*|dipl\.?-?(?:ing|kfm|psych)\.?.*|ing|mag|frsa|obe|mbe|cbe|jr|sr|i{1,3}|iv)\.?$/i;
const TITLE =
  /^(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|lord|lady|ir|ing|dipl\.?-?ing|mag|herr|frau|rev|eng)\.?$/i;
const PARTICLE =
  /^(?:van|von|der|den|de|da|do|dos|das|du|del|della|di|la|le|les|el|al|bin|ibn|ben|bint|abu|ter|ten|zu|zum|zur|af|av|st\.?|mac|mc|san|santa|y|e)$/i;
/** "LinkedIn Member", "Utilisateur de LinkedIn": LinkedIn's word for somebody it doesn't name, in any language. */
const HIDDEN = /^(?:(?:linkedin|领英|領英)[\s-]?\p{L}[\p{L}\p{M}]*|\p{L}[\p{L}\p{M}]*\s(?:\p{L}{1,4}\s)?linkedin)$/iu;
const EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u{FE0F}\u{200D}\u{20E3}\u{2600}-\u{27BF}]+/gu;
/** Scripts in which the family name may come first: the order is not ours to guess. */
const FAMILY_FIRST = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * The name as shown, without what is only there for screen readers, and without pronouns.
 * @param {string | null | undefined} text
 */
export function shownName(text) {
  let name = clean(text);
  if (!name || /^[*\s]+$/.test(name) || HIDDEN.test(name)) return null;
  name = clean(name.replace(SUFFIX, '').replace(PRONOUNS, ''));
  return name && undoubled(name);
}

/** "Jens Krüger Jens Krüger" is how a link's text and its twin join. @param {string} name */
function undoubled(name) {
  const middle = (name.length - 1) / 2;
  const twice = Number.isInteger(middle) && name[middle] === ' ' && name.slice(0, middle) === name.slice(middle + 1);
  return twice && name.slice(0, middle).includes(' ') ? name.slice(0, middle) : name;
}

/**
 * @param {string | null} fullName
 * @returns {{first_name: string | null, last_name: string | null, shortened: boolean}}
 */
export function splitName(fullName) {
  const tokens = nameTokens(fullName ?? '');
  const nothing = { first_name: null, last_name: null, shortened: false };
  if (!tokens.length || FAMILY_FIRST.test(tokens.join(''))) return nothing;
  if (tokens.length === 1) return { ...nothing, first_name: tokens[0] ?? null };
  // "Name S.": LinkedIn shortens surnames outside the network; an initial is not a surname.
  if (/^\p{L}\p{M}*\.?$/u.test(tokens.at(-1) ?? '')) {
    return { first_name: tokens[0] ?? null, last_name: null, shortened: true };
  }
  let start = tokens.length - 1;
  while (start > 1 && PARTICLE.test(tokens[start - 1] ?? '')) start -= 1;
  return { first_name: tokens.slice(0, start).join(' '), last_name: tokens.slice(start).join(' '), shortened: false };
}

/** Words of a name without emoji, brackets, titles and credentials. @param {string} fullName @returns {string[]} */
function nameTokens(fullName) {
  const plain = fullName
    .replace(EMOJI, ' ')
    .replace(/[([{（][^)\]}）]*[)\]}）]/gu, ' ')
    .replace(/[“”"„«»|•·*]+/gu, ' ');
  const [name = '', ...after] = plain.split(/\s*[,，]\s*/u).filter((part) => part.trim());
  // "Doe, Jane" can't be told from "Jane Doe, Engineer": only the part before the comma is a name we propose.
  const tokens = name.trim().split(/\s+/).filter(Boolean);
  while (tokens.length > 1 && TITLE.test(tokens[0] ?? '')) tokens.shift();
  while (tokens.length > 2 && CREDENTIAL.test(tokens.at(-1) ?? '')) tokens.pop();
  return after.length && tokens.length === 1 ? [] : tokens.filter((token) => /\p{L}/u.test(token));
}

/**
 * Whether a page title can belong to this name: they share a word. LinkedIn's "(3) Name | LinkedIn".
 * @param {string} title
 * @param {string} name
 * @returns {boolean | null} null if the title says nothing
 */
export function titleFits(title, name) {
  const line = bareTitle(title);
  if (!line) return null;
  const words = wordsOf(name);
  if (!words.length) return null;
  const inTitle = new Set(wordsOf(line));
  return words.some((word) => inTitle.has(word)) || line.includes(name);
}

/** A page title without counter and site name. @param {string} title */
export function bareTitle(title) {
  const line = (clean(title) ?? '')
    .replace(/^\(\d+\+?\)\s*/, '')
    .replace(/\s*\|\s*(?:LinkedIn|Sales Navigator)\s*$/i, '');
  return /^(?:linkedin|sales navigator)?$/i.test(line) ? '' : line;
}

/** @param {string} text */
function wordsOf(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(EMOJI, ' ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word.length > 1 || FAMILY_FIRST.test(word));
}
