import type { InvoiceSort, InvoiceSortBy, Place } from '#db/queries/invoice-order.ts';
import type { InvoiceRow } from '#db/queries/invoices.ts';

/** The columns that sort the list. */
export const invoiceSorts = [
  'number',
  'customer',
  'issued',
  'due',
  'amount',
] as const satisfies readonly InvoiceSortBy[];

/** The place of a row in the list as it is sorted; null: newest first. */
export const placeOf = (sort: InvoiceSort | null, row: InvoiceRow): Place => ({
  value: sort ? sortValue(sort.by, row) : row.createdAt,
  id: row.id,
});

function sortValue(by: InvoiceSortBy, row: InvoiceRow): string {
  const values: Record<InvoiceSortBy, string> = {
    number: row.number ?? row.provisionalRef,
    customer: row.buyerName,
    issued: row.issuedOn ?? '',
    due: row.dueOn ?? '',
    amount: String(row.payableCents),
  };
  return values[by];
}

/** The order a press on a column asks for: the other way round where it is sorted by it, else upwards. */
export const nextSort = (now: InvoiceSort | null, by: InvoiceSortBy): InvoiceSort => ({
  by,
  descending: now?.by === by && !now.descending,
});
