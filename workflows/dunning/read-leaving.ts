import type { Tx } from '#db/client.ts';
import type { Customer } from '#db/queries/customers.ts';
import type { Dunning } from '#db/queries/dunnings.ts';
import type { DunRefusal } from '#db/shapes/dunning.ts';
import { against } from './by-letter.ts';
import { isWithin } from './plan.ts';
import { type Asking, readAsking } from './read-asking.ts';
import { planOf } from './read-plan.ts';
import { whereTo } from './where-to.ts';

/** How its customer stands as a message leaves, and why it does not; under `lockBooks`. */
export async function readLeaving(
  tx: Tx,
  dunning: Dunning,
  customer: Customer,
): Promise<Asking & { why: DunRefusal | null }> {
  const { id, mandateId, channel, toAddress, locale, documents, runOn } = dunning;
  const plan = await planOf(tx, dunning);
  const asking = await readAsking(tx, customer, { exceptId: id, locale, plan });
  return { ...asking, why: against(channel, asking)[0] ?? ownReason() ?? planReason() };

  function ownReason(): DunRefusal | null {
    if (whereTo(channel, customer) !== toAddress) return 'moved';
    return mandateId !== null && asking.clause?.mandateId !== mandateId ? 'noClause' : null;
  }

  /** What leaves by itself is never more than its owner was told of, nor asked for once nobody wants it to. */
  function planReason(): DunRefusal | null {
    if (runOn === null) return null;
    if (plan?.mode !== 'automatic') return 'noPlan';
    return isWithin(asking.asked.documents, documents) ? null : 'grown';
  }
}
