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
    const customer = await findCustomer(tx, id);
    if (!customer) continue;
    const asking = await readAsking(tx, customer, { plan, at });
    const against = [
      ...(onTheWay.has(id) ? (['onTheWay'] as const) : []),
      ...asking.refusals.filter((each) => each !== 'hours'),
    ];
    if (against.length === 0) found += 1;
    list.push({ ...asking, against });
  }
  return { list, more: due.length > limit };
}
