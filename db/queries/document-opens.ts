import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { Reader } from '#db/schema/privacy.ts';

export type DocumentOpen = {
  invoiceId: string;
  /** `duplicate`: the issued one, printed once more and marked so. */
  document: 'draft' | 'issued' | 'duplicate';
  reader: Reader;
  readerId: string;
  via: 'session' | 'link';
};

/** Notes that a document was opened; readers of PDFs ask for one several times in a row, which counts once a minute. */
export async function insertDocumentOpen(tx: Tx, officeId: string, open: DocumentOpen): Promise<void> {
  const { invoiceId, document, reader, readerId, via } = open;
  await tx.execute(sql`insert into document_opens (office_id, invoice_id, document, reader, reader_id, via)
    select ${officeId}::uuid, ${invoiceId}::uuid, ${document}, ${reader}, ${readerId}::uuid, ${via}
    where not exists (select from document_opens where office_id = ${officeId}::uuid and invoice_id = ${invoiceId}::uuid
      and document = ${document} and reader_id = ${readerId}::uuid and via = ${via}
      and at > app_clock() - interval '1 minute')`);
}

export type OpenRow = Omit<DocumentOpen, 'invoiceId'> & { id: string; name: string | null; at: string };

/** Who opened the documents of an invoice, the newest first. A person who was erased has no name. */
export async function listDocumentOpens(
  tx: Tx,
  { invoiceId }: { invoiceId: string },
  limit = 200,
): Promise<OpenRow[]> {
  const found = await rows<OpenRow>(
    tx,
    sql`select d.id, d.document, d.reader, d.reader_id as "readerId", d.via, d.at,
        coalesce(s.name, o.name, c.name) as name
      from document_opens d
      left join staff s on s.office_id = d.office_id and s.id = d.reader_id and d.reader = 'staff'
      left join owners o on o.office_id = d.office_id and o.id = d.reader_id and d.reader = 'owner'
      left join customers c on c.office_id = d.office_id and c.id = d.reader_id and d.reader = 'customer'
      where d.office_id = (select app_office()) and d.invoice_id = ${invoiceId} order by d.id desc limit ${limit}`,
  );
  return found.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
