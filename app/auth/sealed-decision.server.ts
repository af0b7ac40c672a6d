import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '#workflows/derive-key.ts';
import type { LinkSession } from './link-session.server.ts';

/** How long a page that was shown can still decide, in milliseconds. */
const lifetime = 30 * 60_000;

export type NonceVerdict = 'good' | 'expired' | 'wrong';
type Shown = Pick<LinkSession, 'id' | 'readAt'>;

/** One decision: this session, this act, this content, shown at this moment. */
export const sealDecision = (
  secret: string,
  { id }: Pick<Shown, 'id'>,
  act: string,
  revisionSha256: string,
  shownAt: number,
): string => {
  const text = JSON.stringify([id, act, revisionSha256, shownAt]);
  const mac = createHmac('sha256', deriveKey(secret, 'decisions')).update(text).digest('base64url');
  return `${shownAt.toString(36)}.${mac}`;
};

/** Whether a nonce was made by `sealDecision` for the same session, act and content, at most 30 minutes ago. */
export const readDecision = (
  secret: string,
  session: Shown,
  act: string,
  revisionSha256: string,
  nonce: string,
): NonceVerdict => {
  const shownAt = shownAtOf(nonce);
  if (!Number.isSafeInteger(shownAt)) return 'wrong';
  const expected = Buffer.from(sealDecision(secret, session, act, revisionSha256, shownAt));
  const given = Buffer.from(nonce);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong';
  return session.readAt - shownAt <= lifetime ? 'good' : 'expired';
};

/** When the page was shown that a nonce stands on, in milliseconds since 1970; to be believed of a good one alone. */
export const shownAtOf = (nonce: string): number => Number.parseInt(nonce.split('.', 1)[0] ?? '', 36);
