import type { UndeliveredCause } from '#emails/undelivered.tsx';

/** RFC 3463 §3.2: 5.1.x is about the address itself; 5.1.7 and 5.1.8 about the sender's. RFC 7505: 5.1.10, no mail at all. */
const addressStatus = /\b5\.1\.(?:[0-6]|10)\b/;
/** What servers and providers say where they give no enhanced status. */
const addressWords =
  /\b(?:no such (?:user|mailbox|address|recipient|domain)|(?:user|recipient|mailbox|address|domain)(?: is)? (?:unknown|not found)|unknown (?:user|recipient|mailbox|address)|does(?: not|n't) exist|invalid (?:recipient|mailbox|address))\b/i;

/**
 * Why a request did not reach its owner, as far as the other side's words tell: what the office has to do depends on it.
 * `reason` is the answer of a mail server or provider, or of our own last check before sending.
 */
export function undeliveredCause(
  kind: 'bounced' | 'failed' | 'complained',
  reason: string,
): Exclude<UndeliveredCause, 'revoked'> {
  if (kind === 'complained') return 'complaint';
  if (reason.startsWith('recipient address:')) return 'noAddress';
  if (addressStatus.test(reason) || addressWords.test(reason)) return 'noSuchAddress';
  return kind === 'bounced' || /\b5(?:\d\d\b|\.\d+\.\d+)/.test(reason) ? 'mailboxRefuses' : 'notSent';
}
