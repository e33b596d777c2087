/**
 * Date ranges as LinkedIn writes them, in any of its interface languages.
 *
 * Month names come from the browser (Intl), so there is no table of them to keep; a month that two languages understand
 * differently is decided by the page's language or left out.
 */

import { clean } from './text.js';
import { LESS_THAN_A_YEAR } from './words.js';

/** @typedef {{start: string, end: string | null, is_current: boolean}} Range */

const LANGUAGES = (
  'en de fr es pt it nl sv da nb fi pl cs sk ro hu tr ru uk el bg hr sr sl lt lv et id ms vi tl ar he fa hi bn mr pa te th ' +
  'ja ko zh zh-TW'
).split(' ');

const PRESENT = new Set(
  (
    "present|current|now|today|heute|bis heute|jetzt|gegenwärtig|actuel|actuellement|aujourd’hui|aujourd'hui|présent|" +
    'à ce jour|ce jour|actualidad|la actualidad|presente|actual|hoy|o momento|momento|atual|atualmente|até o momento|' +
    'até ao momento|oggi|attuale|heden|nu|nuværende|i dag|idag|nå|nåværende|nykyinen|nykyhetki|obecnie|teraz|současnost|' +
    'do současnosti|súčasnosť|prezent|în prezent|jelenleg|jelen|halen|devam ediyor|günümüz|şu anda|настоящее время|' +
    'по настоящее время|сейчас|теперішній час|дотепер|зараз|σήμερα|παρόν|настояще|sadašnjost|danas|sedaj|dabar|šobrīd|' +
    'saat ini|sekarang|kini|hiện tại|nay|kasalukuyan|الآن|حتى الآن|الحاضر|الحالي|היום|כיום|הווה|تاکنون|اکنون|वर्तमान|' +
    'मौजूदा|বর্তমান|सध्या|ਵਰਤਮਾਨ|ప్రస్తుతం|ปัจจุบัน|現在|现在|至今|迄今|현재'
  ).split('|'),
);

// Strict: dash with spaces, or between digits; "Co-Founder 2019" is no range.
const BETWEEN = /\s+(?:[-–—~〜～]|to|bis|à|al|até)\s+|\s*[–—〜～]\s*|(?<=[\d月년])\s*-\s*(?=\S)/u;
const YEAR = /(?<!\d)((?:19|20)\d\d)(?!\d)/;

/** @type {Map<string, Map<string, Set<number>>>} month word → language → months */
const MONTHS = new Map();

function months() {
  if (MONTHS.size) return MONTHS;
  for (const language of LANGUAGES) {
    for (const style of /** @type {const} */ (['long', 'short'])) {
      for (const shape of [{ month: style }, { month: style, year: /** @type {const} */ ('numeric') }]) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...shape, timeZone: 'UTC' });
        for (let month = 0; month < 12; month += 1) {
          const parts = format.formatToParts(new Date(Date.UTC(2021, month, 15)));
          remember(parts.find((part) => part.type === 'month')?.value ?? '', language, month + 1);
        }
      }
    }
  }
  // Written differently by LinkedIn than by the browser's tables.
  for (const [word, month] of /** @type {[string, number][]} */ ([
    ['sept', 9],
    ['mrt', 3],
    ['mär', 3],
    ['märz', 3],
  ])) {
    remember(word, word === 'mrt' ? 'nl' : 'de', month);
  }
  return MONTHS;
}

/** @param {string} word @param {string} language @param {number} month */
function remember(word, language, month) {
  const key = monthKey(word);
  if (!key || /^\d+$/.test(key)) return;
  if (!MONTHS.has(key)) MONTHS.set(key, new Map());
  const byLanguage = /** @type {Map<string, Set<number>>} */ (MONTHS.get(key));
  if (!byLanguage.has(language)) byLanguage.set(language, new Set());
  byLanguage.get(language)?.add(month);
}

/** @param {string} word */
function monthKey(word) {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.\u200C-\u200F]/g, '')
    .trim();
}

/** @param {string} word @param {string} lang @returns {number | null} */
function monthOf(word, lang) {
  const byLanguage = months().get(monthKey(word));
  if (!byLanguage) return null;
  const language = lang.toLowerCase().split(/[-_]/)[0] ?? '';
  const own = byLanguage.get(language === 'no' ? 'nb' : language);
  const all = own ?? new Set([...byLanguage.values()].flatMap((set) => [...set]));
  return all.size === 1 ? ([...all][0] ?? null) : null;
}

/** Digits of any script as 0–9. @param {string} text */
function latinDigits(text) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = /** @type {number} */ (digit.codePointAt(0));
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
    return code < 128 ? digit : String(code - zero);
  });
}

/**
 * One date: a year, or a month and a year, and nothing else.
 * @param {string} text
 * @param {string} lang
 * @returns {string | null} `YYYY` or `YYYY-MM`
 */
export function parseDate(text, lang = '') {
  const line = latinDigits(text).trim();
  const year = line.match(YEAR)?.[1];
  if (!year) return null;
  const rest = line
    .replace(year, ' ')
    .replace(/(\d)\s*(?:年|월|月|년)/gu, '$1 ')
    .replace(/[年년]|\bde\b|\bdel\b|(?<=\s|^)[гр]\.?(?=\s|$)|[,/.-]+(?=\s|$)|^[,/.-]+/giu, ' ')
    .trim();
  if (!rest) return year;
  const number = rest.match(/^[./\s-]*(\d{1,2})[./\s-]*$/)?.[1];
  const month = number ? Number(number) : monthOf(rest.replace(/[,/\s]+$/, ''), lang);
  if (month && month >= 1 && month <= 12) return `${year}-${String(month).padStart(2, '0')}`;
  return null;
}

/** @param {string} text */
function isPresentWord(text) {
  return (
    PRESENT.has(
      text
        .toLowerCase()
        .replace(/[.\s]+$/, '')
        .replace(/^(?:bis |hasta |até |a |à )(?=\S)/u, '')
        .trim(),
    ) || PRESENT.has(text.toLowerCase().trim())
  );
}

/** "2 yrs 8 mos", "3年2ヶ月", "Less than a year" @param {string} text */
export function isDuration(text) {
  const line = latinDigits(text).trim();
  if (LESS_THAN_A_YEAR.has(line.toLowerCase().replace('’', "'"))) return true;
  if (line.length > 40 || YEAR.test(line)) return false;
  return /^\d{1,2}\s?\p{L}[\p{L}\p{M}’'.]{0,12}(?:[\s,]*(?:\p{L}{1,3}\s)?\d{1,2}\s?\p{L}[\p{L}\p{M}’'.]{0,12})?\.?$/u.test(
    line,
  );
}

/**
 * A line that is a date range, such as "Sep 2023 - Present · 1 yr 8 mos" or "2020年4月 – 現在".
 *
 * @param {string | null | undefined} text
 * @param {object} [options]
 * @param {string} [options.lang] language of the interface
 * @param {boolean} [options.sure] the page's structure says that this line is a date: an unknown word after the dash
 *   then means that the role lasts
 * @returns {Range | null}
 */
export function parseRange(text, { lang = '', sure = false } = {}) {
  const [dates = '', duration, ...more] = (clean(text) ?? '').split(/\s*·\s*/);
  if (more.length || dates.length > 60) return null;
  const [from = '', to, ...rest] = dates.split(BETWEEN);
  if (rest.length) return null;
  const start = parseDate(from, lang);
  if (!start) return null;
  if (to === undefined) return oneDate(start, dates, duration, sure);
  const end = parseDate(to, lang);
  if (end) return { start, end, is_current: false };
  const known =
    isPresentWord(to) || (/^[^\d.!?]{1,25}$/.test(to) && (sure || (duration !== undefined && isDuration(duration))));
  return known ? { start, end: null, is_current: true } : null;
}

/**
 * A role of a single month has one date.
 * @param {string} start
 * @param {string} dates
 * @param {string | undefined} duration
 * @param {boolean} sure
 */
function oneDate(start, dates, duration, sure) {
  const alone = duration === undefined ? sure || /\D/.test(dates.trim()) : true;
  return alone ? { start, end: start, is_current: false } : null;
}
