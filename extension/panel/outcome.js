/** What the reader found, as the outcomes the panel has words for. Pure. */

const KNOWN = new Set(['ok', 'not-ready', 'empty', 'signed-out', 'not-found', 'unsupported', 'layout-unknown']);
const LISTS = new Set(['people-search', 'connections', 'salesnav-list']);

/**
 * @param {import('../types.js').ReadResult} result
 * @returns {string}
 */
export function outcomeOf(result) {
  if (LISTS.has(result.kind)) {
    if (result.outcome === 'ok') return 'list';
    return result.outcome === 'empty' ? 'no-people' : 'many';
  }
  if (result.kind === 'recruiter') return 'recruiter';
  // A section's own page, whose title did not name the person.
  if (result.kind === 'details' && result.outcome === 'ok' && !result.profile?.full_name) return 'details';
  const said = result.outcome?.replaceAll('_', '-');
  if (said && KNOWN.has(said)) return said;
  if (result.profile?.full_name) return 'ok';
  if (result.kind === 'not-ready' || result.kind === 'signed-out' || result.kind === 'not-found') return result.kind;
  if (result.kind === 'profile' || result.kind === 'details') return 'empty';
  return 'unsupported';
}
