import { answerReview } from '#app/reviews/review-answers.server.ts';
import { inOffice } from '#db/client.ts';
import { listExchanges } from '#db/queries/exchanges.ts';
import { sampleContent } from '#test/support/content.ts';
import type { World } from '#test/support/world.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { sha256Hex } from '#workflows/identity/canonical.ts';
import { submitReview } from '#workflows/review/commands.ts';
import { ownerSession, posted } from './session.ts';

export async function asked(w: World, content = sampleContent()) {
  const invoiceId = await w.draft(content);
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return { invoiceId, revision: (await w.look(invoiceId)).context.revisionSha256 as string };
}

export async function answer(
  w: World,
  invoiceId: string,
  act: string,
  revision: string,
  fields?: Record<string, string>,
) {
  const session = await ownerSession(w, invoiceId);
  const form = posted(w, session, act, revision, fields);
  return answerReview({ s: w.s, session, invoiceId, form, locale: 'fr', from: '203.0.113.7' });
}

export const said = (w: World, invoiceId: string) =>
  inOffice(w.s.db, w.officeId, (tx) => listExchanges(tx, { invoiceId }));

/** The form of a page that was shown now, to be posted as often as somebody presses it, by whoever it was shown to. */
export async function shown(
  w: World,
  invoiceId: string,
  { act, by = w.owner, ...fields }: { act: string; by?: Actor; [field: string]: unknown },
) {
  const revision = (await w.look(invoiceId)).context.revisionSha256 as string;
  const session = { ...(await ownerSession(w, invoiceId)), id: sha256Hex(by.name), actor: by };
  const step = (await w.look(invoiceId)).step;
  const form = posted(w, session, act, revision, fields as Record<string, string>, step);
  return () => answerReview({ s: w.s, session, invoiceId, form, locale: 'fr', from: '203.0.113.7' });
}

export const done = { kind: 'done' };
export const takenBack = { kind: 'refused', refusal: 'takenBack' };
