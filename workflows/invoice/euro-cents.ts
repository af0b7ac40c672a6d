import type { InvoiceContent } from '#db/shapes/content.ts';
import { compareDecimals } from './decimal.ts';

/**
 * What a document is about with its VAT, in euro cents and without sign: what a cap or a threshold is compared with. What was
 * paid before or is withheld makes it no smaller. Null for a foreign currency whose rate is not said: it is under no amount.
 */
export function euroCents({
  currency,
  exchange,
  totals,
}: Pick<InvoiceContent, 'currency' | 'exchange' | 'totals'>): number | null {
  const cents = Math.abs(totals.grossCents);
  if (currency === 'EUR') return cents;
  // Never refused: what is larger than a document states is above any amount.
  return exchange && isRate(exchange.rate) ? Math.round(cents * Number(exchange.rate)) : null;
}

/** Whether a rate of exchange says something. */
export const isRate = (rate: string): boolean => compareDecimals(rate, '0') > 0;
