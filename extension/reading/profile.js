/** Puts a profile together from what a layout's reader found, by one set of rules for all layouts. */

/** @import { Address, Education, Page, Position, Profile, ProfileAddress } from './types.js' */

import { sameCompany, titleFromHeadline } from './headline.js';
import { shownName, splitName } from './names.js';
import { profileUrl } from './address.js';

/** How an address was found that the card itself names: the proof that card and address belong together. */
export const OWN_LINK = 'own link';
/** Where a list stands whole. */
export const WHOLE_LIST = 'details page';

/**
 * What a reader found; each value with the rule that found it. Absent means: the page does not say.
 * @typedef {object} Parts
 * @property {[string | null, string]} name
 * @property {[string | null, string]} [headline]
 * @property {[string | null, string]} [company] as the page's top says it
 * @property {[string | null, string]} [title] where the page says it by itself
 * @property {[string | null, string]} [company_url]
 * @property {[string | null, string]} [location]
 * @property {[string | null, string]} [about]
 * @property {string | null} [member_id]
 * @property {ProfileAddress | null} [self] the address the card itself gives
 * @property {Position[]} [positions]
 * @property {Education[]} [education]
 * @property {string[]} [skills]
 * @property {string} [list] where positions, education and skills stand
 */

/**
 * @param {Page} page
 * @param {Parts} parts
 * @returns {Profile}
 */
export function assemble(page, parts) {
  /** @type {Record<string, string>} */
  const found = {};
  /** @param {keyof Parts & string} key @param {[string | null, string] | undefined} part */
  const take = (key, part) => {
    if (part?.[0]) found[key === 'name' ? 'full_name' : key] = part[1];
    return part?.[0] ?? null;
  };
  const full_name = shownName(take('name', parts.name));
  const { first_name, last_name } = splitName(full_name);
  const headline = take('headline', parts.headline);
  const ids = identity(page.address, parts);
  if (ids.public_id) found.public_id = parts.self?.public_id ? OWN_LINK : 'address';
  if (ids.member_id) found.member_id = parts.member_id ? 'card key' : parts.self?.member_id ? OWN_LINK : 'address';
  for (const key of /** @type {const} */ (['positions', 'education', 'skills'])) {
    if (parts[key]?.length) found[key] = parts.list ?? 'section';
  }
  return {
    full_name,
    first_name,
    last_name,
    headline,
    ...currentJob(parts, headline, found),
    location: take('location', parts.location),
    ...ids,
    emails: [],
    phones: [],
    websites: [],
    about: take('about', parts.about),
    positions: parts.positions ?? [],
    education: parts.education ?? [],
    skills: [...new Set(parts.skills ?? [])],
    found,
  };
}

/** @param {Address} address @param {Parts} parts */
function identity(address, { self, member_id }) {
  const public_id = self?.public_id ?? address.public_id;
  const member = member_id ?? self?.member_id ?? address.member_id;
  return {
    public_id,
    member_id: member,
    profile_url: public_id ? profileUrl(public_id) : address.profile_url,
  };
}

/**
 * The current job. The company on top of the page decides which current role is meant; without one it is the first
 * current role. A title from the headline only by the one safe pattern; else null.
 *
 * @param {Pick<Parts, 'title' | 'company' | 'company_url' | 'positions'>} parts
 * @param {string | null} headline
 * @param {Record<string, string>} found
 * @returns {{title: string | null, company: string | null, company_url: string | null}}
 */
export function currentJob(parts, headline, found) {
  const current = (parts.positions ?? []).filter((position) => position.is_current);
  const top = parts.company?.[0] ?? null;
  const role = top ? current.find((position) => sameCompany(position.company, top)) : current[0];
  const company = top ?? role?.company ?? null;
  if (company) found.company = top ? (parts.company?.[1] ?? '') : 'first current role';
  const company_url = parts.company_url?.[0] ?? role?.company_url ?? null;
  if (company_url) found.company_url = parts.company_url?.[0] ? parts.company_url[1] : 'current role';
  if (parts.title?.[0]) {
    found.title = parts.title[1];
    return { title: parts.title[0], company, company_url };
  }
  if (role?.title) {
    found.title = top ? 'current role at this company' : 'first current role';
    return { title: role.title, company, company_url };
  }
  const guess = titleFromHeadline(headline, company);
  if (guess) found.title = 'headline';
  return { title: guess, company, company_url };
}
