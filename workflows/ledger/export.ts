import { sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { writeAnchors } from '../anchors.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { clock } from '../engine/clock.ts';
import type { Party } from '../invoice/content.ts';
import { readme } from './export-readme.ts';
import { readExchanges, readRevisions } from './export-rows.ts';
import { type ExportWriter, openExport, type WrittenFile } from './export-writer.ts';
import { writeXml } from './export-xml.ts';
import { findScope, inSnapshot, type Scope } from './read-business.ts';
import { type IssuedRow, readIssued, type Sealed } from './read-issued.ts';
import { readLedger } from './read-ledger.ts';
import { readWorkflows } from './read-transitions.ts';
import type { PublicKey } from './verify-key.ts';

export type Exported = { invoices: number; documents: number; entries: number; files: number };

/**
 * Everything of one business as files that need no Tacite to be read or checked: issued invoices as PDF, as XML (CII and
 * UBL) and as sealed JSON, the ledger, the logs, what was said, the public key, and how to check them with ordinary tools. From one
 * snapshot; `manifest.json` and `SHA256SUMS` are written last, so that a broken-off export shows.
 *
 * @throws Error when `out` is not empty, the business is unknown, or a stored PDF is not what it was
 */
export async function exportBusiness(
  db: Db,
  params: { businessId: string; key: PublicKey; blobs: BlobStore; out: string },
): Promise<Exported> {
  const { businessId, key, blobs, out } = params;
  const scope = await findScope(db, businessId);
  if (!scope) throw new Error(`the business ${businessId} is not known`);
  const writer = await openExport(out);
  return inSnapshot(db, scope.officeId, async (tx) => {
    const head = await readHead(tx, scope);
    const invoices = await writeInvoices(tx, scope, writer, blobs);
    const ledger = await writer.lines('ledger.jsonl', readLedger(tx, scope));
    await writer.lines('transitions.jsonl', transitions(tx, scope));
    await writer.lines('exchanges.jsonl', readExchanges(tx, scope));
    await writer.lines('revisions.jsonl', readRevisions(tx, scope));
    await writer.file(`keys/${key.id}.pem`, key.key.export({ type: 'spki', format: 'pem' }).toString());
    const anchors = await writeAnchors(tx, `${out}/anchors`, scope);
    await writer.file('README.txt', readme({ ...head, businessId, keyId: key.id }));
    const manifest = { ...head, ledger: anchors[0], invoices, files: writer.written };
    await writer.file('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
    const { length: files } = writer.written;
    await writer.file(
      'SHA256SUMS',
      writer.written.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''),
    );
    const documents = invoices.filter((invoice) => invoice.files.pdf).length;
    return { invoices: invoices.length, documents, entries: ledger.lines, files: files + 1 };
  });
}

async function readHead(tx: Tx, { officeId, businessId }: Scope) {
  const [row] = await rows<{ name: string; party: Party; office: string }>(
    tx,
    sql`select b.name, b.party, o.name as office from businesses b join offices o on o.office_id = b.office_id
      where b.office_id = ${officeId} and b.id = ${businessId}`,
  );
  if (!row) throw new Error(`the business ${businessId} is not known`);
  const { name, party, office } = row;
  return { exportedAt: await clock(tx), office, business: { id: businessId, name, siren: party.siren } };
}

type ManifestInvoice = ReturnType<typeof manifestEntry> & {
  files: { pdf: WrittenFile | null; json: WrittenFile; cii: WrittenFile; ubl: WrittenFile };
};

async function writeInvoices(tx: Tx, scope: Scope, writer: ExportWriter, blobs: BlobStore) {
  const list: ManifestInvoice[] = [];
  for await (const page of readIssued(tx, scope)) {
    for (const row of page) {
      const json = await writer.file(`invoices/${row.number}.json`, row.content);
      const bytes = row.pdfSha256 === null ? null : await blobs.get(row.pdfSha256);
      if (row.pdfSha256 !== null && !bytes) throw new Error(`the PDF of ${row.number} is missing`);
      const pdf = bytes ? await writer.file(`invoices/${row.number}.pdf`, bytes) : null;
      list.push({ ...manifestEntry(row), files: { pdf, json, ...(await writeXml(tx, writer, row)) } });
    }
  }
  return list;
}

function manifestEntry(row: IssuedRow) {
  const { number, kind, issuedAt, issuedOn, dueOn, currency, provisionalRef } = row;
  const { content, decision } = JSON.parse(row.content) as Sealed;
  const { netCents, vatCents, grossCents, payableCents } = content.totals;
  return {
    number,
    kind,
    id: row.invoiceId,
    provisionalRef,
    issuedAt,
    issuedOn,
    dueOn,
    buyer: content.buyer.name,
    currency,
    totals: { netCents, vatCents, grossCents, payableCents },
    decidedBy: decision.decidedBy,
    decidedByName: decision.decidedByName,
    decidedAt: decision.decidedAt,
  };
}

async function* transitions(tx: Tx, scope: Scope) {
  for await (const page of readWorkflows(tx, scope)) {
    yield page.flatMap(({ invoiceId, transitions }) => transitions.map((row) => ({ invoiceId, ...row })));
  }
}
