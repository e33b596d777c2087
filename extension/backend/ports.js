/** What the extension needs from the browser: one place that touches chrome.storage, time and randomness. */

/**
 * chrome.storage.local as a small port.
 * @type {import('../types.js').Storage}
 */
export const storage = {
  async get(key) {
    return (await chrome.storage.local.get(key))[key] ?? null;
  },
  async set(key, value) {
    await chrome.storage.local.set({ [key]: value });
  },
  async remove(key) {
    await chrome.storage.local.remove(key);
  },
  async setAll(values) {
    await chrome.storage.local.set(values);
  },
  async all(prefix) {
    const found = Object.entries(await chrome.storage.local.get(null));
    return found.filter(([key]) => key.startsWith(prefix)).map(([, value]) => value);
  },
  async keys(prefix) {
    return Object.keys(await chrome.storage.local.get(null)).filter((key) => key.startsWith(prefix));
  },
};

/** Keeps what is stored out of reach of anything that ever runs in a web page. */
export async function restrictStorage() {
  const accessLevel = 'TRUSTED_CONTEXTS';
  await chrome.storage.local.setAccessLevel({ accessLevel });
  await chrome.storage.session.setAccessLevel({ accessLevel });
}

/** @returns {string} a key nobody else can have */
export const newKey = () => crypto.randomUUID();

/** @returns {string} now, ISO-8601 UTC */
export const nowIso = () => new Date().toISOString();

/**
 * @param {number} ms
 * @returns {Promise<void>}
 */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
