/** Our own icons: strokes on a grid of 20, drawn in the colour of the text. Decorative: the word always stands beside. */

import { el } from './ui.js';

/** @type {Record<string, string[]>} path data by name */
const PATHS = {
  applicant: ['M10 10.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z', 'M3.5 17c.6-3.2 3.2-5 6.5-5s5.9 1.8 6.5 5'],
  contact: ['M4 3.500h12v13H4z', 'M10 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z', 'M6.8 14c.4-1.5 1.6-2.3 3.2-2.300s2.8.8 3.2 2.3', 'M2.5 7h2M2.5 13h2'],
  company: ['M4 17V4.500L11 3v14', 'M11 8h5v9', 'M2.5 17h15', 'M6.5 7.500h2M6.5 10.500h2M6.5 13.500h2M13.5 11v0M13.5 14v0'],
  comment: ['M3.5 4.500h13v9H9l-3.5 3v-3h-2z', 'M6.5 7.500h7M6.5 10.500h4.5'],
  check: ['M4 10.5 8.2 15 16 5.5'],
  minus: ['M5 10h10'],
  plus: ['M10 4.500v11M4.5 10h11'],
  warn: ['M10 3 18 16.500H2z', 'M10 8v4M10 14.300v.2'],
  question: ['M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z', 'M7.8 7.800c.2-1.3 1.1-2 2.3-2 1.3 0 2.2.8 2.2 1.9 0 1.7-2.3 1.8-2.3 3.5', 'M10 13.800v.2'],
  bad: ['M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z', 'M7.3 7.300l5.4 5.400M12.7 7.300l-5.4 5.4'],
  good: ['M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z', 'M6.5 10.3 9 12.800l4.5-5.3'],
  clock: ['M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z', 'M10 5.800V10l2.8 2'],
  away: ['M6 14.500h8a3 3 0 0 0 .5-6A4.5 4.5 0 0 0 6 7.800a3.4 3.4 0 0 0 0 6.700Z', 'M3.5 3.500l13 13'],
  again: ['M16 10a6 6 0 1 1-1.8-4.3', 'M16.3 3v3.300H13'],
  menu: ['M4 6h12M4 10h12M4 14h12'],
  back: ['M12 4.5 6.5 10l5.5 5.5'],
  out: ['M8 5H4.500v10.500H15V12', 'M11 4h5v5M16 4l-7 7'],
  copy: ['M7 7h9v9.500H7z', 'M13 7V3.500H4V13h3'],
  change: ['M3.5 7h11M11.5 3.500 15 7l-3.5 3.5', 'M16.5 13h-11M8.5 9.500 5 13l3.5 3.5'],
  file: ['M5 2.500h6.5L15 6v11.500H5z', 'M11.5 2.500V6H15', 'M7.5 10h5M7.5 13h5'],
  undo: ['M7 4 3.5 7.500 7 11', 'M3.5 7.500h8a4.5 4.5 0 0 1 0 9H8'],
  close: ['M5 5l10 10M15 5 5 15'],
  search: ['M9 14.500a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z', 'M13 13l4 4'],
  click: ['M10 3v3M4.5 5.300l2 2M15.5 5.300l-2 2M8.5 9l7 3-3.2 1.300L11 16.500z'],
  stop: ['M6.5 3h7L17 6.500v7L13.5 17h-7L3 13.500v-7z', 'M6.5 10h7'],
  people: ['M7.5 9.500a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.600Z', 'M2.5 16c.4-2.7 2.4-4.3 5-4.300s4.6 1.6 5 4.3', 'M13 4.200a2.7 2.7 0 0 1 0 5.200M14.5 11.900c1.7.5 2.7 2 3 4.1'],
};

/**
 * @param {string} name
 * @returns {HTMLElement}
 */
export function icon(name) {
  const paths = (PATHS[name] ?? PATHS.comment).map((d) => el('path', { d }));
  return el('svg.icon', { viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' }, ...paths);
}
