import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { iso } from './invoices.ts';

/** A business whose numbering is stopped. */
export type HeldLedger = { business: string; since: string };

/** Those of the office, the longest on hold first. */
export const listHeldLedgers = (tx: Tx): Promise<HeldLedger[]> =>
  rows<HeldLedger>(
    tx,
    sql`select b.name as business, ${iso(sql`h.held_at`)} as since from ledger_heads h
      join businesses b on b.office_id = h.office_id and b.id = h.business_id
      where h.office_id = (select app_office()) and h.held_at is not null order by h.held_at, b.name`,
  );

/** Whether nothing may be entered in the ledger of a business. */
export async function isLedgerHeld(tx: Tx, businessId: string): Promise<boolean> {
  const held = await rows(
    tx,
    sql`select from ledger_heads where office_id = (select app_office()) and business_id = ${businessId} and held_at is not null`,
  );
  return held.length > 0;
}
