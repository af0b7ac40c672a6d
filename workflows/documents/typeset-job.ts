import { eq, sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { documents, issuedInvoices } from '#db/schema/index.ts';
import { clock } from '../engine/clock.ts';
import type { InvoiceContent } from '../invoice/content.ts';
import { appendToLedger, lockLedgers } from '../ledger/append.ts';
import type { Services } from '../services.ts';
import { typeset } from './typeset.ts';
import type { TypesetInput } from './typeset-input.ts';

/** Makes the PDF of an issued invoice: set once, stored under its hash, entered in the ledger. */
export async function typesetIssued(
  s: Services,
  job: { officeId: string; invoiceId: string },
): Promise<void> {
  const input = await inOffice(s.db, job.officeId, (tx) => readIssued(tx, job.invoiceId));
  const bytes = input ? await typeset(input) : null;
  const sha256 = bytes ? await s.blobs.put(bytes) : null;
  if (bytes && sha256) await inOffice(s.db, job.officeId, (tx) => keep(s, tx, job, sha256, bytes.length));
}

/** What to set, or null when the document is stored already: it is never rendered again. */
async function readIssued(tx: Tx, invoiceId: string): Promise<TypesetInput | null> {
  const [stored] = await tx.select().from(documents).where(eq(documents.invoiceId, invoiceId));
  if (stored) return null;
  const [issued] = await tx.select().from(issuedInvoices).where(eq(issuedInvoices.invoiceId, invoiceId));
  if (!issued) throw new Error(`${invoiceId} is not issued`);
  const { content } = JSON.parse(issued.content) as { content: InvoiceContent };
  return {
    content,
    stage: 'issued',
    reference: issued.number,
    issuedOn: issued.issuedOn,
    dueOn: issued.dueOn,
    mandate: await readMandate(tx, invoiceId, issued.round),
    round: null,
    locale: 'fr',
  };
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
  // The clause of silence is between office and business: nothing to the customer.
  return row ? { ...row, article: '' } : null;
}

async function keep(
  s: Services,
  tx: Tx,
  { officeId, invoiceId }: { officeId: string; invoiceId: string },
  sha256: string,
  bytes: number,
) {
  const [issued] = await tx.select().from(issuedInvoices).where(eq(issuedInvoices.invoiceId, invoiceId));
  if (!issued) return;
  const { heads } = await lockLedgers(tx, [issued.businessId]);
  const [stored] = await tx.select().from(documents).where(eq(documents.invoiceId, invoiceId));
  if (stored) return; // another worker was faster, with the same bytes
  await tx.insert(documents).values({ officeId, invoiceId, kind: 'pdf', sha256, bytes });
  const fact = { number: issued.number, pdfSha256: sha256, bytes };
  const entry = {
    businessId: issued.businessId,
    kind: 'document' as const,
    subjectId: invoiceId,
    at: await clock(tx),
    fact,
  };
  await appendToLedger(tx, { officeId, key: s.ledgerKey, heads, facts: [entry] });
}
