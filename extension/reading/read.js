/**
 * From a captured page to a profile or a list of people.
 *
 * `read(capture)` never throws and never returns a person who is not the one the address names.
 */

/** @import { Address, Capture, CapturedPage, Page, Profile, Reader, Reading, ReadResult } from './types.js' */

import { addressOf, profileOf, samePerson } from './address.js';
import { addContact } from './contact.js';
import { bareTitle, splitName, titleFits } from './names.js';
import { OWN_LINK } from './profile.js';
import { READERS } from './registry.js';
import { reportOf } from './report.js';
import { css } from './selectors.js';
import { textOf } from './text.js';

/** @type {Omit<ReadResult, 'outcome' | 'kind'>} */
const NOTHING = {
  layout: null,
  profile: null,
  people: null,
  hidden: 0,
  problems: [],
  found: {},
  public_url: null,
  report: null,
};
const LISTS = new Set(['people-search', 'connections', 'salesnav-list']);
const READABLE = new Set(['profile', 'details', 'salesnav-lead', ...LISTS]);
/** Of the details pages those that say something a record has a place for. */
const SECTIONS = new Set(['experience', 'education', 'skills']);
/** A page with less text than this is a shell that is still being filled. */
const SHELL_TEXT = 200;

/**
 * @param {Capture} capture
 * @param {{demoOrigins?: string[]}} [options] origins of paired backends, whose `/demo/` pages are read as LinkedIn's
 * @returns {ReadResult}
 */
export function read(capture, { demoOrigins = [] } = {}) {
  const address = addressOf(capture.url_after, demoOrigins);
  if (!capture.ok) return { ...NOTHING, outcome: 'not_ready', kind: 'not-ready', problems: ['capture_failed'] };
  if (withoutHash(capture.url_before) !== withoutHash(capture.url_after)) return notReady(['changing']);
  const document = parse(capture.html);
  const closed = closedDoor(address, capture, document);
  if (closed) return closed;
  if (!READABLE.has(address.kind) || (address.section !== null && !SECTIONS.has(address.section))) {
    return {
      ...NOTHING,
      outcome: 'unsupported',
      kind: address.kind,
      public_url: /\/profile\//.test(capture.url_after) ? publicProfile(document) : null,
    };
  }
  try {
    return readPage({ capture, address, document, lang: capture.lang });
  } catch (problem) {
    return {
      ...NOTHING,
      outcome: 'layout_unknown',
      kind: address.kind,
      problems: [`unknown_page: ${String(problem)}`],
    };
  }
}

/** The way from a Recruiter page to the public profile, if it names exactly one. @param {Document} document */
function publicProfile(document) {
  const links = [...document.querySelectorAll('a[href*="linkedin.com/in/"]')].map(
    (link) => profileOf(link.getAttribute('href'))?.url,
  );
  const urls = new Set(links.filter(Boolean));
  return urls.size === 1 ? ([...urls][0] ?? null) : null;
}

/** @param {string} html */
function parse(html) {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** @param {string} url */
function withoutHash(url) {
  return url.split('#')[0];
}

/** @param {string[]} problems @returns {ReadResult} */
function notReady(problems) {
  return { ...NOTHING, outcome: 'not_ready', kind: 'not-ready', problems };
}

/**
 * Pages that are no page: the sign-in wall, "not found".
 * @param {Address} address
 * @param {CapturedPage} capture
 * @param {Document} document
 * @returns {ReadResult | null}
 */
function closedDoor(address, capture, document) {
  const wall =
    /\/authwall/.test(capture.canonical) ||
    document.querySelector('form.join-form,form.login__form,[class*="authwall-join-form"]') !== null;
  if (address.kind === 'signed-out' || (wall && !document.querySelector('.top-card-layout'))) {
    return { ...NOTHING, outcome: 'signed_out', kind: 'signed-out' };
  }
  const missing =
    document.querySelector('.page-not-found,.not-found__header,[data-test-not-found-error-container]') !== null;
  return address.kind === 'not-found' || missing ? { ...NOTHING, outcome: 'not_found', kind: 'not-found' } : null;
}

/** @param {Page} page @returns {ReadResult} */
function readPage(page) {
  const shadow = page.capture.shadow_html;
  const pages = [page, ...(shadow ? [{ ...page, document: parse(shadow) }] : [])];
  const results = pages.flatMap((candidate) => {
    const reader = READERS.find((one) => one.kinds.includes(page.address.kind) && one.matches(candidate));
    return reader ? [judged(candidate, reader, reader.read(candidate))] : [];
  });
  const [first] = results;
  if (first) return results.find((result) => result.outcome !== 'not_ready') ?? first;
  const text = pages.map((one) => textOf(one.document.body) ?? '').join('');
  if (text.length < SHELL_TEXT) return notReady([]);
  const report = reportOf(page, null, {});
  return { ...NOTHING, outcome: 'layout_unknown', kind: page.address.kind, problems: ['unknown_page'], report };
}

/** @param {Page} page @param {Reader} reader @param {Reading} reading @returns {ReadResult} */
function judged(page, reader, reading) {
  const problems = [...reading.problems, ...(page.capture.visible ? [] : ['background_tab'])];
  const isChanged = (reader.landmarks ?? []).some((name) => !page.document.querySelector(css(name)));
  if (isChanged && reading.outcome === 'ok') problems.push('fallback_rules');
  const { profile, people, hidden = 0, public_url = null } = reading;
  const report = isChanged || reading.outcome === 'not_ready' ? reportOf(page, reader.name, profile?.found ?? {}) : null;
  const base = { ...NOTHING, layout: reader.name, kind: page.address.kind, problems, public_url, report };
  const notYet = { ...notReady(problems), layout: reader.name, report };
  if (reading.outcome === 'not_ready') return notYet;
  if (LISTS.has(page.address.kind)) return { ...base, outcome: reading.outcome, people: people ?? [], hidden };
  if (!profile) return notYet;
  // A name is shown, but none of a person: "LinkedIn Member".
  if (!profile.full_name && page.address.kind !== 'details') return profile.found.full_name ? { ...base, outcome: 'empty' } : notYet;
  const doubt = doubtAbout(page, profile);
  if (doubt) return { ...notYet, problems: [...problems, doubt] };
  problems.push(...addContact(page, profile));
  if (titleFits(page.capture.title, profile.full_name ?? '') === false) problems.push('title_differs');
  if (splitName(profile.full_name).shortened) problems.push('name_shortened');
  return { ...base, outcome: 'ok', profile, found: profile.found };
}

/**
 * LinkedIn exchanges the address before the page: the person on the page must be the one in the address. A card that
 * names its own address proves it; otherwise the title has to fit the name.
 *
 * @param {Page} page @param {Profile} profile @returns {string | null}
 */
function doubtAbout({ address, capture }, profile) {
  if (address.kind === 'salesnav-lead')
    return titleFits(capture.title, profile.full_name ?? '') === false ? 'another_person' : null;
  const own = { public_id: profile.public_id, member_id: profile.member_id, url: '' };
  const same = samePerson(address, own);
  if (same === false) return 'another_person';
  const proved = same === true && profile.found.public_id === OWN_LINK;
  return !proved && bareTitle(capture.title) && titleFits(capture.title, profile.full_name ?? '') === false
    ? 'another_person'
    : null;
}
