/**
 * The shapes that reading works with. Nothing runs in here.
 *
 * Absent knowledge is `null`, never an empty string and never a guess. Dates are `YYYY` or `YYYY-MM`.
 */

/**
 * What `page/capture.js` took of a page.
 * @typedef {object} CapturedPage
 * @property {true} ok
 * @property {string} url_before address when the capture began
 * @property {string} url_after address when it ended; another one means that the page was changing
 * @property {string} title
 * @property {string} lang language of the interface, not of the profile
 * @property {string} canonical href of the canonical link, '' if none
 * @property {boolean} visible false for a tab in the background: it holds only part of a profile
 * @property {string} html trimmed copy of the main part (or the body)
 * @property {string} shadow_html the same of LinkedIn's open shadow root, '' if empty
 * @property {string[]} dialogs open dialogs, trimmed
 * @property {string[]} json_ld texts of the JSON-LD blocks (signed-out pages only have them)
 *
 * @typedef {{ok: false, url_before: string, url_after: string, error: string}} FailedCapture
 * @typedef {CapturedPage | FailedCapture} Capture
 */

/**
 * What an address says before anything is read.
 * @typedef {'profile' | 'details' | 'people-search' | 'connections' | 'salesnav-lead' | 'salesnav-list' | 'recruiter' |
 *   'company' | 'company-search' | 'signed-out' | 'not-found' | 'not-ready' | 'other'} PageKind
 *
 * @typedef {object} Address
 * @property {PageKind} kind
 * @property {string | null} public_id the slug, decoded, lower case
 * @property {string | null} member_id an id such as `ACoAA…`, case kept
 * @property {string | null} profile_url `https://www.linkedin.com/in/<slug>/`
 * @property {string | null} section of a details page: `experience`, `education`, `skills`, …
 * @property {boolean} demo a page of the paired backend's own demo
 *
 * @typedef {{public_id: string | null, member_id: string | null, url: string}} ProfileAddress
 */

/**
 * One page, ready to be read.
 * @typedef {object} Page
 * @property {CapturedPage} capture
 * @property {Address} address
 * @property {Document} document the main part
 * @property {string} lang
 */

/**
 * @typedef {object} Position
 * @property {string | null} title
 * @property {string | null} company
 * @property {string | null} company_url
 * @property {string | null} start
 * @property {string | null} end null while it lasts, or where the page does not say
 * @property {boolean} is_current
 * @property {string | null} location
 *
 * @typedef {object} Education
 * @property {string | null} school
 * @property {string | null} degree
 * @property {string | null} field
 * @property {string | null} start
 * @property {string | null} end
 *
 * @typedef {object} Profile
 * @property {string | null} full_name as shown, without what only screen readers hear
 * @property {string | null} first_name
 * @property {string | null} last_name a proposal; null where the page shortens it or the order is unknown
 * @property {string | null} headline
 * @property {string | null} title of the current job
 * @property {string | null} company the current one
 * @property {string | null} company_url
 * @property {string | null} location
 * @property {string | null} profile_url
 * @property {string | null} public_id
 * @property {string | null} member_id
 * @property {string[]} emails
 * @property {string[]} phones
 * @property {string[]} websites
 * @property {string | null} about
 * @property {Position[]} positions
 * @property {Education[]} education
 * @property {string[]} skills
 * @property {Record<string, string>} found which rule found a field
 *
 * @typedef {object} PersonRow one person in a list
 * @property {string | null} full_name
 * @property {string | null} headline
 * @property {string | null} title
 * @property {string | null} company
 * @property {string | null} location
 * @property {string | null} profile_url
 * @property {string | null} public_id
 * @property {string | null} member_id
 */

/**
 * Why something is missing or needs care, as a word the panel has a sentence for:
 * `experience_not_loaded`, `positions_partial`, `background_tab`, `public_page`, `masked`, `name_shortened`,
 * `experimental`, `no_public_address`, `contact_of_another_person`, `title_differs`, `changing`, `another_person`,
 * `unknown_page`, `outside_network`, `fallback_rules`, `rows_not_loaded`, `capture_failed`.
 * @typedef {string} Problem
 */

/**
 * What a layout's reader gives back.
 * @typedef {object} Reading
 * @property {'ok' | 'not_ready' | 'empty'} outcome
 * @property {Profile} [profile]
 * @property {PersonRow[]} [people]
 * @property {number} [hidden]
 * @property {Problem[]} problems
 * @property {string | null} [public_url] address of the public profile where the page only links to it
 *
 * @typedef {object} Reader
 * @property {string} name the layout's name
 * @property {PageKind[]} kinds
 * @property {(keyof typeof import('./selectors.js').SELECTORS)[]} [landmarks] what every page of this layout has: without
 *   one of these LinkedIn changed something
 * @property {(page: Page) => boolean} matches
 * @property {(page: Page) => Reading} read
 *
 * @typedef {object} ReadResult
 * @property {'ok' | 'not_ready' | 'empty' | 'signed_out' | 'not_found' | 'unsupported' | 'layout_unknown'} outcome
 * @property {PageKind} kind
 * @property {string | null} layout
 * @property {Profile | null} profile
 * @property {PersonRow[] | null} people null where the page is not a list
 * @property {number} hidden members whose names LinkedIn does not show
 * @property {Problem[]} problems
 * @property {Record<string, string>} found
 * @property {string | null} public_url
 * @property {Report | null} report for whoever repairs the readers, where LinkedIn changed something
 *
 * @typedef {object} Report without anything about a person
 * @property {PageKind} kind
 * @property {string | null} layout
 * @property {string} lang
 * @property {Record<string, string>} found which rule found a field
 * @property {Record<string, number>} matches how often each selector matches
 * @property {string[]} skeleton the page's elements with masked keys
 */

export {};
