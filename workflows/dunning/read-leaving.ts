import type { Tx } from '#db/client.ts';
import type { Customer } from '#db/queries/customers.ts';
import type { Dunning } from '#db/queries/dunnings.ts';
import type { DunRefusal } from '#db/shapes/dunning.ts';
import { type Asking, readAsking } from './read-asking.ts';

/** How its customer stands as a message leaves, and why it does not; under `lockBooks`. */
export async function readLeaving(
  tx: Tx,
  { id, mandateId, toAddress, locale }: Dunning,
  customer: Customer,
): Promise<Asking & { why: DunRefusal | null }> {
  const asking = await readAsking(tx, customer, id, locale);
  return { ...asking, why: asking.refusals[0] ?? ownReason() };

  function ownReason(): DunRefusal | null {
    if (customer.email !== toAddress) return 'moved';
    return mandateId !== null && asking.clause?.mandateId !== mandateId ? 'noClause' : null;
  }
}
