import { inOffice } from '#db/client.ts';
import { findChecked, findOfficeOfSeal } from '#db/queries/checks.ts';
import { readSealCode } from '#workflows/documents/seal-code.ts';
import type { Services } from '#workflows/services.ts';

/**
 * What was issued under a code, for whoever holds the paper or the file; null for a code that no document bears. Of the
 * account only its end is told: enough to see that it was changed, not enough to learn it.
 */
export async function readCheck({ db }: Pick<Services, 'db'>, code: string) {
  const seal = readSealCode(code);
  const place = seal && (await findOfficeOfSeal(db, seal));
  if (!place) return null;
  const found = await inOffice(db, place.officeId, (tx) => findChecked(tx, place.invoiceId));
  if (!found) return null;
  const { iban, totalCents, ...document } = found;
  const cents = Number(totalCents);
  // What asks for nothing names no account.
  const ibanEnd = cents === 0 ? '' : iban.replace(/\s/g, '').slice(-4);
  return { ...document, totalCents: cents, ibanEnd };
}

export type Check = NonNullable<Awaited<ReturnType<typeof readCheck>>>;
