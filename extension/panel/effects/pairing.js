/** Effects of pairing with a backend. */

import { connect, problemOf } from '../../backend/api.js';
import { awaitDecision, deviceName, saveConnection } from '../../backend/pairing.js';

/** @type {AbortController|null} the waiting that runs now */
let waiting = null;

/** @type {import('../effects.js').Runners} */
export const runners = {
  async 'start-pairing'({ send }, { address, code }) {
    waiting?.abort();
    const mine = (waiting = new AbortController());
    try {
      const backend = connect(address, null);
      await backend.hello();
      const started = await backend.startPairing(code, deviceName());
      if (mine.signal.aborted) return;
      send({ type: 'pair-waiting', phrase: started.phrase });
      const decision = await awaitDecision(backend, started, mine.signal);
      if (!decision) return;
      if (decision.state !== 'approved' || !decision.token) {
        send({ type: 'pair-ended', ended: decision.state === 'refused' ? 'refused' : 'expired' });
        return;
      }
      await saveConnection({ address: backend.origin, token: decision.token });
      send({ type: 'paired', address: backend.origin });
    } catch (error) {
      if (!mine.signal.aborted) send({ type: 'pair-failed', problem: problemOf(error) });
    }
  },

  'stop-pairing': () => waiting?.abort(),
};
