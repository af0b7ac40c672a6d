import type { SendResult } from './transport.ts';

const minute = 60_000;
const firstWaitMs = 15_000;
const longestWaitMs = 60 * minute;
/** How long a mail may try to leave. Later it is stale, and a person should know. */
const patienceMs = 24 * 60 * minute;
/** A last try must reach the provider before the provider forgets the key. */
const marginMs = 5 * minute;

/**
 * Wait before try number `attempts + 1` in milliseconds: 15 s, tripling up to one hour, spread over its second half so
 * that mails which failed together do not come back together.
 *
 * @param random in [0, 1)
 */
export function backoffMs(attempts: number, random: number): number {
  const full = Math.min(longestWaitMs, firstWaitMs * 3 ** Math.max(0, attempts - 1));
  return Math.round(full / 2 + (full / 2) * random);
}

export type RetryDecision =
  | { action: 'sendAgain'; at: string }
  | { action: 'giveUp'; reason: string }
  /** It may have been accepted, and asking again could send it twice: a person compares with the provider. */
  | { action: 'reconcile'; reason: string };

type Tried = {
  /** Tries made, this one included. */
  attempts: number;
  /** ISO instants. */
  firstTriedAt: string;
  now: string;
  result: Exclude<SendResult, { status: 'accepted' }>;
  /** In [0, 1), for the jitter. */
  random: number;
  /** `remembersKeyForMs` of the transport; Resend's 24 hours if not given. */
  rememberedForMs?: number;
  /**
   * Whether an earlier try had an unknown outcome. Left out, it is taken to have had one: a failed mail is then listed
   * as one to reconcile, never sent twice.
   */
  earlierUnknown?: boolean;
};

/**
 * What to do after a try that was not accepted. The key's memory is counted from the first try, the earliest instant at
 * which the provider can have taken the mail.
 */
export function decideRetry(tried: Tried): RetryDecision {
  const { attempts, firstTriedAt, now, result, random, rememberedForMs = 24 * 60 * minute } = tried;
  const { reason } = result;
  if (result.status === 'refused') return { action: 'giveUp', reason };
  if (result.status === 'unknown' && result.conflict) return { action: 'reconcile', reason };
  const doubtful = result.status === 'unknown' || (attempts > 1 && (tried.earlierUnknown ?? true));
  const wait = Math.max(backoffMs(attempts, random), result.status === 'retry' ? (result.afterMs ?? 0) : 0);
  const at = Date.parse(now) + wait;
  const age = at - Date.parse(firstTriedAt);
  if (doubtful && age > rememberedForMs - marginMs) return { action: 'reconcile', reason };
  if (age > patienceMs) return { action: 'giveUp', reason };
  return { action: 'sendAgain', at: new Date(at).toISOString() };
}

/** Whether a mail that was tried before may be tried again now: to be asked right before sending, as workers stop and wake. */
export function isKeyRemembered(params: {
  firstTriedAt: string;
  now: string;
  rememberedForMs: number;
}): boolean {
  return Date.parse(params.now) - Date.parse(params.firstTriedAt) <= params.rememberedForMs - marginMs;
}
