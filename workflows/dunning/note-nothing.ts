import type { Tx } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { findDunning, insertDeparture } from '#db/queries/dunnings.ts';
import { lockBooks } from '../settlement/books.ts';
import { readLeaving } from './read-leaving.ts';

/** A message that is not sent any more: why, and what it would have asked for, so that its office is told. */
export async function noteNothing(
  tx: Tx,
  { officeId, dunningId, at }: { officeId: string; dunningId: string; at: string },
): Promise<void> {
  const dunning = await findDunning(tx, dunningId);
  const customer = dunning && (await findCustomer(tx, dunning.customerId));
  if (!customer) return;
  await lockBooks(tx, [dunning.businessId]);
  const { asked, why } = await readLeaving(tx, dunning, customer);
  await insertDeparture(tx, {
    officeId,
    dunningId,
    outcome: 'nothing',
    why: why ?? 'changed',
    level: asked.level,
    documents: dunning.documents,
    leftOut: asked.leftOut,
    at,
  });
}
