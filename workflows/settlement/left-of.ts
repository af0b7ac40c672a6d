import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { findPayment, listLiveOf } from '#db/queries/settlement.ts';

/** A payment, or a credit note, of which something is left. */
export type Source = { kind: 'payment' | 'creditNote'; id: string };

/** What is left of a payment or a credit note, in cents: the customer's credit. */
export async function leftOf(tx: Tx, { kind, id }: Source): Promise<{ cents: number; isReversed: boolean }> {
  const used = (await listLiveOf(tx, [id])).reduce((sum, { cents }) => sum + cents, 0);
  if (kind === 'payment') {
    const payment = await findPayment(tx, id);
    return { cents: (payment?.cents ?? 0) - used, isReversed: payment?.isReversed ?? false };
  }
  const [note] = await rows<{ cents: number }>(
    tx,
    sql`select total_cents::float8 as cents from issued_invoices
      where office_id = (select app_office()) and invoice_id = ${id} and kind = 'creditNote'`,
  );
  return { cents: (note?.cents ?? 0) - used, isReversed: false };
}
