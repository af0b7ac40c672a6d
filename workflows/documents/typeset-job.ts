import { eq, sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { documents, issuedInvoices, workflows } from '#db/schema/index.ts';
import { clock } from '../engine/clock.ts';
import { sendWithin } from '../engine/send.ts';
import { blankParty } from '../invoice/blank-content.ts';
import type { Address, InvoiceContent } from '../invoice/content.ts';
import { appendToLedger, lockLedgers } from '../ledger/append.ts';
import type { Services } from '../services.ts';
import { typeset } from './typeset.ts';
import type { TypesetInput } from './typeset-input.ts';

const system = { kind: 'system', id: null, name: 'Tacite', channel: 'timer' } as const;

/** The job that makes the PDF of an issued invoice: set once, stored under its hash, entered in the ledger, then sent. */
export async function typesetIssued(
  s: Services,
  job: { officeId: string; invoiceId: string },
): Promise<void> {
  const input = await inOffice(s.db, job.officeId, (tx) => readIssued(tx, job.invoiceId));
  const bytes = input ? await typeset(input) : null;
  const sha256 = bytes ? await s.blobs.put(bytes) : null;
  await inOffice(s.db, job.officeId, async (tx) => {
    if (bytes && sha256) await keep(s, tx, job, sha256, bytes.length);
    const dispatches = await tx
      .select({ id: workflows.id, state: workflows.state })
      .from(workflows)
      .where(sql`subject_id = ${job.invoiceId} and machine = 'dispatch' and state = 'planned'`);
    for (const { id } of dispatches)
      await sendWithin(s.engine, tx, job.officeId, id, { type: 'documentReady', actor: system });
  });
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
  const [row] = await rows<{
    officeName: string;
    signedOn: string;
    siren: string;
    vatNumber: string;
    address: Address;
  }>(
    tx,
    sql`select o.name as "officeName", m.signed_on::text as "signedOn", o.siren, o.vat_number as "vatNumber", o.address
      from revisions r join mandates m on m.office_id = r.office_id and m.id = r.mandate_id
      join offices o on o.office_id = r.office_id
      where r.office_id = (select app_office()) and r.invoice_id = ${invoiceId} and r.round = ${round}`,
  );
  if (!row) return null;
  const { officeName, signedOn, siren, vatNumber, address } = row;
  const mandatary = { ...blankParty(), name: officeName, siren, vatNumber, address };
  // The clause of silence is between office and business: nothing to the customer.
  return { officeName, signedOn, article: '', ...(siren && { mandatary }) };
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
