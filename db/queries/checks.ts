import { sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';

/** The office and invoice behind the code of a document (20 hexadecimal digits), before any office is known. */
export async function findOfficeOfSeal(db: Db | Tx, seal: string) {
  const [row] = await rows<{ officeId: string; invoiceId: string }>(
    db,
    sql`select office_id as "officeId", invoice_id as "invoiceId" from office_of_seal(${seal})`,
  );
  return row;
}

export type CheckedDocument = {
  number: string;
  kind: 'invoice' | 'creditNote' | 'deposit' | 'corrective';
  issuedOn: string;
  dueOn: string | null;
  totalCents: string;
  currency: string;
  seller: string;
  siren: string;
  iban: string;
  pdfSha256: string | null;
  /** Credit notes that were issued about it since, by number. */
  creditedBy: string[];
};

/** What anybody who holds a document may compare it with. */
export async function findChecked(tx: Tx, invoiceId: string): Promise<CheckedDocument | undefined> {
  const [found] = await rows<CheckedDocument>(
    tx,
    sql`select s.number, s.kind, s.issued_on::text as "issuedOn", s.due_on::text as "dueOn",
        s.total_cents::text as "totalCents", s.currency, s.content::json #>> '{content,seller,name}' as seller,
        s.content::json #>> '{content,seller,siren}' as siren, s.content::json #>> '{content,payment,iban}' as iban,
        p.sha256 as "pdfSha256",
        coalesce((select array_agg(c.number order by c.sequence) from issued_invoices c
          where c.office_id = s.office_id and c.business_id = s.business_id and c.kind = 'creditNote'
            and exists (select 1 from json_array_elements(c.content::json #> '{content,precedingDocuments}') e
              where e ->> 'number' = s.number)), '{}') as "creditedBy"
      from issued_invoices s
      left join documents p on p.office_id = s.office_id and p.invoice_id = s.invoice_id and p.kind = 'pdf'
      where s.office_id = (select app_office()) and s.invoice_id = ${invoiceId}::uuid`,
  );
  return found;
}
