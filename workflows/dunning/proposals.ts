import type { Tx } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { listDue } from '#db/queries/dunning-plans.ts';
import type { DunningPlan, DunRefusal } from '#db/shapes/dunning.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { customersWithMoneyOnTheWay } from './money-on-the-way.ts';
import { type Asking, readAsking } from './read-asking.ts';

export type Proposal = Asking & {
  /** What speaks against it, whatever the hour; empty where it may leave. */
  against: DunRefusal[];
};

type Judging = { plan: DunningPlan; at?: string; onTheWay: ReadonlySet<string> };

/** What a plan asks of one customer, now or at `at`, and what speaks against it; undefined where nobody is known by that id. */
export async function proposalFor(
  tx: Tx,
  customerId: string,
  { plan, at, onTheWay }: Judging,
): Promise<Proposal | undefined> {
  const customer = await findCustomer(tx, customerId);
  if (!customer) return undefined;
  const asking = await readAsking(tx, customer, { plan, ...(at && { at }) });
  const against = [
    ...(onTheWay.has(customerId) ? (['onTheWay'] as const) : []),
    ...asking.refusals.filter((each) => each !== 'hours'),
  ];
  return { ...asking, against };
}

/** Looked at for each that may leave: who is held, promised or not reached must not keep others waiting. */
const lookedAt = 5;

/**
 * What a plan asks of the customers of a business at an instant, the oldest debt first. Stops after `most` that may leave;
 * `more`: there may be others.
 */
export async function proposalsOf(
  tx: Tx,
  { businessId, plan, at, most }: { businessId: string; plan: DunningPlan; at: string; most: number },
): Promise<{ list: Proposal[]; more: boolean }> {
  const limit = most * lookedAt;
  const due = await listDue(tx, { businessId, on: parisDate(at), plan }, limit + 1);
  const onTheWay = await customersWithMoneyOnTheWay(tx, businessId);
  const list: Proposal[] = [];
  let found = 0;
  for (const id of due.slice(0, limit)) {
    if (found === most) return { list, more: true };
    const proposal = await proposalFor(tx, id, { plan, at, onTheWay });
    if (!proposal) continue;
    if (proposal.against.length === 0) found += 1;
    list.push(proposal);
  }
  return { list, more: due.length > limit };
}
