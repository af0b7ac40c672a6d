import { inOffice } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import type { Services } from '../../services.ts';
import type { Who } from '../../settlement/settle.ts';
import { customersWithMoneyOnTheWay } from '../money-on-the-way.ts';
import { dun } from './dun.ts';

type Item = { id: string; customerId: string; mark: string };

/**
 * Asks these customers as the plans of their businesses propose it, each as it was shown; returns how many leave or are
 * prepared. Whose money has come to the bank since is not asked.
 */
export async function dunProposed(s: Services, who: Who, items: readonly Item[]): Promise<number> {
  const onTheWay = await inOffice(s.db, who.officeId, async (tx) => {
    const found = new Map<string, ReadonlySet<string>>();
    for (const { customerId } of items) {
      const businessId = (await findCustomer(tx, customerId))?.businessId;
      if (businessId && !found.has(businessId))
        found.set(businessId, await customersWithMoneyOnTheWay(tx, businessId));
    }
    return new Set([...found.values()].flatMap((customers) => [...customers]));
  });
  let sent = 0;
  for (const item of items) {
    if (onTheWay.has(item.customerId)) continue;
    const outcome = await dun(s, who, { ...item, isByPlan: true });
    if (outcome.ok) sent += 1;
  }
  return sent;
}
