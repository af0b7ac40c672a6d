import type { LinkSession } from '#app/auth/link-session.server.ts';
import { readDecision, sealDecision } from '#app/auth/sealed-decision.server.ts';
import { inOffice } from '#db/client.ts';
import { clock } from '#workflows/engine/clock.ts';
import { approve, type Refusal } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { readWaiting } from './home.server.ts';
import type { ReadFirst, WaitingItem } from './portal-data.ts';

/** What a selection would approve, with the proof that it was shown, and what it leaves out and why. */
export type Selection = {
  items: (WaitingItem & { nonce: string })[];
  left: { id: string; buyer: string; why: ReadFirst | 'notNow' }[];
};

/** What became of one document of a selection. */
export type Result = {
  id: string;
  buyer: string;
  amountCents: number;
  currency: string;
  /** When it becomes final; null when it was not approved. */
  finalAt: string | null;
  refusal: Refusal | 'stale' | ReadFirst | null;
};

type Asked = { s: Services; session: LinkSession };

/** Looks at the chosen drafts as they stand now. Changes nothing. */
export async function readSelection({ s, session }: Asked, ids: string[]): Promise<Selection> {
  const waiting = await inOffice(s.db, session.officeId, (tx) => readWaiting(tx, session.link.subjectId));
  const selection: Selection = { items: [], left: [] };
  for (const id of new Set(ids)) {
    const item = waiting.find((each) => each.id === id);
    if (!item) selection.left.push({ id, buyer: '', why: 'notNow' });
    else if (item.readFirst) selection.left.push({ id, buyer: item.buyer, why: item.readFirst });
    else selection.items.push({ ...item, nonce: nonceOf({ s, session }, item) });
  }
  return selection;
}

/**
 * Approves what was listed on the confirmation page, each as the revision that was listed. One that fails does not
 * stop the others; each says what became of it.
 */
export async function approveSelection({ s, session }: Asked, form: FormData): Promise<Result[]> {
  const arrivedAt = await clock(s.db);
  const waiting = await inOffice(s.db, session.officeId, (tx) => readWaiting(tx, session.link.subjectId));
  const results: Result[] = [];
  for (const id of new Set(form.getAll('id').map(String))) {
    const item = waiting.find((each) => each.id === id);
    const shown = {
      id,
      buyer: item?.buyer ?? '',
      amountCents: item?.amountCents ?? 0,
      currency: item?.currency ?? 'EUR',
    };
    const refused = (refusal: Result['refusal']) => results.push({ ...shown, finalAt: null, refusal });
    const revisionSha256 = String(form.get(`revision:${id}`) ?? '');
    const nonce = String(form.get(`nonce:${id}`) ?? '');
    if (!item) refused('notNow');
    else if (item.readFirst) refused(item.readFirst);
    else if (readDecision(s.env.SESSION_SECRET, session, bulkAct, revisionSha256, nonce) !== 'good')
      refused('stale');
    else {
      const { officeId, actor } = session;
      const outcome = await approve(s, { officeId, actor, invoiceId: id, revisionSha256, arrivedAt });
      if (outcome.accepted) results.push({ ...shown, finalAt: outcome.context.undoUntil, refusal: null });
      else refused(outcome.reason);
    }
  }
  return results;
}

/** Apart from a single approval: the confirmation of a list is not that of a document. */
const bulkAct = 'approve-selection';

const nonceOf = ({ s, session }: Asked, { revisionSha256 }: WaitingItem) =>
  sealDecision(s.env.SESSION_SECRET, session, bulkAct, revisionSha256, session.readAt);
