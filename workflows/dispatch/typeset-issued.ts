import { inArray } from 'drizzle-orm';
import { inOffice, type Tx } from '#db/client.ts';
import { documents } from '#db/schema/index.ts';
import { issuedInput } from '../documents/issued-input.ts';
import { readLook } from '../documents/look/read-look.ts';
import { type IssuedDocument, readIssuedDocuments } from '../documents/read-issued-inputs.ts';
import { sealOf } from '../documents/seal-code.ts';
import { typeset } from '../documents/typeset.ts';
import { clock } from '../engine/clock.ts';
import { appendToLedger, type Fact, lockLedgers } from '../ledger/append.ts';
import type { Services } from '../services.ts';

type Stored = { sha256: string; bytes: number };
type Made = { document: IssuedDocument; pdf: Stored; xml: Stored };

/** Makes the PDF of an issued invoice. @throws what `typesetAll` tells of it */
export async function typesetIssued(
  s: Services,
  { officeId, invoiceId }: { officeId: string; invoiceId: string },
): Promise<void> {
  const failed = await typesetAll(s, officeId, [invoiceId]);
  if (failed.has(invoiceId)) throw failed.get(invoiceId);
}

/**
 * Makes the PDFs of issued invoices, with their data inside: each set once, stored under its hash, and entered in the
 * ledger together with its XML; what is stored already is never rendered again. As many are set at a time as there are
 * typesetters, and what was set is kept in one transaction.
 *
 * @returns the errors of those that could not be made, by invoice; they stop none of the others
 */
export async function typesetAll(
  s: Services,
  officeId: string,
  invoiceIds: readonly string[],
): Promise<Map<string, unknown>> {
  const failed = new Map<string, unknown>();
  const unset = await inOffice(s.db, officeId, (tx) => readIssuedDocuments(tx, invoiceIds, { unset: true }));
  const made = await Promise.all(
    unset.map((document) =>
      make(s, document).catch((error: unknown) => {
        failed.set(document.invoiceId, error);
        return null;
      }),
    ),
  );
  const kept = made.filter((each) => each !== null);
  if (kept.length > 0) await inOffice(s.db, officeId, (tx) => keep(s, tx, officeId, kept));
  return failed;
}

async function make(s: Services, document: IssuedDocument): Promise<Made> {
  const look = await readLook(s.blobs, document.look);
  const input = issuedInput(document, { look, origin: s.env.APP_ORIGIN });
  const [pdf, xml] = await Promise.all([
    typeset(input).then((bytes) => store(s, bytes)),
    store(s, new TextEncoder().encode(input.facturX.xml)),
  ]);
  return { document, pdf, xml };
}

const store = async (s: Services, bytes: Uint8Array): Promise<Stored> => ({
  sha256: await s.blobs.put(bytes),
  bytes: bytes.length,
});

async function keep(s: Services, tx: Tx, officeId: string, made: Made[]) {
  const { heads } = await lockLedgers(
    tx,
    made.map(({ document }) => document.businessId),
  );
  const ids = made.map(({ document }) => document.invoiceId);
  const stored = await tx
    .select({ id: documents.invoiceId })
    .from(documents)
    .where(inArray(documents.invoiceId, ids));
  // Another worker may have been faster, with the same bytes.
  const isStored = new Set(stored.map(({ id }) => id));
  const fresh = made.filter(({ document }) => !isStored.has(document.invoiceId));
  if (fresh.length === 0) return;
  await tx.insert(documents).values(
    fresh.flatMap(({ document: { invoiceId, contentSha256 }, pdf, xml }) => [
      { officeId, invoiceId, kind: 'pdf' as const, ...pdf, seal: sealOf(contentSha256) },
      { officeId, invoiceId, kind: 'xml' as const, ...xml },
    ]),
  );
  const at = await clock(tx);
  await appendToLedger(tx, {
    officeId,
    key: s.ledgerKey,
    heads,
    facts: fresh.map((each) => factOf(each, at)),
  });
}

const factOf = ({ document, pdf, xml }: Made, at: string): Fact => ({
  businessId: document.businessId,
  kind: 'document',
  subjectId: document.invoiceId,
  at,
  fact: {
    number: document.number,
    pdfSha256: pdf.sha256,
    bytes: pdf.bytes,
    xmlSha256: xml.sha256,
    xmlBytes: xml.bytes,
  },
});
