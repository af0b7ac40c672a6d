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
