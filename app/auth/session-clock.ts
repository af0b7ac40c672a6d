/** A warning stands for two minutes at least: the end of a session moves by the minute, so it may come a minute early. */
const warningMs = 3 * 60_000;

export type SessionState = 'open' | 'ending' | 'ended';

/** What is to be said of a session that was used so long ago. Milliseconds. */
export const sessionState = (unusedMs: number, idleMs: number): SessionState =>
  unusedMs >= idleMs ? 'ended' : unusedMs >= idleMs - warningMs ? 'ending' : 'open';

/** When that changes next, counted from now; null when it does not. */
export const nextChange = (unusedMs: number, idleMs: number): number | null => {
  const state = sessionState(unusedMs, idleMs);
  if (state === 'ended') return null;
  return (state === 'open' ? idleMs - warningMs : idleMs) - unusedMs;
};
