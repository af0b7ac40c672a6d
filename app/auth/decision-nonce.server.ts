import { services } from '#app/lib/services.server.ts';
import type { LinkSession } from './link-session.server.ts';
import { sealDecision } from './sealed-decision.server.ts';

/**
 * For a hidden field beside a decision: proves that the page was shown to this session, with this content, by us.
 * Posting it twice is harmless: the workflow takes an act once, and the page shows what became of it. It dies with what
 * it was given for: an answer that was taken back since is not given once more by the same page (`taken-back.ts`).
 */
export const decisionNonce = (
  session: LinkSession,
  act: string,
  revisionSha256: string,
  step: number,
): string =>
  sealDecision(services().env.SESSION_SECRET, session, act, revisionSha256, { at: session.readAt, step });
