import type { Tx } from '#db/client.ts';
import {
  type BankAccount,
  insertBankAccount,
  listBankAccounts,
  listOwnIbans,
} from '#db/queries/bank-imports.ts';
import { newId } from '../identity/new-id.ts';
import type { Stamp } from '../settlement/settle.ts';

/** Whose account it is, or why nobody knows: none of the office's, or several businesses are paid on it. */
export type Whose = { account: BankAccount } | { not: 'foreignAccount' | 'sharedAccount' };

/**
 * The account of an IBAN: one that is known, or the one by which exactly one business is paid by its own record, which is
 * known from then on.
 */
export async function accountOf(
  tx: Tx,
  { iban, currency, stamp }: { iban: string; currency: string; stamp: Stamp },
): Promise<Whose> {
  const known = (await listBankAccounts(tx)).find((each) => each.iban === iban);
  if (known) return { account: known };
  const [own, another] = (await listOwnIbans(tx)).filter((each) => each.iban === iban);
  if (!own) return { not: 'foreignAccount' };
  if (another) return { not: 'sharedAccount' };
  const account = { ...stamp, id: newId(), businessId: own.businessId, iban, currency: currency || 'EUR' };
  await insertBankAccount(tx, account);
  return { account };
}
