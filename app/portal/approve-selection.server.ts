import { type CodeRefusal, linkCodeRefusal, sendLinkCode } from '#app/auth/link-code.server.ts';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { readDecision, sealDecision, shownOf } from '#app/auth/sealed-decision.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { maskedAddress } from '#app/reviews/masked-address.ts';
import { payableToReader } from '#app/reviews/payable-to-reader.ts';
import { inOffice } from '#db/client.ts';
import { findHome, listChosen } from '#db/queries/owner-pages.ts';
import { clock } from '#workflows/engine/clock.ts';
import { approve, type Refusal } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { readWaiting } from './home.server.ts';
import type { ReadFirst, WaitingItem } from './portal-data.ts';

/** What a selection would approve, with the proof that it was shown, and what it leaves out and why. */
export type Selection = {
  items: (WaitingItem & { nonce: string })[];
  left: { id: string; buyer: string; why: ReadFirst | 'notNow' }[];
  /** Where the one-time code goes that this session has not given yet, shortened, and for how many; null without. */
  code: { address: string; count: number } | null;
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
  /** The same had been decided before the answer came: nothing went wrong, and there is nothing to do again. */
  already: Already | null;
};

type Already = { by: 'silence' | 'owner'; at: string };

type Asked = { s: Services; session: LinkSession };

/** What became of a posted selection: nothing, for want of the code; or of each document something. */
export type SelectionOutcome = { refusal: CodeRefusal } | { results: Result[] };

/** Looks at the chosen drafts as they stand now. Changes nothing. */
export async function readSelection(asked: Asked, ids: string[]): Promise<Selection> {
  const selection: Selection = { items: [], left: [], code: null };
  for (const { id, buyer, item } of await readChosen(asked, ids)) {
    if (!item) selection.left.push({ id, buyer, why: 'notNow' });
    else if (item.readFirst) selection.left.push({ id, buyer, why: item.readFirst });
    else selection.items.push({ ...item, nonce: nonceOf(asked, item) });
  }
  const count = selection.items.filter(({ needsCode }) => needsCode).length;
  const { session } = asked;
  if (count > 0 && !session.isConfirmed)
    selection.code = { address: maskedAddress(session.person.email), count };
  return selection;
}

/** Sends the code for those of the chosen drafts that need it. False when three were sent in a quarter of an hour. */
export async function sendSelectionCode(asked: Asked, ids: string[], from: string): Promise<boolean> {
  const { items } = await readSelection(asked, ids);
  const invoiceIds = items.filter(({ needsCode }) => needsCode).map(({ id }) => id);
  return invoiceIds.length === 0 || sendLinkCode(asked.s, { session: asked.session, invoiceIds, from });
}

/**
 * Approves what was listed on the confirmation page, each as the revision that was listed. One that fails does not
 * stop the others; each says what became of it. Where an amount takes a one-time code, one covers all of them, and
 * without it nothing is approved.
 */
export async function approveSelection(
  asked: Asked,
  form: FormData,
  from: string,
): Promise<SelectionOutcome> {
  const arrivedAt = await clock(asked.s.db);
  const { s, session } = asked;
  const chosen = await readChosen(asked, form.getAll('id').map(String));
  const invoiceIds = chosen.filter(({ item }) => item && !item.readFirst).map(({ id }) => id);
  const refusal = await linkCodeRefusal(s, { session, invoiceIds, form, from });
  if (refusal) return { refusal };
  const results: Result[] = [];
  for (const { item, already: _, ...shown } of chosen) {
    const outcome = await approveOne(asked, form, shown.id, item, arrivedAt);
    results.push({ ...shown, ...outcome, already: null });
  }
  const decided = new Set(
    results.flatMap(({ id, refusal: why }) => (why && tooLate.includes(why) ? [id] : [])),
  );
  if (decided.size === 0) return { results };
  const now = await readChosen(asked, [...decided]);
  const alreadyOf = new Map(now.map(({ id, already }) => [id, already]));
  return { results: results.map((each) => ({ ...each, already: alreadyOf.get(each.id) ?? null })) };
}

/** What an answer is told that comes after the decision. */
const tooLate: readonly Result['refusal'][] = ['notNow', 'late', 'conflict'];

async function approveOne(
  { s, session }: Asked,
  form: FormData,
  id: string,
  item: WaitingItem | undefined,
  arrivedAt: string,
): Promise<Pick<Result, 'finalAt' | 'refusal'>> {
  const refused = (refusal: Result['refusal']) => ({ finalAt: null, refusal });
  if (!item) return refused('notNow');
  if (item.readFirst) return refused(item.readFirst);
  const revisionSha256 = String(form.get(`revision:${id}`) ?? '');
  const nonce = String(form.get(`nonce:${id}`) ?? '');
  const verdict = readDecision(s.env.SESSION_SECRET, session, bulkAct, revisionSha256, nonce);
  if (verdict !== 'good') return refused('stale');
  const { officeId, actor } = session;
  const args = { officeId, actor, invoiceId: id, arrivedAt, shownStep: shownOf(nonce).step };
  const outcome = await approve(s, { ...args, revisionSha256 });
  return outcome.accepted ? { finalAt: outcome.context.undoUntil, refusal: null } : refused(outcome.reason);
}

/** The chosen documents of this business, each with its place among what waits. */
async function readChosen({ s, session }: Asked, ids: string[]) {
  const businessId = session.link.subjectId;
  return inOffice(s.db, session.officeId, async (tx) => {
    const named = [...new Set(ids)].filter(isUuid);
    const numbersHeld = (await findHome(tx, { businessId }))?.numbersHeld ?? false;
    const standing = { now: await clock(tx), numbersHeld };
    const waiting = await readWaiting(tx, { businessId, ids: named, ...standing });
    const chosen = await listChosen(tx, { businessId, ids: named });
    const waitingOf = new Map(waiting.map((each) => [each.id, each]));
    return chosen.map(({ id, buyer, kind, payableCents, currency, ...decision }) => {
      const item = waitingOf.get(id);
      return {
        id,
        buyer,
        amountCents: payableToReader({ kind, totals: { payableCents } }),
        currency,
        // Silence has decided what only waits for its number.
        item: item?.phase === 'ended' ? undefined : item,
        already: item ? endedBy(item) : decidedBy(decision),
      };
    });
  });
}

const endedBy = ({ phase, clock: window }: WaitingItem): Already | null =>
  phase === 'ended' && window ? { by: 'silence', at: window.reviewDueAt } : null;

type Decided = Pick<Awaited<ReturnType<typeof listChosen>>[number], 'decidedBy' | 'decidedAt'>;
const decidedBy = ({ decidedBy: by, decidedAt: at }: Decided): Already | null =>
  by && by !== 'waiver' && at ? { by, at } : null;

/** Apart from a single approval: the confirmation of a list is not that of a document. */
const bulkAct = 'approve-selection';

const nonceOf = ({ s, session }: Asked, { revisionSha256, step }: WaitingItem) =>
  sealDecision(s.env.SESSION_SECRET, session, bulkAct, revisionSha256, { at: session.readAt, step });
