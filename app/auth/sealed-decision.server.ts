import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '#workflows/access/derive-key.ts';
import type { LinkSession } from './link-session.server.ts';

/** How long a page that was shown can still decide, in milliseconds. */
const lifetime = 30 * 60_000;

export type NonceVerdict = 'good' | 'expired' | 'wrong';
type Reader = Pick<LinkSession, 'id' | 'readAt'>;

/** A page as it was shown: when, in milliseconds since 1970, and at which step of its review. */
export type Shown = { at: number; step: number };

/** One decision: this session, this act, this content, shown at this moment and step. */
export const sealDecision = (
  secret: string,
  { id }: Pick<Reader, 'id'>,
  act: string,
  revisionSha256: string,
  { at, step }: Shown,
): string => {
  const text = JSON.stringify([id, act, revisionSha256, at, step]);
  const mac = createHmac('sha256', deriveKey(secret, 'decisions')).update(text).digest('base64url');
  return `${at.toString(36)}.${step.toString(36)}.${mac}`;
};

/** Whether a nonce was made by `sealDecision` for the same session, act and content, at most 30 minutes ago. */
export const readDecision = (
  secret: string,
  session: Reader,
  act: string,
  revisionSha256: string,
  nonce: string,
): NonceVerdict => {
  const shown = shownOf(nonce);
  if (!Number.isSafeInteger(shown.at) || !Number.isSafeInteger(shown.step)) return 'wrong';
  const expected = Buffer.from(sealDecision(secret, session, act, revisionSha256, shown));
  const given = Buffer.from(nonce);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong';
  return session.readAt - shown.at <= lifetime ? 'good' : 'expired';
};

/** The page that a nonce stands on; to be believed of a good one alone. */
export const shownOf = (nonce: string): Shown => {
  const [at = '', step = ''] = nonce.split('.');
  return { at: Number.parseInt(at, 36), step: Number.parseInt(step, 36) };
};
