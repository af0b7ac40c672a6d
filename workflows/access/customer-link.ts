import type { Tx } from '#db/client.ts';
import { findLivingLink } from '#db/queries/links.ts';
import { clock } from '../engine/clock.ts';
import { newId } from '../identity/new-id.ts';
import { addMs } from '../invoice/silence-window.ts';
import { linkRows } from './link-rows.ts';

/** As long as the links that invoices leave with. */
const lifeMs = 3653 * 86_400_000;

/** One with less of its life left is not sent any more: a mail is read days after it came. */
const leastMs = 30 * 86_400_000;

/** The link to a customer's page of an invoice: the one that works, else a new one. @returns its id */
export async function customerLink(
  tx: Tx,
  of: { officeId: string; invoiceId: string; customerId: string; secret: string },
): Promise<string> {
  const link = { purpose: 'invoice' as const, subjectId: of.invoiceId, personId: of.customerId };
  const living = await findLivingLink(tx, { ...link, leastMs });
  if (living) return living;
  const id = newId();
  const expiresAt = addMs(await clock(tx), lifeMs);
  await linkRows(tx, of.officeId, of.secret, [{ ...link, id, round: null, expiresAt }]);
  return id;
}
