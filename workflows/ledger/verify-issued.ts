import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { AlteredBlobError, type BlobStore } from '../documents/blobs.ts';
import { attachedFile } from '../documents/pdf-attachment.ts';
import { sealOf } from '../documents/seal-code.ts';
import { canonicalJson, sha256Hex } from '../identity/canonical.ts';
import { Amiss, place } from './amiss.ts';
import type { PastLoss } from './past-losses.ts';
import type { Scope } from './read-business.ts';
import { type IssuedRow, readIssued, type Sealed } from './read-issued.ts';
import type { LedgerFacts } from './verify-ledger.ts';

export type IssuedCount = { issued: number; documents: number };

/**
 * Every issued invoice of a business: its sealed content against its SHA-256, its columns and its ledger entry, the
 * revision and the draft it was issued from, its place in its series, its PDF and XML.
 *
 * @throws Amiss for the first that is not as it was issued
 */
export async function verifyIssued(
  tx: Tx,
  scope: Scope,
  { facts, blobs }: { facts: LedgerFacts; blobs: BlobStore },
): Promise<IssuedCount> {
  const count: IssuedCount = { issued: 0, documents: 0 };
  const issues = new Map(facts.issues);
  const documents = new Map(facts.documents);
  let before: IssuedRow | null = null;
  for await (const page of readIssued(tx, scope)) {
    for (const row of page) {
      checkSeal(row, issues.get(row.invoiceId)?.fact);
      checkOrigin(row);
      checkNumber(row, before?.series === row.series ? before : null, facts.losses);
      count.issued += 1;
      if (await checkFiles(row, documents.get(row.invoiceId)?.fact, blobs)) count.documents += 1;
      issues.delete(row.invoiceId);
      documents.delete(row.invoiceId);
      if (before && before.series !== row.series) await checkSeriesEnd(tx, scope, before, facts.losses);
      before = row;
    }
  }
  if (before) await checkSeriesEnd(tx, scope, before, facts.losses);
  for (const [invoiceId, { sequence }] of [...issues, ...documents]) {
    place('issued', invoiceId)(false, `is missing: ledger entry ${sequence} speaks of it`);
  }
  return count;
}

/** The columns repeat what is sealed, so that one can't be changed without the other; the ledger holds the hash. */
function checkSeal(row: IssuedRow, fact: Record<string, unknown> | undefined) {
  const amiss = place('issued', row.invoiceId, row.sequence);
  amiss(sha256Hex(row.content) === row.contentSha256, 'its SHA-256 is not that of its content');
  const { content, decision, ...dates } = readSealed(row);
  const sealed = canonicalJson({
    ...dates,
    invoiceId: decision.invoiceId,
    kind: content.kind,
    round: decision.round,
    revisionSha256: decision.revisionSha256,
    totalCents: content.totals.payableCents,
    currency: content.currency,
  });
  const { number, series, sequence, issuedAt, issuedOn, dueOn, invoiceId, kind, round, revisionSha256 } = row;
  const { totalCents, currency, contentSha256 } = row;
  const ids = { number, series, sequence, invoiceId, kind };
  const columns = { ...ids, issuedAt, issuedOn, dueOn, round, revisionSha256, totalCents, currency };
  amiss(canonicalJson(columns) === sealed, 'its columns do not say what is sealed');
  amiss(fact !== undefined, 'has no entry in the ledger');
  const { transitionHash } = decision;
  const expected = { number, contentSha256, revisionSha256, transitionHash, totalCents, currency };
  amiss(canonicalJson(fact) === canonicalJson(expected), 'is not what its ledger entry says');
  const listed = [row.listedNumber, row.listedKind, row.listedCents, row.listedDates];
  const shown = [number, kind, totalCents, `${issuedOn} ${dueOn ?? ''}`];
  amiss(canonicalJson(listed) === canonicalJson(shown), 'is shown in lists as something else');
}

function readSealed(row: IssuedRow): Sealed {
  try {
    const sealed = JSON.parse(row.content) as Sealed;
    return { ...sealed, content: sealed.content, decision: { ...sealed.decision } };
  } catch {
    throw new Amiss({
      what: 'issued',
      subject: row.invoiceId,
      sequence: row.sequence,
      reason: 'is not JSON',
    });
  }
}

/** What was issued is what was approved, and the draft that was kept is the same. */
function checkOrigin(row: IssuedRow) {
  const approved = canonicalJson(readSealed(row).content);
  const revision = place('revision', row.invoiceId, row.round);
  revision(row.revision !== null, 'is missing');
  revision(sha256Hex(row.revision ?? '') === row.revisionSha256, 'its SHA-256 is not the approved one');
  revision(row.revision === approved, 'is not what was issued');
  const draft = place('draft', row.invoiceId);
  draft(row.draft !== null && canonicalJson(row.draft) === approved, 'is not what was issued');
}

/** 1, 2, 3… in the order of time (CGI ann. II, art. 242 nonies A, I, 7°). */
function checkNumber(row: IssuedRow, before: IssuedRow | null, losses: PastLoss[]) {
  const expected = afterLosses(row.series, (before?.sequence ?? 0) + 1, losses);
  const missing = place('number', row.series, expected);
  missing(row.sequence === expected, `is missing: ${row.number} follows`);
  const amiss = place('number', row.series, row.sequence);
  const text = `${row.series}-${String(row.sequence).padStart(4, '0')}`;
  amiss(row.number === text, `${row.number} is not the number of its place in the series`);
  amiss(!before || before.issuedAt <= row.issuedAt, `${row.number} was issued before the number before it`);
}

/** The next number that can be there: those that a restore lost, by a signed entry, were given to somebody and are not here. */
function afterLosses(series: string, next: number, losses: PastLoss[]): number {
  const range = losses.map(({ fact }) => fact.numbers[series]).find((each) => each?.from === next);
  return range ? afterLosses(series, range.to + 1, losses) : next;
}

async function checkSeriesEnd(
  tx: Tx,
  { officeId, businessId }: Scope,
  { series, sequence }: IssuedRow,
  losses: PastLoss[],
) {
  const last = { series, sequence: afterLosses(series, sequence + 1, losses) - 1 };
  const [stored] = await rows<{ last: number }>(
    tx,
    sql`select last_sequence as last from series
      where office_id = ${officeId} and business_id = ${businessId} and series = ${last.series}`,
  );
  const next = place('number', last.series, last.sequence + 1);
  next((stored?.last ?? 0) <= last.sequence, `is missing: the series was counted to ${stored?.last}`);
  place(
    'number',
    last.series,
    last.sequence,
  )(stored?.last === last.sequence, 'was given without being counted');
}

/**
 * The PDF and the XML, each against its hash and the ledger; and that the PDF carries this XML and no other.
 *
 * @returns false while the PDF has not been made yet.
 */
async function checkFiles(row: IssuedRow, fact: Record<string, unknown> | undefined, blobs: BlobStore) {
  const { number, pdfSha256, pdfBytes, xmlSha256, xmlBytes } = row;
  const amiss = place('document', row.invoiceId, row.sequence);
  if (pdfSha256 === null) {
    amiss(fact === undefined && xmlSha256 === null, 'is missing: the ledger speaks of it');
    return false;
  }
  // Documents of before Factur-X have no XML, and their entry speaks of none.
  const data = xmlSha256 === null ? {} : { xmlSha256, xmlBytes };
  amiss(fact !== undefined, 'has no entry in the ledger');
  amiss(
    canonicalJson(fact) === canonicalJson({ number, pdfSha256, bytes: pdfBytes, ...data }),
    'is not what its ledger entry says',
  );
  amiss(
    row.seal === null || row.seal === sealOf(row.contentSha256),
    'is found by another code than it prints',
  );
  const pdf = await checkFile(row, blobs, { sha256: pdfSha256, bytes: pdfBytes });
  if (xmlSha256 === null) return true;
  const xml = await checkFile(row, blobs, { sha256: xmlSha256, bytes: xmlBytes });
  const attached = readAttached(pdf);
  amiss(attached !== null && Buffer.compare(attached, xml) === 0, 'the PDF does not carry its XML');
  return true;
}

/** A file that is no PDF of ours, or a broken one, carries nothing. */
function readAttached(pdf: Uint8Array): Uint8Array | null {
  try {
    return attachedFile(pdf);
  } catch {
    return null;
  }
}

async function checkFile(
  row: IssuedRow,
  blobs: BlobStore,
  { sha256, bytes }: { sha256: string; bytes: number | null },
): Promise<Uint8Array> {
  const { invoiceId, sequence } = row;
  const amiss = place('document', invoiceId, sequence);
  const found = await read(blobs, invoiceId, sequence, sha256);
  amiss(found !== null, `the file ${sha256} is missing`);
  amiss(found?.length === bytes, `the file ${sha256} has another length`);
  return found ?? new Uint8Array();
}

async function read(blobs: BlobStore, subject: string, sequence: number, sha256: string) {
  try {
    return await blobs.get(sha256);
  } catch (error) {
    if (!(error instanceof AlteredBlobError)) throw error;
    throw new Amiss({ what: 'document', subject, sequence, reason: `the file ${sha256} was changed` });
  }
}
