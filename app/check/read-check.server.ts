import { inOffice } from '#db/client.ts';
import { listSince } from '#db/queries/balances.ts';
import { findChecked, findOfficeOfSeal } from '#db/queries/checks.ts';
import { readSealCode } from '#workflows/documents/seal-code.ts';
import { balanceOf } from '#workflows/invoice/balance.ts';
import type { Services } from '#workflows/services.ts';

/**
 * What was issued under a code, for whoever holds the paper or the file; null for a code that no document bears. Of the
 * account only its end is told: enough to see that it was changed, not enough to learn it.
 */
export async function readCheck({ db }: Pick<Services, 'db'>, code: string) {
  const seal = readSealCode(code);
  const place = seal && (await findOfficeOfSeal(db, seal));
  if (!place) return null;
  const { found, since } = await inOffice(db, place.officeId, async (tx) => ({
    found: await findChecked(tx, place.invoiceId),
    since: (await listSince(tx, [place.invoiceId])).get(place.invoiceId),
  }));
  if (!found || !since) return null;
  const { iban, totalCents, ...document } = found;
  const cents = Number(totalCents);
  const balance = balanceOf(since);
  // What asks for nothing, or no longer does, names no account.
  const asksNothing = cents === 0 || (balance.state !== 'whole' && balance.owedCents === 0);
  return {
    ...document,
    totalCents: cents,
    balance,
    replacedBy: since.replacedBy,
    dueOn: asksNothing ? null : document.dueOn,
    ibanEnd: asksNothing ? '' : iban.replace(/\s/g, '').slice(-4),
  };
}

export type Check = NonNullable<Awaited<ReturnType<typeof readCheck>>>;
