/** What a headline may say about the current job. Only the one safe pattern is read; everything else stays null. */

import { isCountry } from './places.js';
import { clean, fold } from './text.js';

const LEGAL =
  /^(?:inc|incorporated|ltd|limited|llc|llp|lp|plc|corp|corporation|co|company|gmbh|ag|kg|kgaa|ug|se|mbh|sa|sas|sarl|sl|slu|srl|spa|bv|nv|ab|as|asa|aps|oy|oyj|kk|pty|pte|sdn|bhd|holdings?|group|gruppe|groupe|the|international|intl|global)$/;
const FORMER = /^(?:ex|former|formerly|previously|past|retired|ehemal|ancien|incoming|future|aspiring)/i;
/** Words that begin a sentence about oneself, not a title; of those in -ing only a few begin a title. */
const SENTENCE =
  /^(?:i|i['’]m|we|we['’]re|my|our|the|life|passionate|open|proud|student of|(?!(?:managing|engineering|marketing|accounting|consulting|nursing|training|purchasing|manufacturing|planning|founding|acting|operating)\b)\p{L}+ing)(?!\p{L})/iu;
/** "CEO, CTO & CFO" are several titles, none of them known to be the one of the record. */
const SEVERAL = /,.*(?:[,&\/]|\sand\s)/i;

/**
 * Whether two spellings name one company as far as a machine may say so: equal after dropping legal forms, spaces and a
 * country behind a comma.
 * @param {string | null | undefined} one
 * @param {string | null | undefined} other
 */
export function sameCompany(one, other) {
  const [a, b] = [companyKey(one), companyKey(other)];
  return a !== '' && a === b;
}

/** @param {string | null | undefined} company */
function companyKey(company) {
  const words = fold(withoutPlace(company ?? '')).split(' ');
  while (words.length > 1 && LEGAL.test(words.at(-1) ?? '')) words.pop();
  while (words.length > 1 && words[0] === 'the') words.shift();
  return words.join('');
}

/** "Acme, Japan" and "Acme Japan" are Acme, wherever they sit. @param {string} company */
function withoutPlace(company) {
  const comma = company.match(/^(.*\S)\s*,\s*([^,]+)$/u);
  if (comma?.[1] && comma[2] && (isCountry(comma[2]) || LEGAL.test(fold(comma[2])))) return comma[1];
  const words = company.split(/\s+/);
  return words.length > 1 && isCountry(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : company;
}

/**
 * The title in a headline "T at C" or "T @ C", where C is the company known from elsewhere on the page.
 * @param {string | null} headline
 * @param {string | null} company
 * @returns {string | null}
 */
export function titleFromHeadline(headline, company) {
  if (!headline || !company) return null;
  const titles = headline
    .split(/\s*[|│｜•·⎮]\s*/u)
    .map((part) => titleIn(part, company))
    .filter((title) => title !== null);
  return titles.length === 1 ? (titles[0] ?? null) : null;
}

/** @param {string} part @param {string} company */
function titleIn(part, company) {
  const match = part.match(/^(.+?)(?:\s+at\s+|\s*@\s*)(.+)$/iu);
  const title = clean(match?.[1]);
  const employer = match?.[2]?.replace(/\s+[—–-]\s+.*$/u, '').replace(/[.!\s]+$/u, '');
  if (!title || !employer || !sameCompany(employer, company)) return null;
  const isTitle = title.length <= 60 && title.split(' ').length <= 8 && !FORMER.test(title) && !SENTENCE.test(title) && !SEVERAL.test(title);
  return isTitle && /\p{L}/u.test(title) && !/[.!?:#]/u.test(title.replace(/\b(?:Sr|Jr|Dr|Asst|Assoc|Mgr|Dir)\./gi, ''))
    ? title
    : null;
}
