import { sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import type { Party } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { clock } from '../engine/clock.ts';
import { writeAnchors } from '../ledger/anchors.ts';
import { readKeyRing } from '../ledger/hand-over.ts';
import { findScope, inSnapshot, type Scope } from '../ledger/read-business.ts';
import { type IssuedRow, readIssued, type Sealed } from '../ledger/read-issued.ts';
import { readLedger } from '../ledger/read-ledger.ts';
import { readWorkflows } from '../ledger/read-transitions.ts';
import type { PublicKey } from '../ledger/verify-key.ts';
import { fault } from '../process/fault.ts';
import { readGroundLines } from './export-grounds.ts';
import { readme } from './export-readme.ts';
import { readExchanges, readRevisions } from './export-rows.ts';
import { type ExportWriter, openExport, type WrittenFile } from './export-writer.ts';
import { writeXml } from './export-xml.ts';
import { type RegisterRow, registerCsv } from './register-csv.ts';

export type Exported = {
  invoices: number;
  documents: number;
  entries: number;
  files: number;
  /** What `invoices.csv` was made of. */
  register: RegisterRow[];
};

/**
 * Everything of one business as files that need no Tacite to be read or checked: issued invoices as PDF, as XML (CII,
 * UBL and what the PDF carries) and as sealed JSON, their register for spreadsheets in the language of `locale`, the ledger, the logs, what decisions
 * stand on, what was said, the public key, and how to check them with ordinary tools. From one
 * snapshot; `manifest.json` and `SHA256SUMS` are written last, so that a broken-off export shows.
 *
 * @throws Error when `out` is not empty, the business is unknown, or a stored PDF is not what it was
 */
export async function exportBusiness(
  db: Db,
  params: {
    businessId: string;
    /** Left out, the office is looked for with whatever rights the connection has. */
    officeId?: string;
    key: PublicKey;
    blobs: BlobStore;
    out: string;
    locale?: Locale;
  },
): Promise<Exported> {
  const { businessId, officeId, key, blobs, out, locale = 'fr' } = params;
  const scope = officeId ? { officeId, businessId } : await findScope(db, businessId);
  if (!scope) throw new Error(`the business ${businessId} is not known`);
  const writer = await openExport(out);
  return inSnapshot(db, scope.officeId, async (tx) => {
    const head = await readHead(tx, scope);
    const invoices = await writeInvoices(tx, scope, writer, blobs);
    const register = invoices.map((invoice) => registerRow(head.business.name, invoice));
    await writer.file('invoices.csv', registerCsv(register, locale));
    const ledger = await writer.lines('ledger.jsonl', readLedger(tx, scope));
    await writer.lines('transitions.jsonl', transitions(tx, scope));
    await writer.lines('grounds.jsonl', readGroundLines(tx, scope));
    await writer.lines('exchanges.jsonl', readExchanges(tx, scope));
    await writer.lines('revisions.jsonl', readRevisions(tx, scope));
    for (const each of (await readKeyRing(tx, scope, key)).all)
      await writer.file(`keys/${each.id}.pem`, each.key.export({ type: 'spki', format: 'pem' }).toString());
    const anchors = await writeAnchors(tx, `${out}/anchors`, scope);
    await writer.file('README.txt', readme({ ...head, businessId }));
    const manifest = { ...head, ledger: anchors[0], invoices, files: writer.written };
    await writer.file('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
    const { length: files } = writer.written;
    await writer.file(
      'SHA256SUMS',
      writer.written.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''),
    );
    const documents = invoices.filter((invoice) => invoice.files.pdf).length;
    return { invoices: invoices.length, documents, entries: ledger.lines, files: files + 1, register };
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
  files: { pdf: WrittenFile | null; json: WrittenFile } & Awaited<ReturnType<typeof writeXml>>;
};

async function writeInvoices(tx: Tx, scope: Scope, writer: ExportWriter, blobs: BlobStore) {
  const list: ManifestInvoice[] = [];
  for await (const page of readIssued(tx, scope)) {
    for (const row of page) {
      const json = await writer.file(`invoices/${row.number}.json`, row.content);
      const pdf = row.pdfSha256
        ? await writer.file(`invoices/${row.number}.pdf`, await stored(row.pdfSha256))
        : null;
      const issued = row.xmlSha256 ? await stored(row.xmlSha256) : null;
      const xml = await writeXml(tx, writer, row, issued);
      list.push({ ...manifestEntry(row), files: { pdf, ...xml, json } });
    }
  }
  return list;

  async function stored(sha256: string): Promise<Uint8Array> {
    const bytes = await blobs.get(sha256);
    if (!bytes) throw fault('fileMissing', `the file ${sha256} is missing`);
    return bytes;
  }
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

function registerRow(seller: string, entry: ReturnType<typeof manifestEntry>): RegisterRow {
  const { number, kind, issuedOn, dueOn, buyer, provisionalRef, currency, totals } = entry;
  const { decidedBy, decidedByName, decidedAt } = entry;
  const row = { seller, number, kind, issuedOn, dueOn, buyer, provisionalRef, currency, totals };
  return { ...row, decidedBy, decidedByName, decidedAt };
}

async function* transitions(tx: Tx, scope: Scope) {
  for await (const page of readWorkflows(tx, scope)) {
    yield page.flatMap(({ about, subjectId, transitions }) => {
      const subject = about === 'invoice' ? { invoiceId: subjectId } : { subjectId };
      return transitions.map((row) => ({ ...subject, ...row }));
    });
  }
}
