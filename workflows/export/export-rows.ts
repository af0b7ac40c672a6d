import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { toIso } from '../engine/clock.ts';
import { inPages, type Scope } from '../ledger/read-business.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

/** What owner and office said to each other about each draft. */
export function readExchanges(tx: Tx, { officeId, businessId }: Scope) {
  const read = async (after: string, limit: number) => {
    const page = await rows<{ id: string; at: string } & Record<string, unknown>>(
      tx,
      sql`select e.id, e.invoice_id as "invoiceId", e.round, e.kind, e.author_kind as "authorKind",
          e.author_name as "authorName", e.line_id as "lineId", e.field, e.before, e.after, e.body, e.at
        from exchanges e join invoices i on i.office_id = e.office_id and i.id = e.invoice_id
        where e.office_id = ${officeId} and i.business_id = ${businessId} and e.id > ${after}::uuid
        order by e.id limit ${limit}`,
    );
    return page.map((row) => ({ ...row, at: toIso(row.at) }));
  };
  return inPages(nobody, read, (row) => row.id);
}

/** What was put before the owner in each round: the text that an approval's SHA-256 is of. */
export function readRevisions(tx: Tx, { officeId, businessId }: Scope) {
  const read = async (after: { id: string; round: number }, limit: number) => {
    const page = await rows<
      { invoiceId: string; round: number; createdAt: string } & Record<string, unknown>
    >(
      tx,
      sql`select r.invoice_id as "invoiceId", r.round, r.sha256, r.content, r.policy_version as "policyVersion",
          r.mandate_id as "mandateId", r.created_by as "createdBy", r.created_at as "createdAt"
        from revisions r join invoices i on i.office_id = r.office_id and i.id = r.invoice_id
        where r.office_id = ${officeId} and i.business_id = ${businessId}
          and (r.invoice_id, r.round) > (${after.id}::uuid, ${after.round})
        order by r.invoice_id, r.round limit ${limit}`,
    );
    return page.map((row) => ({ ...row, createdAt: toIso(row.createdAt) }));
  };
  return inPages({ id: nobody, round: 0 }, read, ({ invoiceId, round }) => ({ id: invoiceId, round }));
}
