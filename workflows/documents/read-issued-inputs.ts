import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { StoredLook } from '#db/schema/businesses.ts';
import type { Address, InvoiceContent } from '#db/shapes/content.ts';
import { blankParty } from '../invoice/blank-content.ts';
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

/** The office as it signed for a business when the document was issued; `signedOn` null without a mandate. */
type Signed = {
  officeName: string;
  legalForm: string;
  siren: string;
  vatNumber: string;
  address: Address;
  signedOn: string | null;
};

type Raw = Omit<IssuedDocument, 'content' | 'mandate'> & Signed & { sealed: string };

const signed = sql`o.name as "officeName", o.legal_form as "legalForm", o.siren, o.vat_number as "vatNumber", o.address, m.signed_on::text as "signedOn"`;

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
        ${signed}
      from issued_invoices s
      join businesses b on b.office_id = s.office_id and b.id = s.business_id
      cross join lateral office_at(s.issued_at) o
      left join revisions r on r.office_id = s.office_id and r.invoice_id = s.invoice_id and r.round = s.round
      left join mandates m on m.office_id = r.office_id and m.id = r.mandate_id
      where s.office_id = (select app_office()) and s.invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[])
        and (not ${unset} or not exists (select 1 from documents d
          where d.office_id = s.office_id and d.invoice_id = s.invoice_id and d.kind = 'pdf'))`,
  );
  return found.map(({ sealed, officeName, legalForm, siren, vatNumber, address, signedOn, ...row }) => ({
    ...row,
    content: (JSON.parse(sealed) as { content: InvoiceContent }).content,
    mandate: mandateOf({ officeName, legalForm, siren, vatNumber, address, signedOn }),
  }));
}

/** The mandate a document is made out under, for its mention (« au nom et pour le compte de »). */
export async function readMandate(
  tx: Tx,
  invoiceId: string,
  round: number,
): Promise<TypesetInput['mandate']> {
  const [row] = await rows<Signed>(
    tx,
    sql`select ${signed}
      from revisions r join mandates m on m.office_id = r.office_id and m.id = r.mandate_id
      left join issued_invoices s on s.office_id = r.office_id and s.invoice_id = r.invoice_id
      cross join lateral office_at(coalesce(s.issued_at, app_clock())) o
      where r.office_id = (select app_office()) and r.invoice_id = ${invoiceId} and r.round = ${round}`,
  );
  return row ? mandateOf(row) : null;
}

/** The clause of silence is between office and business: nothing to the customer. */
function mandateOf({
  officeName,
  legalForm,
  siren,
  vatNumber,
  address,
  signedOn,
}: Signed): TypesetInput['mandate'] {
  if (!signedOn) return null;
  const mandatary = { ...blankParty(), name: officeName, legalForm, siren, vatNumber, address };
  return { officeName, signedOn, article: '', ...(siren && { mandatary }) };
}
