import type { Tx } from '#db/client.ts';
import { listLastAsked, listPastDocuments } from '#db/queries/dunning-past.ts';
import type { DunningLevel, DunningPlan } from '#db/shapes/dunning.ts';
import { clock } from '../engine/clock.ts';
import { addDays } from '../invoice/due-date.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { sumsByCurrency } from '../invoice/sums-by-currency.ts';
import { graceOnReceipt } from '../settlement/parts.ts';
import { leavesAfter } from './plan.ts';
import { proposalsOf } from './proposals.ts';
import { type PastDocument, type Rehearsed, rehearse } from './rehearse.ts';

/** How many days are rehearsed. */
const daysBack = 30;

/** How many messages to come are looked for. */
const mostAhead = 50;

export type Tried = {
  /** What would have left, the newest first. */
  past: Rehearsed[];
  /** What the plan sends or proposes next, and when. */
  next: {
    customerId: string;
    customer: string;
    level: DunningLevel;
    sums: { currency: string; cents: number }[];
  }[];
  nextAt: string;
  more: boolean;
};

/** What a plan would have sent in the last days, and what it does next; it writes nothing. */
export async function tryPlan(
  tx: Tx,
  { businessId, plan }: { businessId: string; plan: DunningPlan },
): Promise<Tried> {
  const now = await clock(tx);
  const until = parisDate(now);
  const from = addDays(until, -daysBack);
  const documents = (await listPastDocuments(tx, { businessId, from })).map(partsIn);
  const lastAsked = new Map(
    (await listLastAsked(tx, { businessId, from })).map(({ customerId, on }) => [customerId, on]),
  );
  const past = rehearse(documents, plan, { from, until, lastAsked });
  const nextAt = plan.mode === 'automatic' ? leavesAfter(plan, now) : now;
  const { list, more } = await proposalsOf(tx, { businessId, plan, at: nextAt, most: mostAhead });
  const next = list
    .filter(({ against }) => against.every((each) => each === 'planned'))
    .map(({ customer, asked }) => ({
      customerId: customer.id,
      customer: customer.name,
      level: asked.level,
      sums: sumsByCurrency(asked.documents),
    }));
  return { past: past.toReversed(), next, nextAt, more };
}

type Row = Awaited<ReturnType<typeof listPastDocuments>>[number];

function partsIn({ askedParts, issuedOn, dueOn, balanceCents, ...rest }: Row): PastDocument {
  const parts = askedParts?.map((part) => ({
    cents: part.cents,
    dueOn: part.dueOn,
    lateFrom: part.lateAt && parisDate(part.lateAt),
  }));
  const whole = {
    cents: balanceCents + rest.settledCents,
    dueOn: dueOn ?? issuedOn,
    lateFrom: dueOn ? addDays(dueOn, 1) : addDays(issuedOn, graceOnReceipt + 1),
  };
  return { ...rest, parts: parts ?? [whole] };
}
