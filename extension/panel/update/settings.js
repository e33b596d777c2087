/** Events of this panel's own settings: following LinkedIn tabs without a click each, seconds to undo. */

/** Seconds an add can be taken back before anything is sent, where neither backend nor recruiter say otherwise. */
const HOLD_S = 5;

/** @param {import('../state.js').State} state */
export const holdOf = ({ hold, me }) => hold ?? me?.settings.hold_s ?? HOLD_S;

/** @type {import('../state.js').Handlers} */
export const handlers = {
  /** Asking and giving back need the gesture they come from: the effect runs at once. */
  'follow-toggled': (state, { value }) => [state, [{ type: value ? 'ask-to-follow' : 'stop-following' }]],

  'following-known': (state, { follows }) => [
    { ...state, follows },
    follows && state.page.phase === 'click' ? [{ type: 'find-tab' }] : [],
  ],

  'hold-chosen': (state, { value }) => [{ ...state, hold: value }, [{ type: 'remember-hold', seconds: value }]],
};
