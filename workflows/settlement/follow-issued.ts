import { inOffice, type Tx } from '#db/client.ts';
import {
  businessesOf,
  listIssuedByNumber,
  listLiveOn,
  listToFollow,
  type ToFollow,
  wasAllocated,
} from '#db/queries/settlement.ts';
import { toIso } from '../engine/clock.ts';
import { sendAllWithin } from '../engine/send.ts';
import { start } from '../engine/start.ts';
import type { Actor } from '../engine/types.ts';
import { newId } from '../identity/new-id.ts';
import type { Services } from '../services.ts';
import { lockBooks } from './books.ts';
import { creditDisputes } from './credit-disputes.ts';
import { settlementMachine } from './events.ts';
import { partsOf } from './parts.ts';
import { settleAll, stampOf, takeBackAll } from './settle.ts';
import { balanceCents } from './standing.ts';

const system: Actor = { kind: 'system', id: null, name: 'Tacite', channel: 'timer' };

type S = Pick<Services, 'db' | 'engine'>;

/**
 * Part of the job that an issue leaves: each document that asks for money is followed from now on, a credit note settles what
 * it is about, and a corrective takes the place of what it replaces. Harmless when run again, two at once included.
 */
export const followIssued = (s: S, officeId: string, invoiceIds: readonly string[]): Promise<void> =>
  inOffice(s.db, officeId, (tx) => followWithin(s, tx, officeId, invoiceIds));

export async function followWithin(
  s: S,
  tx: Tx,
  officeId: string,
  invoiceIds: readonly string[],
): Promise<void> {
  await lockBooks(tx, [...(await businessesOf(tx, invoiceIds)).values()]);
  const issued = await listToFollow(tx, invoiceIds);
  await begin(
    s,
    tx,
    officeId,
    issued.filter(({ isFollowed }) => !isFollowed),
  );
  for (const each of issued) {
    if (each.kind === 'creditNote') {
      await impute(s, tx, officeId, each);
      await creditDisputes(s, tx, { officeId, actor: system }, each.invoiceId);
    }
    if (each.kind === 'corrective') await replace(s, tx, officeId, each);
  }
}

async function begin(s: S, tx: Tx, officeId: string, list: readonly ToFollow[]): Promise<void> {
  const asking = list.flatMap((document) => {
    const parts = document.kind === 'creditNote' ? [] : partsOf(document);
    return parts.length > 0 ? [{ document, parts }] : [];
  });
  if (asking.length === 0) return;
  // Dated by what was issued: what became late before it is followed is late as of its day.
  await start(s.engine, tx, {
    officeId,
    machine: settlementMachine,
    workflows: asking.map(({ document: { invoiceId, businessId, currency, issuedAt }, parts }) => ({
      id: newId(),
      subjectId: invoiceId,
      actor: system,
      input: {
        at: toIso(issuedAt),
        officeId,
        businessId,
        invoiceId,
        currency,
        totalCents: parts.reduce((sum, { cents }) => sum + cents, 0),
        parts,
      },
    })),
  });
}

/** A credit note about one document settles of it what is still owed; what is left is the customer's credit. */
async function impute(s: S, tx: Tx, officeId: string, note: ToFollow): Promise<void> {
  const original = await onlyOne(tx, note);
  if (!original || (await wasAllocated(tx, note.invoiceId))) return;
  const owed = await owedOn(s, tx, officeId, original.invoiceId);
  const cents = Math.min(owed, note.content.totals.payableCents);
  if (cents <= 0) return;
  await settleAll(
    s,
    tx,
    { officeId, actor: system },
    {
      businessId: note.businessId,
      list: [{ invoiceId: original.invoiceId, kind: 'creditNote', sourceId: note.invoiceId, cents }],
    },
  );
}

/** What was paid on the document that it replaces counts for the corrective; the rest of that is owed no more. */
async function replace(s: S, tx: Tx, officeId: string, corrective: ToFollow): Promise<void> {
  const { invoiceId, businessId } = corrective;
  const replaced = await onlyOne(tx, corrective);
  if (!replaced || (await wasAllocated(tx, invoiceId))) return;
  const who = { officeId, actor: system };
  await followWithin(s, tx, officeId, [replaced.invoiceId]);
  const paid = (await listLiveOn(tx, replaced.invoiceId)).filter(
    ({ sourceKind }) => sourceKind === 'payment',
  );
  await takeBackAll(s, tx, who, {
    list: paid,
    reason: corrective.number,
    stamp: await stampOf(tx, who),
  });
  for (const { sourceId, cents } of paid) {
    const owed = await owedOn(s, tx, officeId, invoiceId);
    const list = [{ invoiceId, kind: 'payment' as const, sourceId, cents: Math.min(cents, owed) }];
    if (owed > 0) await settleAll(s, tx, who, { businessId, list });
  }
  const cents = await owedOn(s, tx, officeId, replaced.invoiceId);
  const list = [{ invoiceId: replaced.invoiceId, kind: 'creditNote' as const, sourceId: invoiceId, cents }];
  if (cents > 0) await settleAll(s, tx, who, { businessId, list });
}

/** The one document of this business that another names; a credit note about several says the amounts by hand. */
async function onlyOne(tx: Tx, { businessId, about, currency }: ToFollow) {
  if (about.length !== 1) return undefined;
  const [found] = await listIssuedByNumber(tx, { businessId, numbers: about });
  return found?.currency === currency ? found : undefined;
}

/** What is owed on a document that is followed, under its lock; 0 where it asks for nothing. */
export async function owedOn(s: S, tx: Tx, officeId: string, invoiceId: string): Promise<number> {
  let owed = 0;
  await sendAllWithin(s.engine, tx, officeId, {
    to: { machine: settlementMachine, subjects: [invoiceId] },
    prepare: (found) => {
      owed = found[0] ? balanceCents(found[0].context) : 0;
      return found.map(() => null);
    },
  });
  return owed;
}
