import type { Tx } from '#db/client.ts';
import { listLearnedIbans } from '#db/queries/bank-lines.ts';
import { findDifferenceLimit } from '#db/queries/businesses.ts';
import {
  listCreditsLeft,
  listMatchNames,
  listOpenItems,
  listPastPayments,
  listSettledItems,
} from '#db/queries/matching.ts';
import { type Book, prepareBook } from './matching/prepare-book.ts';

/** All that lines of a business are held against, as it stands now. */
export async function loadBook(tx: Tx, businessId: string): Promise<Book> {
  const names = await listMatchNames(tx, businessId);
  return prepareBook({
    ...names,
    items: await listOpenItems(tx, businessId),
    settled: await listSettledItems(tx, businessId),
    credits: await listCreditsLeft(tx, businessId),
    payments: await listPastPayments(tx, businessId),
    ibans: await listLearnedIbans(tx, businessId),
    chargeLimitCents: await findDifferenceLimit(tx, businessId),
  });
}
