/** What went wrong, in words, with the next thing to do. */

import { hasText, t } from '../text.js';
import { el } from '../ui.js';
import { button, notice } from './parts.js';

/** @typedef {import('../../types.js').Problem} Problem */

const AWAY = new Set(['backend_away', 'timeout']);

/**
 * @param {Problem} problem
 * @returns {{title: string, text: string}} our words where the code is known, the backend's own otherwise
 */
export function wordsFor(problem) {
  const key = `problem_${problem.code}`;
  if (hasText(key)) {
    const own = hasText(`${key}_text`) ? t(`${key}_text`) : '';
    return { title: t(key), text: [own, own ? '' : problem.detail, problem.hint].filter(Boolean).join(' ') };
  }
  return { title: problem.detail || t('problem_unexpected'), text: problem.hint };
}

/**
 * @param {Problem} problem
 * @param {string|null} action event that tries again
 * @param {string} [label]
 */
export function trouble(problem, action, label = t('try_again')) {
  const { title, text } = wordsFor(problem);
  return el(
    'div',
    { id: 'trouble', role: 'alert', tabindex: '-1' },
    notice(
      AWAY.has(problem.code) ? 'warn' : 'bad',
      AWAY.has(problem.code) ? 'away' : 'bad',
      el('strong', {}, title),
      text && el('p', {}, text),
      action && button(label, action, { icon: 'again' }),
    ),
  );
}
