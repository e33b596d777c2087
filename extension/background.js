/** The service worker: opens the panel on the toolbar click and lets open adds settle. Holds no state in memory. */

import { connect } from './backend/api.js';
import { round } from './backend/batch.js';
import { loadConnection } from './backend/pairing.js';
import { restrictStorage } from './backend/ports.js';
import { all, isOpen, isStopped } from './backend/queue.js';

const ROUND = 'settle-open-adds';

chrome.runtime.onInstalled.addListener(prepare);
chrome.runtime.onStartup.addListener(prepare);

chrome.action.onClicked.addListener((tab) => {
  if (tab.id === undefined) return;
  // First and without waiting: `open` needs the gesture. The click itself grants activeTab for this tab.
  void chrome.sidePanel.open({ tabId: tab.id });
  chrome.runtime.sendMessage({ kind: 'tab-granted', tabId: tab.id, windowId: tab.windowId }).catch(() => {
    // No panel listening yet: it reads the active tab by itself when it starts.
  });
});

chrome.alarms.onAlarm.addListener((alarm) => {
  if (alarm.name === ROUND) void settleOpenAdds();
});

async function prepare() {
  await restrictStorage();
  await chrome.alarms.create(ROUND, { periodInMinutes: 1 });
  await settleOpenAdds();
}

async function settleOpenAdds() {
  const connection = await loadConnection();
  const pending = (await all()).filter((add) => isOpen(add) && !isStopped(add)).length;
  const done = connection && pending ? await round(connect(connection.address, connection.token), Date.now()) : null;
  const open = done?.open ?? pending;
  await chrome.action.setBadgeText({ text: open ? String(open) : '' });
}
