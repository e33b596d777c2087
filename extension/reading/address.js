/** What LinkedIn addresses mean. Rules on the text of an address only; nothing is fetched. */

/** @import { Address, Page, PageKind, ProfileAddress } from './types.js' */

const HOST = /^(?:[a-z0-9-]+\.)*linkedin\.com$/;
/** `ACoAA…` members, `ACwAA…` Sales Navigator, `AEMAA…` Recruiter: the case of these carries meaning. */
const MEMBER_ID = /^A(?:C[or]|Cw|EM)AA[\w-]{3,}$/;
const BEFORE_SLUG = ['/in/', '/mwlite/in/', '/mwlite/profile/in/', '/public-profile/in/', '/comm/in/'];
const SIGNED_OUT = /^\/(?:authwall|login|signup|checkpoint|uas\/login|m\/login|start\/join)(?:\/|$)/;
const NOT_FOUND = /^\/(?:404|in\/unavailable|profile\/unavailable|unavailable)\/?$/;
const DEMO = '/demo';

/** @type {Address} */
const NOWHERE = { kind: 'other', public_id: null, member_id: null, profile_url: null, section: null, demo: false };

/**
 * @param {string} text an absolute address, or one relative to LinkedIn
 * @returns {URL | null} null unless it lies on linkedin.com over http(s) without user name, port or tricks
 */
function linkedinUrl(text) {
  if (text.includes('\\') || !URL.canParse(text, 'https://www.linkedin.com')) return null;
  const url = new URL(text, 'https://www.linkedin.com');
  const plain = !url.username && !url.password && !url.port;
  return /^https?:$/.test(url.protocol) && plain && HOST.test(url.hostname) ? url : null;
}

/** @param {string} segment one path segment, still encoded @returns {string | null} null if it can't be a slug */
function slugOf(segment) {
  let slug;
  try {
    slug = decodeURIComponent(segment).normalize('NFC');
  } catch {
    return null;
  }
  // A second decoding would make two different slugs equal.
  // eslint-disable-next-line no-control-regex -- control characters are what is refused here
  if (!slug || /[%/\\\u0000-\u0020]/.test(slug) || slug === '.' || slug === '..' || slug === 'me') return null;
  return MEMBER_ID.test(slug) ? slug : slug.toLowerCase();
}

/** @param {string} slug */
export function profileUrl(slug) {
  return `https://www.linkedin.com/in/${encodeURIComponent(slug)}/`;
}

/** @param {string} path @returns {{slug: string, rest: string[]} | null} */
function profilePath(path) {
  const lower = path.toLowerCase();
  const prefix = BEFORE_SLUG.find((start) => lower.startsWith(start));
  if (!prefix) return null;
  const [segment = '', ...rest] = path.slice(prefix.length).split('/');
  const slug = slugOf(segment);
  return slug === null ? null : { slug, rest: rest.filter(Boolean) };
}

/**
 * The profile a link leads to.
 * @param {string | null | undefined} href
 * @returns {ProfileAddress | null}
 */
export function profileOf(href) {
  const url = href ? linkedinUrl(href) : null;
  const path = url && profilePath(withoutDemo(url.pathname));
  if (!path) return null;
  const isMember = MEMBER_ID.test(path.slug);
  return {
    public_id: isMember ? null : path.slug,
    member_id: isMember ? path.slug : null,
    url: profileUrl(path.slug),
  };
}

/**
 * The address of an organisation's page; a search for its name means that it has none.
 * @param {string | null | undefined} href
 */
export function organisationUrl(href) {
  const url = href ? linkedinUrl(href) : null;
  const match = url && withoutDemo(url.pathname).match(/^(?:\/sales)?\/(company|school|showcase)\/([^/]+)/);
  return match && match[2] !== 'unavailable' ? `https://www.linkedin.com/${match[1]}/${match[2]}/` : null;
}

/** @param {string} path */
function withoutDemo(path) {
  return path.startsWith(`${DEMO}/`) ? path.slice(DEMO.length) : path;
}

/** @param {string[]} rest what follows the slug @returns {{kind: PageKind, section: string | null}} */
function profileKind(rest) {
  const [first, second] = rest;
  if (!first || /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(first)) return { kind: 'profile', section: null };
  if (first === 'details' && second) return { kind: 'details', section: second };
  if (first === 'overlay' || first === 'detail' || first === 'edit') return { kind: 'profile', section: null };
  return { kind: 'other', section: null };
}

/** @param {string} path @returns {PageKind} */
function otherKind(path) {
  if (SIGNED_OUT.test(path)) return 'signed-out';
  if (NOT_FOUND.test(path)) return 'not-found';
  if (/^\/search\/results\/people\//.test(`${path}/`)) return 'people-search';
  if (/^\/search\/results\/companies\//.test(`${path}/`)) return 'company-search';
  if (/^\/mynetwork\/invite-connect\/connections\//.test(`${path}/`)) return 'connections';
  if (/^\/sales\/(?:lead|people|profile)\//.test(path)) return 'salesnav-lead';
  if (/^\/sales\/(?:search\/people|lists\/people)(?:\/|$)/.test(path)) return 'salesnav-list';
  if (/^\/(?:talent|recruiter)(?:\/|$)/.test(path)) return 'recruiter';
  if (/^\/(?:company|school|showcase)\//.test(path)) return 'company';
  return 'other';
}

/**
 * What a page's address says about it.
 * @param {string} href
 * @param {string[]} [demoOrigins] origins of paired backends, whose `/demo/` pages count as LinkedIn's
 * @returns {Address}
 */
export function addressOf(href, demoOrigins = []) {
  const origins = demoOrigins.filter((origin) => URL.canParse(origin)).map((origin) => new URL(origin).origin);
  const demo = URL.canParse(href) && origins.includes(new URL(href).origin);
  const url = demo ? new URL(href) : URL.canParse(href) ? linkedinUrl(href) : null;
  if (!url || (demo && !url.pathname.startsWith(`${DEMO}/`))) return NOWHERE;
  const path = demo ? withoutDemo(url.pathname) : url.pathname;
  const profile = NOT_FOUND.test(path) ? null : profilePath(path);
  if (!profile) return { ...NOWHERE, kind: otherKind(path), demo };
  const isMember = MEMBER_ID.test(profile.slug);
  const { kind, section } = profileKind(profile.rest);
  return {
    kind,
    section,
    demo,
    public_id: isMember ? null : profile.slug,
    member_id: isMember ? profile.slug : null,
    profile_url: profileUrl(profile.slug),
  };
}

/**
 * @param {Address | ProfileAddress} one
 * @param {ProfileAddress} other
 * @returns {boolean | null} null if it can't be told
 */
export function samePerson(one, other) {
  if (one.public_id && other.public_id) return one.public_id === other.public_id;
  if (one.member_id && other.member_id) {
    return one.member_id.slice(0, 4) === other.member_id.slice(0, 4) ? one.member_id === other.member_id : null;
  }
  return null;
}

/**
 * Whether a part of a page still belongs to somebody else: it links to somebody else's details.
 * @param {Page} page
 * @param {ParentNode} root
 */
export function linksElsewhere({ address }, root) {
  return [...root.querySelectorAll('a[href*="/details/"],a[href*="/overlay/"]')].some((link) => {
    const other = profileOf(link.getAttribute('href'));
    return other !== null && samePerson(address, other) === false;
  });
}
