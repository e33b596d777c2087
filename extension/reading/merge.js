/** One person read on several pages: the profile, its details pages, the contact dialog. */

/** @import { Position, Profile } from './types.js' */

import { samePerson } from './address.js';
import { titleFits } from './names.js';
import { WHOLE_LIST, currentJob } from './profile.js';
import { fold } from './text.js';

const TEXTS = /** @type {const} */ (['full_name', 'first_name', 'last_name', 'headline', 'location', 'about']);
const LISTS = /** @type {const} */ (['positions', 'education', 'skills']);
const IDS = /** @type {const} */ (['public_id', 'member_id', 'profile_url']);

/**
 * @param {Profile} profile what is known
 * @param {Profile} more read on another page
 * @returns {Profile} both, each field with where it was found; `profile` itself unless both are certainly one person
 */
export function merge(profile, more) {
  if (!isSame(profile, more)) return profile;
  const positions = union(profile.positions, more.positions, (one) => [one.title, one.start].map(fold).join('|'));
  const found = { ...more.found, ...profile.found };
  for (const key of LISTS) if (more.found[key] === WHOLE_LIST) found[key] = WHOLE_LIST;
  const kept = fromEither([...TEXTS, ...IDS], profile, more);
  const job = jobOf(profile.found.company && !fromRole(profile, 'company') ? profile : more, positions, kept.headline, found);
  return {
    ...profile,
    ...kept,
    ...job,
    positions,
    education: union(profile.education, more.education, (one) => [one.school, one.start, one.degree].map(fold).join('|')),
    skills: union(profile.skills, more.skills, fold),
    emails: union(profile.emails, more.emails, (one) => one.toLowerCase()),
    phones: union(profile.phones, more.phones, (one) => one.replace(/\D/g, '')),
    websites: union(profile.websites, more.websites, (one) => one),
    found,
  };
}

/**
 * @param {string[]} problems of several pages
 * @param {Profile} profile what they gave together
 * @returns {string[]} those that still hold
 */
export function stillTrue(problems, { positions, found }) {
  const solved = new Set();
  if (positions.length) solved.add('experience_not_loaded');
  if (found.positions === WHOLE_LIST) solved.add('positions_partial');
  return [...new Set(problems)].filter((problem) => !solved.has(problem));
}

/** By public id or member id, and never under two names. @param {Profile} one @param {Profile} other */
function isSame(one, other) {
  const [a, b] = [one, other].map(({ public_id, member_id }) => ({ public_id, member_id, url: '' }));
  const fits = !one.full_name || !other.full_name || titleFits(one.full_name, other.full_name) !== false;
  return fits && a !== undefined && b !== undefined && samePerson(a, b) === true;
}

/** @param {readonly (typeof TEXTS[number] | typeof IDS[number])[]} keys @param {Profile} profile @param {Profile} more */
function fromEither(keys, profile, more) {
  return /** @type {Pick<Profile, typeof TEXTS[number] | typeof IDS[number]>} */ (
    Object.fromEntries(keys.map((key) => [key, profile[key] ?? more[key]]))
  );
}

/** Whether a field was told by a role, so that other roles may tell it better. @param {Profile} profile @param {string} key */
function fromRole(profile, key) {
  return /current role|headline/.test(profile.found[key] ?? '');
}

/**
 * The job, by the same rules as on one page.
 * @param {Profile} top whose page says the company by itself, if any does
 * @param {Position[]} positions
 * @param {string | null} headline
 * @param {Record<string, string>} found
 */
function jobOf(top, positions, headline, found) {
  /** @param {'title' | 'company' | 'company_url'} key @returns {[string | null, string] | undefined} */
  const said = (key) => (top[key] && !fromRole(top, key) ? [top[key], top.found[key] ?? ''] : undefined);
  for (const key of ['title', 'company', 'company_url']) delete found[key];
  const parts = { title: said('title'), company: said('company'), company_url: said('company_url'), positions };
  return currentJob(parts, headline, found);
}

/**
 * The longer list in its order, then what only the other one has.
 * @template T
 * @param {T[]} one @param {T[]} other @param {(entry: T) => string} keyOf
 */
function union(one, other, keyOf) {
  const [long, short] = other.length > one.length ? [other, one] : [one, other];
  const known = new Set(long.map(keyOf));
  return [...long, ...short.filter((entry) => !known.has(keyOf(entry)))];
}
