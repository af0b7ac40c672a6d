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
  const balance = balanceOf(since);
  // An account is named to whoever has something to pay.
  const isOver = balance.state === 'credited' || balance.state === 'replaced';
  return {
    ...document,
    totalCents: Number(totalCents),
    balance,
    replacedBy: since.replacedBy,
    dueOn: isOver ? null : document.dueOn,
    ibanEnd: isOver ? '' : iban.replace(/\s/g, '').slice(-4),
  };
}

export type Check = NonNullable<Awaited<ReturnType<typeof readCheck>>>;
