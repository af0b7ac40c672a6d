import type { Tx } from '#db/client.ts';
import { listOpenBankLines } from '#db/queries/bank-lines.ts';
import { loadBook } from '../banking/load-book.ts';
import { proposeForLines } from '../banking/propose-for-lines.ts';

/** As many lines of a business as are looked at. */
const mostLines = 500;

/**
 * Customers of a business of whom the bank seems to have money that nobody has assigned yet: a plan does not ask them. Any
 * proposal counts, sure or not.
 */
export async function customersWithMoneyOnTheWay(tx: Tx, businessId: string): Promise<ReadonlySet<string>> {
  const lines = (await listOpenBankLines(tx, mostLines, { businessId })).filter(({ cents }) => cents > 0);
  if (lines.length === 0) return new Set();
  const book = await loadBook(tx, businessId);
  const owing = new Map(book.input.items.map(({ invoiceId, customerId }) => [invoiceId, customerId]));
  const found = [...proposeForLines(book, lines).values()].flatMap(({ customerId, shares }) => [
    ...(shares.length > 0 ? [customerId] : []),
    ...shares.map(({ invoiceId }) => owing.get(invoiceId)),
  ]);
  return new Set(found.flatMap((id) => id ?? []));
}
