/**
 * The shapes that travel between panel and backend, and the ports of the extension.
 * Types only: this file has no code and is never loaded.
 */

/** @typedef {'applicant'|'contact'} PersonKind */
/** @typedef {'applicant'|'contact'|'company'} RecordKind */
/** @typedef {'applicant'|'contact'|'both'} RecordType what the recruiter adds the person as */
/** @typedef {'direct'|'propose'|'preview_only'} WriteMode */
/** @typedef {string|number|boolean|string[]|null} FieldValue */

/**
 * What was read off a page about one person; only `full_name` is certain to be there.
 * @typedef {Record<string, any> & {full_name: string, public_id?: string|null, member_id?: string|null,
 *   profile_url?: string|null, title?: string|null, headline?: string|null, company?: string|null,
 *   company_url?: string|null, location?: string|null}} Profile
 */

/**
 * What reading a page gave; `outcome` in its own words or in the panel's.
 * @typedef {object} ReadResult
 * @property {string} kind
 * @property {string|null} [layout]
 * @property {string} [outcome]
 * @property {any} [profile]
 * @property {any[]|null} [people]
 * @property {number} [hidden]
 * @property {any[]} [problems]
 * @property {object|null} [report] for whoever repairs the readers; nothing about a person in it
 * @property {string|null} [public_url] of the public profile, where the page only links to it
 */

/** @typedef {{field: string, ours: any, theirs: any, rule: string, reason: string}} Evidence */

/**
 * @typedef {object} PersonMatch
 * @property {number|null} applicant_id
 * @property {number|null} contact_id
 * @property {string} full_name
 * @property {string|null} [job_title]
 * @property {number|null} [company_id]
 * @property {string|null} [company_name]
 * @property {string|null} [location]
 * @property {boolean} [off_limits]
 * @property {boolean} [archived]
 * @property {{applicant: string|null, contact: string|null}} [links]
 * @property {Evidence[]} [evidence] `ours` is the value in itris, `theirs` the one on the page
 * @property {string|null} [would_change]
 * @property {number} [score]
 * @property {Profile} [profile] of a search: what itris knows, as if read off a page
 */

/**
 * @typedef {object} CompanyMatch
 * @property {number} company_id
 * @property {string} name
 * @property {string|null} [known_as]
 * @property {string|null} [subtitle]
 * @property {boolean} [off_limits]
 * @property {boolean} [archived]
 * @property {string|null} [link]
 * @property {Evidence[]} [evidence] `ours` is the value in itris, `theirs` the one on the page
 * @property {string|null} [would_change]
 * @property {number} [score]
 */

/** @typedef {{value: FieldValue, source: string, confirm?: boolean, before?: FieldValue}} ProposedValue */
/** @typedef {Record<string, ProposedValue>} ProposedValues */
/** @typedef {{kind: string, title: string, text: string}} Warning */

/**
 * @typedef {object} Check
 * @property {{public_id?: string|null, full_name: string}} profile
 * @property {{complete: boolean, age_s: number|null, source: string|null}} knowledge
 * @property {{verdict: 'existing'|'name_mismatch'|'new'|'unchecked', applicant_id: number|null,
 *   contact_id: number|null, matches: PersonMatch[]}} person
 * @property {{verdict: 'matched'|'company_mismatch'|'new_company'|'none'|'unchecked', company_id: number|null,
 *   proposed?: string|null, matches: CompanyMatch[]}} company `proposed`: only the headline names it
 * @property {Warning[]} warnings
 * @property {Record<RecordKind, ProposedValues>} values
 * @property {Change[]} [changes] where the page says something else than itris about an existing person
 */

/** @typedef {{field: 'job_title'|'company'|'location', label: string, ours: string|null, theirs: string|null,
 *   records: PersonKind[]}} Change `ours`: what itris holds */

/**
 * @typedef {object} Field
 * @property {string} key
 * @property {string} label
 * @property {'text'|'long_text'|'list_item'|'emails'|'phones'|'url'|'urls'|'company'|'boolean'} type
 * @property {number|null} [max_length]
 * @property {{id: number, name: string}[]|null} [choices]
 * @property {boolean} shown
 * @property {boolean} mandatory
 * @property {'always'|'if_blank'|'ask'} update
 * @property {FieldValue} [default]
 * @property {string} [source]
 * @property {string|null} [help]
 */
/** @typedef {Record<RecordKind, Field[]>} Catalogue */

/** @typedef {{record: string, field: string, label?: string, reason: string, kind?: string}} FieldProblem */

/** @typedef {{choice: 'create'|'existing', applicant_id?: number|null, contact_id?: number|null}} PersonChoice */
/** @typedef {{choice: 'existing'|'create'|'none', company_id?: number|null}} CompanyChoice */
/** @typedef {Record<RecordKind, Record<string, FieldValue>>} RecordFields */

/**
 * @typedef {object} PlanRequest
 * @property {Profile} profile
 * @property {PersonKind[]} record_types
 * @property {PersonChoice} person
 * @property {CompanyChoice} company
 * @property {RecordFields} fields what the recruiter sees; null: cleared, left out: as proposed
 * @property {Record<PersonKind, string[]>} decided fields whose value in itris is to be replaced
 * @property {string|null} note
 */

/**
 * @typedef {object} PlannedWrite
 * @property {number} step
 * @property {string} kind
 * @property {string} verb
 * @property {number|null} record_id
 * @property {string} title
 * @property {{key: string, label: string, before: any, after: any, display?: any}[]} fields
 * @property {string|null} [text]
 * @property {string|null} [category]
 */

/**
 * @typedef {object} Plan
 * @property {string} fingerprint
 * @property {boolean} ready
 * @property {WriteMode} mode
 * @property {FieldProblem[]} missing
 * @property {FieldProblem[]} problems
 * @property {Warning[]} warnings
 * @property {PlannedWrite[]} writes
 */

/**
 * @typedef {object} ReceiptRow
 * @property {string} kind
 * @property {string} verb
 * @property {'claimed'|'sent'|'done'|'refused'|'unknown'} state
 * @property {'created'|'updated'|'already_there'|'proposed'|'not_needed'|'cancelled'|null} [outcome]
 * @property {number|null} [record_id]
 * @property {string|null} [link]
 * @property {string|null} [message]
 * @property {FieldProblem[]} [fields]
 * @property {{state: 'reverted'|'kept'|'cancelled'|'working', reason: string}|null} [undo] once it was undone
 */

/**
 * @typedef {object} Add
 * @property {string} id
 * @property {'held'|'working'|'waiting'|'done'|'already_there'|'refused'|'unknown'|'proposed'|'preview_only'|'undone'} state
 * @property {boolean} written
 * @property {string|null} [watch]
 * @property {string|null} [message]
 * @property {ReceiptRow[]} receipt
 */

/**
 * @typedef {object} Me
 * @property {{id: number|string, name: string, role: string}} user
 * @property {{id: number|string, name: string}} device
 * @property {{connected: boolean, sandbox: boolean, mode: WriteMode, database_url?: string|null,
 *   message?: string|null}} itris
 * @property {{complete: boolean, people: number, companies: number, read_at: string|null, age_s: number|null,
 *   reading: {done: number, total: number}|null}} directory
 * @property {{record_type: PersonKind, never_merge: boolean, hold_s?: number, finder?: boolean}} settings
 */

/** @typedef {{product: string, api_versions: string[], version: string, paired: boolean, set_up: boolean}} Hello */
/** @typedef {{pairing_id: string, secret: string, phrase: string, expires_at: string}} PairingStarted */
/** @typedef {{state: 'waiting'|'approved'|'refused'|'expired', token?: string, device?: any, user?: any}} PairingState */

/**
 * A problem as the panel words it: `code` decides the words, the rest comes from the backend.
 * @typedef {object} Problem
 * @property {string} code
 * @property {number} status 0 when no answer came
 * @property {string} detail
 * @property {string} hint
 * @property {FieldProblem[]} fields
 * @property {number|null} [retry_after] seconds the backend asks to wait
 * @property {any} body the whole answer, for codes that carry more (a fresh plan, a place to watch)
 */

/**
 * What the recruiter chose and typed for one profile; it outlives the tab, the panel and the worker.
 * @typedef {object} Draft
 * @property {RecordType} record_type
 * @property {(PersonChoice & {label?: string})|null} person null: not decided yet
 * @property {(CompanyChoice & {label?: string})|null} company null: not decided yet
 * @property {RecordFields} fields only what was typed, confirmed or decided
 * @property {string} note
 * @property {'take'|'leave'|null} [company_change] whether the company of the page replaces the one in itris
 */

/**
 * An add that was asked for and isn't settled or not yet seen. Stored before its POST leaves.
 * @typedef {object} PendingAdd
 * @property {string} key the Idempotency-Key
 * @property {string} profile_key
 * @property {string} full_name
 * @property {PlanRequest} request
 * @property {Plan} plan
 * @property {Add|null} answer the last thing the backend said
 * @property {string} asked_at ISO time
 * @property {Problem|null} [problem] why it stopped; without a person asking again would not help
 * @property {boolean} [sent] its POST may have left: from here on it keeps its key
 * @property {string} [replaces] key of the add that this one took the place of
 * @property {Chosen} [person] of a list: the person behind it, to go back to
 * @property {number} [send_after] seconds in which nothing is sent, so that it can be taken back
 * @property {'asked'|'answered'|null} [undo] it is to be undone, or was asked to be
 * @property {boolean} [seen] its confirmation was put away; kept only because it can still be undone
 */

/**
 * A person chosen from a list, as it is kept: it outlives the tab, the panel and the worker.
 * @typedef {object} Chosen
 * @property {string} key
 * @property {Profile} profile
 * @property {Check|null} [check]
 * @property {Draft} draft
 * @property {any[]} problems what the reader wants said
 * @property {boolean} [seen] the recruiter has looked and gone on
 */

/** @typedef {{get(key: string): Promise<any>, set(key: string, value: any): Promise<void>,
 *   remove(key: string|string[]): Promise<void>, keys(prefix: string): Promise<string[]>,
 *   setAll(values: Record<string, any>): Promise<void>, all(prefix: string): Promise<any[]>}} Storage */

/** @typedef {{id: number, url: string|null}} TabRef `url` null: no permission to see it */

export {};
