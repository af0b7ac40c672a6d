import type { Tx } from '#db/client.ts';
import type { Customer } from '#db/queries/customers.ts';
import type { Dunning } from '#db/queries/dunnings.ts';
import type { DunRefusal } from '#db/shapes/dunning.ts';
import { against, whereTo } from './by-letter.ts';
import { type Asking, readAsking } from './read-asking.ts';

/** How its customer stands as a message leaves, and why it does not; under `lockBooks`. */
export async function readLeaving(
  tx: Tx,
  { id, mandateId, channel, toAddress, locale }: Dunning,
  customer: Customer,
): Promise<Asking & { why: DunRefusal | null }> {
  const asking = await readAsking(tx, customer, id, locale);
  return { ...asking, why: against(channel, asking)[0] ?? ownReason() };

  function ownReason(): DunRefusal | null {
    if (whereTo(channel, customer) !== toAddress) return 'moved';
    return mandateId !== null && asking.clause?.mandateId !== mandateId ? 'noClause' : null;
  }
}
