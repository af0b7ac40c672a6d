import { type SQL, sql } from 'drizzle-orm';
import type { InvoiceStatus } from '#db/shapes/status.ts';
import { accentBlind } from './invoice-filter.ts';

/** What a report is about: days of issue (or of payment), both included, and what narrows it. */
export type ReportFilter = {
  from: string;
  to: string;
  businessId?: string | undefined;
  customerId?: string | undefined;
  /** Words that stand in the buyer's name. */
  text?: string | undefined;
  /** Computed states, as the list of invoices has them; undefined: whatever they are. */
  statuses?: readonly InvoiceStatus[] | undefined;
};

const mostWords = 6;

/** Words of a search as conditions on a name. */
export const namedLike = (name: SQL, text: string): SQL[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, mostWords)
    .map((word) => sql`${name} ~* ${accentBlind(word)}`);

/** The filter on issued documents `s` and their rows `i`. */
export function reported({ from, to, businessId, customerId, text, statuses }: ReportFilter): SQL {
  const all = [
    sql`s.office_id = (select app_office()) and s.issued_on between ${from}::date and ${to}::date`,
    ...(businessId ? [sql`s.business_id = ${businessId}::uuid`] : []),
    ...(customerId ? [sql`i.customer_id = ${customerId}::uuid`] : []),
    ...(text ? namedLike(sql`i.buyer_name`, text) : []),
    ...(statuses ? [sql`i.status = any (${sql.param([...statuses])}::text[])`] : []),
  ];
  return sql.join(all, sql` and `);
}

/** Issued documents with their rows. */
export const issuedWithRows = sql`issued_invoices s join invoices i on i.office_id = s.office_id and i.id = s.invoice_id`;
