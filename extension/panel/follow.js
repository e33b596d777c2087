/** Follows the tab beside the panel: another tab, another address, a fresh grant by the toolbar click. */

import { tabBeside } from './effects/reading.js';

/**
 * @param {(event: import('./state.js').Event) => void} send
 * @param {number|null} pinned tab this panel belongs to, instead of whichever is active
 */
export async function followTabs(send, pinned) {
  const ourWindow = (await chrome.windows.getCurrent()).id;
  let current = (await tabBeside(pinned))?.id ?? null;

  const look = async () => {
    const tab = await tabBeside(pinned);
    current = tab?.id ?? null;
    send({ type: 'tab-changed', tab });
  };

  chrome.tabs.onActivated.addListener(({ windowId }) => {
    if (pinned === null && windowId === ourWindow) void look();
  });

  chrome.tabs.onUpdated.addListener((tabId, info, tab) => {
    if (tabId !== current) return;
    // Without permission the event comes without an address: only the tab itself can tell whether it may be read.
    if (info.url) send({ type: 'tab-changed', tab: { id: tabId, url: info.url } });
    else if (info.status === 'complete') send({ type: 'tab-loaded', tab: { id: tabId, url: tab.url || null } });
    else if (info.status === 'loading' && !tab.url) send({ type: 'tab-changed', tab: { id: tabId, url: null } });
  });

  chrome.runtime.onMessage.addListener((message) => {
    if (message?.kind !== 'tab-granted') throw new Error(`unknown message: ${message?.kind}`);
    if (pinned === null && message.windowId !== ourWindow) return;
    if (pinned === null || pinned === message.tabId) send({ type: 'tab-granted', tabId: message.tabId });
  });
}
