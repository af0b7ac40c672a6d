import type { LinkSession } from '#app/auth/link-session.server.ts';
import { sealDecision } from '#app/auth/sealed-decision.server.ts';
import type { World } from '#test/support/world.ts';
import { clock } from '#workflows/engine/clock.ts';

/** The owner of a world as the page behind his link's cookie knows him. */
export async function ownerSession(
  w: World,
  invoiceId: string,
  purpose: 'review' | 'portal' = 'review',
): Promise<LinkSession> {
  const subjectId = purpose === 'review' ? invoiceId : w.businessId;
  const now = Date.parse(await clock(w.s.db));
  return {
    id: 'a'.repeat(64),
    as: 'nickname',
    officeId: w.officeId,
    link: {
      id: w.ownerId,
      purpose,
      subjectId,
      round: 1,
      expiresAt: '2099-01-01T00:00:00.000Z',
    },
    person: {
      kind: 'owner',
      id: w.ownerId,
      name: 'Thierry Vasseur',
      email: 'thierry@vasseur.example',
      locale: 'fr',
      isRevoked: false,
    },
    actor: w.owner,
    readAt: now,
    begunAt: now,
    isConfirmed: false,
  };
}

/**
 * A form as the page of a review posts it: the act, the content that was shown, and the proof of both. Without a `step` the
 * page was read last of all.
 */
export function posted(
  w: World,
  session: LinkSession,
  act: string,
  revision: string,
  fields: Record<string, string> = {},
  step = 2 ** 31 - 1,
): FormData {
  const form = new FormData();
  const shown = { at: session.readAt, step };
  const nonce = sealDecision(w.env.SESSION_SECRET, session, act, revision, shown);
  for (const [name, value] of Object.entries({ act, revision, nonce, ...fields })) form.set(name, value);
  return form;
}
