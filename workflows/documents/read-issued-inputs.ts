import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { InvoiceContent } from '../invoice/content.ts';
import type { StoredLook } from './look/look.ts';
import type { TypesetInput } from './typeset-input.ts';

/** An issued document as it is kept, with what its PDF needs besides. */
export type IssuedDocument = {
  invoiceId: string;
  businessId: string;
  number: string;
  issuedOn: string;
  dueOn: string | null;
  contentSha256: string;
  content: InvoiceContent;
  mandate: TypesetInput['mandate'];
  look: StoredLook;
};

type Raw = Omit<IssuedDocument, 'content' | 'mandate'> & {
  sealed: string;
  officeName: string;
  signedOn: string | null;
};

/** Those of these invoices that are issued; with `unset`, those alone that have no PDF yet. */
export async function readIssuedDocuments(
  tx: Tx,
  invoiceIds: readonly string[],
  { unset = false } = {},
): Promise<IssuedDocument[]> {
  const found = await rows<Raw>(
    tx,
    sql`select s.invoice_id as "invoiceId", s.business_id as "businessId", s.number, s.issued_on::text as "issuedOn",
        s.due_on::text as "dueOn", s.content_sha256 as "contentSha256", s.content as sealed, b.look,
        o.name as "officeName", m.signed_on::text as "signedOn"
      from issued_invoices s
      join businesses b on b.office_id = s.office_id and b.id = s.business_id
      join offices o on o.office_id = s.office_id
      left join revisions r on r.office_id = s.office_id and r.invoice_id = s.invoice_id and r.round = s.round
      left join mandates m on m.office_id = r.office_id and m.id = r.mandate_id
      where s.office_id = (select app_office()) and s.invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[])
        and (not ${unset} or not exists (select 1 from documents d
          where d.office_id = s.office_id and d.invoice_id = s.invoice_id and d.kind = 'pdf'))`,
  );
  return found.map(({ sealed, officeName, signedOn, ...row }) => ({
    ...row,
    content: (JSON.parse(sealed) as { content: InvoiceContent }).content,
    // The clause of silence is between office and business: nothing to the customer.
    mandate: signedOn ? { officeName, signedOn, article: '' } : null,
  }));
}

/** The mandate a document is made out under, for its mention (« au nom et pour le compte de »). */
export async function readMandate(
  tx: Tx,
  invoiceId: string,
  round: number,
): Promise<TypesetInput['mandate']> {
  const [row] = await rows<{ officeName: string; signedOn: string }>(
    tx,
    sql`select o.name as "officeName", m.signed_on::text as "signedOn"
      from revisions r join mandates m on m.office_id = r.office_id and m.id = r.mandate_id
      join offices o on o.office_id = r.office_id
      where r.office_id = (select app_office()) and r.invoice_id = ${invoiceId} and r.round = ${round}`,
  );
  return row ? { ...row, article: '' } : null;
}
