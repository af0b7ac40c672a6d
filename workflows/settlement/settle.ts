import type { Tx } from '#db/client.ts';
import {
  type Allocation,
  insertAllocationReversals,
  insertAllocations,
  notePaidDays,
} from '#db/queries/settlement.ts';
import type { SettlerKind } from '#db/shapes/settling.ts';
import { clock } from '../engine/clock.ts';
import { sendAllWithin } from '../engine/send.ts';
import type { Actor, Undated } from '../engine/types.ts';
import { newId } from '../identity/new-id.ts';
import type { Services } from '../services.ts';
import { type SettlementEvent, settlementMachine } from './events.ts';
import { SettlementRefused } from './outcome.ts';

export type Who = { officeId: string; actor: Actor };

/** `cents` of a source for an invoice. */
export type Settling = {
  invoiceId: string;
  kind: SettlerKind;
  sourceId?: string;
  cents: number;
  reason?: string;
};

/** Who did it and when, as rows about money say it. */
export type Stamp = { officeId: string; staffId: string | null; recordedBy: string; at: string };

export async function stampOf(tx: Tx, { officeId, actor }: Who): Promise<Stamp> {
  const staffId = actor.kind === 'staff' ? actor.id : null;
  return { officeId, staffId, recordedBy: actor.name, at: await clock(tx) };
}

/**
 * Settles invoices of one business under `lockBooks`: the rows and the event of each, all or none. Each invoice once.
 *
 * @throws SettlementRefused where one is not followed, or takes more than it is owed
 */
export async function settleAll(
  s: Pick<Services, 'engine'>,
  tx: Tx,
  who: Who,
  { businessId, list }: { businessId: string; list: readonly Settling[] },
): Promise<void> {
  if (list.length === 0) return;
  if (new Set(list.map(({ invoiceId }) => invoiceId)).size < list.length)
    throw new SettlementRefused('doubled');
  const stamp = await stampOf(tx, who);
  // A difference and a write-off are their own source.
  const made = list.map(({ sourceId, reason = '', ...each }) => {
    const id = newId();
    return { ...each, id, sourceId: sourceId ?? id, reason };
  });
  await tell(s, tx, who, made, ({ id, kind, sourceId, cents, reason }, currency) => ({
    type: 'allocated',
    allocationId: id,
    by: kind,
    sourceId,
    cents,
    currency,
    reason,
    actor: who.actor,
  }));
  await insertAllocations(
    tx,
    made.map(({ id, invoiceId, kind, sourceId, cents, reason }) => ({
      ...stamp,
      id,
      businessId,
      invoiceId,
      sourceKind: kind,
      sourceId,
      cents,
      reason,
    })),
  );
  await notePaidDays(
    tx,
    list.map(({ invoiceId }) => invoiceId),
  );
}

/** Takes allocations back under `lockBooks`: what they settled is owed again. Several of one invoice go one after the other. */
export async function takeBackAll(
  s: Pick<Services, 'engine'>,
  tx: Tx,
  who: Who,
  { list, reason, stamp }: { list: readonly Allocation[]; reason: string; stamp: Stamp },
): Promise<void> {
  for (const allocation of list)
    await tell(s, tx, who, [allocation], ({ id, sourceKind, cents }, currency) => ({
      type: 'takenBack',
      allocationId: id,
      by: sourceKind,
      cents,
      currency,
      reason,
      actor: who.actor,
    }));
  if (list.length === 0) return;
  await insertAllocationReversals(
    tx,
    list.map(({ id }) => ({ ...stamp, allocationId: id, reason })),
  );
  await notePaidDays(
    tx,
    list.map(({ invoiceId }) => invoiceId),
  );
}

/** One event to the settlement of each, or none at all. */
export async function tell<T extends { invoiceId: string }>(
  { engine }: Pick<Services, 'engine'>,
  tx: Tx,
  { officeId }: Who,
  list: readonly T[],
  event: (each: T, currency: string) => Undated<SettlementEvent>,
): Promise<void> {
  const of = new Map(list.map((each) => [each.invoiceId, each]));
  const sent = await sendAllWithin(engine, tx, officeId, {
    to: { machine: settlementMachine, subjects: [...of.keys()] },
    prepare: (found) => found.map(({ subjectId, context }) => event(of.get(subjectId)!, context.currency)),
  });
  const told = new Map(sent.map(({ found, outcome }) => [found.subjectId, outcome]));
  for (const { invoiceId } of list) {
    const outcome = told.get(invoiceId);
    if (!outcome) throw new SettlementRefused('notOwed', invoiceId);
    if (!outcome.accepted) throw new SettlementRefused('tooMuch', invoiceId);
  }
}
