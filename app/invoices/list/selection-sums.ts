import { payableToReader } from '#app/reviews/payable-to-reader.ts';
import type { InvoiceRow } from '#db/queries/invoices.ts';

type Row = Pick<InvoiceRow, 'kind' | 'payableCents' | 'currency'>;

/** What a selection comes to: a sum for each currency, in the order they come; what is credited is taken off. In cents. */
export function selectionSums(rows: readonly Row[]): { currency: string; cents: number }[] {
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    cents: own.reduce(
      (sum, { kind, payableCents }) => sum + payableToReader({ kind, totals: { payableCents } }),
      0,
    ),
  }));
}
