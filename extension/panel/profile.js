/** The person read off the page: who it is, and the keys the backend knows. */

import { addressOf } from '../reading/address.js';

/** @typedef {import('../types.js').Profile} Profile */

const WIRE_KEYS = [
  'full_name', 'first_name', 'last_name', 'headline', 'title', 'company', 'company_url', 'location', 'profile_url',
  'public_id', 'member_id', 'emails', 'phones', 'websites', 'about', 'positions', 'education', 'skills', 'found',
];

/**
 * @param {Profile} profile
 * @returns {Profile} with the keys the backend accepts and nothing else
 */
export function toWire(profile) {
  const kept = WIRE_KEYS.filter((key) => profile[key] !== undefined).map((key) => [key, profile[key]]);
  return Object.fromEntries(kept);
}

/**
 * @param {Profile} profile
 * @returns {string} the same for the same person on every visit; drafts and adds are kept under it
 */
export function profileKey(profile) {
  if (profile.public_id) return `in/${profile.public_id.toLowerCase()}`;
  if (profile.member_id) return `member/${profile.member_id}`;
  // Two people of one name in a list without addresses are told apart by what else their rows show.
  const { profile_url, full_name, headline, company, location } = profile;
  return `page/${profile_url ?? [full_name, headline, company, location].filter(Boolean).join('|')}`;
}

/**
 * @param {string|null} url
 * @returns {string|null} whose profile an address names: public id or member id
 */
export function publicIdIn(url) {
  if (!url || !URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  const { public_id, member_id } = addressOf(url, pathname.startsWith('/demo/') ? [origin] : []);
  return public_id ?? member_id;
}

/**
 * @param {string|null} before
 * @param {string|null} after
 * @returns {boolean} whether both addresses are about the same page (in-page anchors and overlays aside)
 */
export function samePage(before, after) {
  if (before === after) return true;
  const id = publicIdIn(before);
  if (id) return id === publicIdIn(after);
  const bare = (/** @type {string|null} */ url) => url?.split('#')[0] ?? null;
  return bare(before) === bare(after);
}

/**
 * @param {string|null|undefined} title
 * @param {string|null|undefined} company
 * @returns {string} `Head of Quality · Northwind Ltd`, or what there is of it
 */
export const jobLine = (title, company) => [title, company].filter(Boolean).join(' · ');
