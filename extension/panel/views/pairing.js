/** Pairing this browser with the backend. */

import { backendAddress } from '../../backend/address.js';
import { t } from '../text.js';
import { el } from '../ui.js';
import { backButton, notice, primary, spinner } from './parts.js';
import { wordsFor } from './problem.js';

/** @param {import('../state.js').State} state */
export function pairingView(state) {
  return state.pairing.phrase ? waiting(state.pairing) : form(state.pairing);
}

/** @param {import('../state.js').PairingForm} pairing */
function form(pairing) {
  const problem = pairing.problem && wordsFor(pairing.problem);
  const atAddress = pairing.problem?.status === 0 && pairing.problem.code !== 'code_incomplete';
  return el(
    'section.pairing',
    { 'aria-labelledby': 'title' },
    el('h1', { id: 'title', tabindex: '-1' }, t('pair_title')),
    pairing.ended && notice('warn', 'warn', el('strong', {}, t(`pair_${pairing.ended}`)), el('p', {}, t('pair_new_code'))),
    problem &&
      el('div', { role: 'alert', id: 'pair-problem' }, notice('bad', 'bad', el('strong', {}, problem.title), problem.text && el('p', {}, problem.text))),
    el('ol.steps', {}, el('li', {}, t('pair_step_console'), ' ', consoleLink(pairing.address)), el('li', {}, t('pair_step_code')), el('li', {}, t('pair_step_approve'))),
    input('code', t('pair_code'), pairing.code, {
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      maxlength: 9,
      placeholder: '1234 5678',
      class: 'code',
      'aria-invalid': problem && !atAddress ? 'true' : null,
      'aria-describedby': problem ? 'pair-problem' : null,
    }),
    input('address', t('pair_address'), pairing.address, {
      inputmode: 'url',
      spellcheck: 'false',
      'aria-invalid': atAddress ? 'true' : null,
      'aria-describedby': 'address-help',
    }, t('pair_address_help')),
    el('div.actions', {}, primary(t('pair_button'), 'pair-asked', { busy: pairing.busy })),
  );
}

/** @param {string} typed */
function consoleLink(typed) {
  const address = backendAddress(typed);
  return address.ok ? el('a', { href: `${address.origin}/`, target: '_blank', rel: 'noreferrer' }, t('open_console')) : null;
}

/**
 * @param {'code'|'address'} field
 * @param {string} label
 * @param {string} value
 * @param {Record<string, any>} props
 * @param {string} [help]
 */
const input = (field, label, value, props, help) =>
  el(
    'div.field',
    {},
    el('label', { for: field }, label),
    el('input', { id: field, type: 'text', value, 'data-edit': 'pair-typed', 'data-arg': JSON.stringify({ field }), ...props }),
    help && el('p.help', { id: `${field}-help` }, help),
  );

/** @param {import('../state.js').PairingForm} pairing */
function waiting(pairing) {
  return el(
    'section.pairing',
    { 'aria-labelledby': 'title' },
    el('h1', { id: 'title', tabindex: '-1' }, t('pair_compare_title')),
    el('p', {}, t('pair_compare_text')),
    el('p.phrase', { 'aria-label': t('pair_phrase') }, ...(pairing.phrase ?? '').split(/\s+/).map((word) => el('span', {}, word))),
    el('p.busy', { role: 'status' }, spinner(), el('span', {}, t('pair_waiting'))),
    el('p.help', {}, t('pair_compare_help')),
    el('div.actions', {}, backButton(t('cancel'), 'pair-cancelled')),
  );
}
