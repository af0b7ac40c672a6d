import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { canonicalJson, sha256Hex } from '../identity/canonical.ts';
import { place } from './amiss.ts';
import { inPages, type Scope } from './read-business.ts';

type RevisionRow = { invoiceId: string; round: number; content: string; sha256: string };
type DraftRow = { invoiceId: string; content: InvoiceContent; sha256: string; approved: string | null };

const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * What was put before the owner in each round against its SHA-256, and each draft against its own; a draft that is
 * before its owner must be the revision he was shown.
 *
 * @throws Amiss for the first that differs
 */
export async function verifyDrafts(tx: Tx, scope: Scope): Promise<void> {
  for await (const page of readRevisions(tx, scope)) {
    for (const { invoiceId, round, content, sha256 } of page) {
      place(
        'revision',
        invoiceId,
        round,
      )(sha256Hex(content) === sha256, 'its SHA-256 is not that of its content');
    }
  }
  for await (const page of readDrafts(tx, scope)) {
    for (const { invoiceId, content, sha256, approved } of page) {
      const amiss = place('draft', invoiceId);
      amiss(sha256Hex(canonicalJson(content)) === sha256, 'its SHA-256 is not that of its content');
      amiss(approved === null || approved === sha256, 'is not the revision that its owner was shown');
    }
  }
}

function readRevisions(tx: Tx, { officeId, businessId }: Scope) {
  const read = (after: { id: string; round: number }, limit: number) =>
    rows<RevisionRow>(
      tx,
      sql`select r.invoice_id as "invoiceId", r.round, r.content, r.sha256
        from revisions r join invoices i on i.office_id = r.office_id and i.id = r.invoice_id
        where r.office_id = ${officeId} and i.business_id = ${businessId}
          and (r.invoice_id, r.round) > (${after.id}::uuid, ${after.round})
        order by r.invoice_id, r.round limit ${limit}`,
    );
  return inPages({ id: nobody, round: 0 }, read, ({ invoiceId, round }) => ({ id: invoiceId, round }));
}

/** `approved` is the revision of the running round, where the draft may not be edited. */
function readDrafts(tx: Tx, { officeId, businessId }: Scope) {
  const read = (after: string, limit: number) =>
    rows<DraftRow>(
      tx,
      sql`select d.invoice_id as "invoiceId", d.content, d.content_sha256 as sha256,
          case when w.state in ('preparing', 'correcting', 'withdrawn', 'deleted') then null
            else w.snapshot #>> '{context,revisionSha256}' end as approved
        from drafts d join invoices i on i.office_id = d.office_id and i.id = d.invoice_id
        join workflows w on w.office_id = d.office_id and w.subject_id = d.invoice_id and w.machine = 'review'
        where d.office_id = ${officeId} and i.business_id = ${businessId} and d.invoice_id > ${after}::uuid
        order by d.invoice_id limit ${limit}`,
    );
  return inPages(nobody, read, ({ invoiceId }) => invoiceId);
}
