import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/** Where sealed documents ask to be paid. */
export type PayingAccount = { iban: string; bic: string; name: string };

/** The accounts that these documents were sealed with, each once. */
export const listPayingAccounts = (tx: Tx, invoiceIds: readonly string[]): Promise<PayingAccount[]> =>
  rows<PayingAccount>(
    tx,
    sql`select distinct replace(c #>> '{payment,iban}', ' ', '') as iban, replace(c #>> '{payment,bic}', ' ', '') as bic,
        coalesce(nullif(c #>> '{payee,name}', ''), c #>> '{seller,name}') as name
      from issued_invoices s cross join lateral (select s.content::json -> 'content' as c offset 0) d
      where s.office_id = (select app_office()) and s.invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
