import type { Tx } from '#db/client.ts';
import { listPayingAccounts, type PayingAccount } from '#db/queries/paying-accounts.ts';

/**
 * The one account that these documents are to be paid to, as each was sealed with it and its owner agreed; null where they
 * name several, or none: then each document says for itself.
 */
export async function payTo(tx: Tx, invoiceIds: readonly string[]): Promise<PayingAccount | null> {
  const [account, ...others] = await listPayingAccounts(tx, invoiceIds);
  return account && others.length === 0 && account.iban !== '' ? account : null;
}
