/** A warning stands for two minutes at least: the end of a session moves by the minute, so it may come a minute early. */
const warningMs = 3 * 60_000;
/** The end of a whole life cannot be put off: what one is at is to be finished before. */
const lastMs = 10 * 60_000;

/** `ending`: for want of use, and any use keeps it; `closing`: its whole life is nearly over, whatever one does. */
export type SessionState = 'open' | 'ending' | 'closing' | 'ended';

export type SessionTimes = {
  unusedMs: number;
  /** How long it lasts without use. */
  idleMs: number;
  /** How much of its whole life is left. */
  leftMs: number;
  /** Its person knows that its life is nearly over. */
  isTold: boolean;
};

/** What is to be said of a session now. */
export function sessionState({ unusedMs, idleMs, leftMs, isTold }: SessionTimes): SessionState {
  const idleLeftMs = idleMs - unusedMs;
  if (idleLeftMs <= 0 || leftMs <= 0) return 'ended';
  if (idleLeftMs <= warningMs && idleLeftMs < leftMs) return 'ending';
  return leftMs <= lastMs && !isTold ? 'closing' : 'open';
}

/** When that may change next, counted from now; null when it does not. */
export function nextChange(times: SessionTimes): number | null {
  if (sessionState(times) === 'ended') return null;
  const { unusedMs, idleMs, leftMs } = times;
  const idleLeftMs = idleMs - unusedMs;
  return Math.min(...[idleLeftMs - warningMs, idleLeftMs, leftMs - lastMs, leftMs].filter((ms) => ms > 0));
}
