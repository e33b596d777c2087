/** Looks at another page of the person who is shown, until it says something. */

import { pause } from '../../backend/ports.js';
import { samePage } from '../profile.js';
import { captureTab, readSafely } from './reading.js';

const PATIENCE_MS = 8_000;
const RETRY_MS = 400;
const CONTACT = /\/(?:overlay|detail)\/contact-info/;

/** @type {import('../effects.js').Runners} */
export const runners = {
  async 'read-more'({ send }, { tab, key, demoOrigins }) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const captured = await captureTab(tab.id);
      if (captured?.url_after && !samePage(tab.url, captured.url_after)) return;
      const result = captured && !captured.unreadable ? readSafely(captured, demoOrigins) : null;
      const isRead = result?.outcome === 'ok' && result.profile;
      const isLast = Date.now() > end;
      // The dialog opens after its address: until it says something the profile below is all there is.
      if (isRead && (isLast || !CONTACT.test(captured.url_after) || saysHowToReach(result.profile))) {
        return send({ type: 'more-read', key, result });
      }
      if (isLast) return;
      await pause(RETRY_MS);
    }
  },
};

/** @param {import('../../types.js').Profile} profile */
const saysHowToReach = ({ emails, phones, websites }) => [emails, phones, websites].some((list) => list.length > 0);
