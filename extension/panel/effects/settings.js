/** Effects of this panel's own settings. */

import { storage } from '../../backend/ports.js';

/** The optional permission: LinkedIn's pages, and no other. */
const LINKEDIN = { origins: ['https://www.linkedin.com/*'] };

/** @returns {Promise<boolean>} whether LinkedIn tabs may be read without a click each */
export const follows = () => chrome.permissions.contains(LINKEDIN);

/** @param {import('../effects.js').Send} send tells of changes, also of those made in Chrome's own settings */
export function watchPermission(send) {
  const tell = async () => send({ type: 'following-known', follows: await follows() });
  chrome.permissions.onAdded.addListener(tell);
  chrome.permissions.onRemoved.addListener(tell);
}

/** @type {import('../effects.js').Runners} */
export const runners = {
  async 'ask-to-follow'({ send }) {
    await chrome.permissions.request(LINKEDIN).catch(() => false);
    send({ type: 'following-known', follows: await follows() });
  },

  async 'stop-following'({ send }) {
    await chrome.permissions.remove(LINKEDIN).catch(() => false);
    send({ type: 'following-known', follows: await follows() });
  },

  'remember-hold': (_world, { seconds }) => storage.set('hold_s', seconds),
};
