import type { SettlementContext } from './events.ts';
import { balanceCents, disputedCents } from './standing.ts';

type Promised = Pick<SettlementContext, 'promise' | 'brokenPromises'>;

/** A day of a promise is over: it was kept, and the next one is waited for, or the promise is broken. */
export function afterDay(context: SettlementContext): Promised {
  const { promise, brokenPromises } = context;
  if (!promise) return { promise, brokenPromises };
  const { leaves = 0, after = [], disputedCents: before = 0 } = promise;
  // What is contested since was not promised any more.
  const contested = Math.max(0, disputedCents(context) - before);
  if (balanceCents(context) - contested > leaves)
    return { promise: null, brokenPromises: brokenPromises + 1 };
  const [next, ...later] = after;
  return { promise: next ? { ...promise, ...next, after: later } : null, brokenPromises };
}
