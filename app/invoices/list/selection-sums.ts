import { payableToReader } from '#app/reviews/payable-to-reader.ts';
import type { InvoiceRow } from '#db/queries/invoices.ts';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';

type Row = Pick<InvoiceRow, 'kind' | 'payableCents' | 'currency'>;

/** What a selection comes to: a sum for each currency, in the order they come; what is credited is taken off. In cents. */
export const selectionSums = (rows: readonly Row[]): { currency: string; cents: number }[] =>
  sumsByCurrency(
    rows.map(({ kind, payableCents, currency }) => ({
      currency,
      cents: payableToReader({ kind, totals: { payableCents } }),
    })),
  );
