/** Words for people, from `_locales`; and the few things that depend on language. */

/**
 * @param {string} key
 * @param {...(string|number)} subs for $1, $2, …
 * @returns {string}
 */
export function t(key, ...subs) {
  const text = chrome.i18n.getMessage(key, subs.map(String));
  if (!text) throw new Error(`no words for ${key}`);
  return text;
}

/**
 * @param {string} key
 * @returns {boolean}
 */
export const hasText = (key) => chrome.i18n.getMessage(key) !== '';

/**
 * @param {string} key with `_one` and `_other`
 * @param {number} count becomes $1
 */
export const tn = (key, count) => t(`${key}_${count === 1 ? 'one' : 'other'}`, new Intl.NumberFormat().format(count));

/**
 * @param {number|null} seconds
 * @returns {string} `4 minutes ago`
 */
export function ago(seconds) {
  if (seconds === null) return '';
  const format = new Intl.RelativeTimeFormat(t('language'), { numeric: 'auto' });
  if (seconds < 60) return t('just_now');
  if (seconds < 3600) return format.format(-Math.round(seconds / 60), 'minute');
  if (seconds < 86_400) return format.format(-Math.round(seconds / 3600), 'hour');
  return format.format(-Math.round(seconds / 86_400), 'day');
}

/**
 * @param {any} value of a field
 * @param {import('../types.js').Field|null} [field] gives list items their names
 * @returns {string} one line for people
 */
export function shown(value, field = null) {
  if (value === null || value === undefined || value === '') return t('blank');
  if (Array.isArray(value)) return value.length ? value.map((entry) => shown(entry)).join(', ') : t('blank');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const item = field?.choices?.find(({ id }) => id === value);
  return item?.name ?? String(typeof value === 'object' ? value.name ?? JSON.stringify(value) : value);
}
