import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { PDFDocument } from 'pdf-lib';
import { expect, onTestFinished, test } from 'vitest';
import { mandateForm } from '#app/businesses/mandate-form.server.ts';
import { inOffice } from '#db/client.ts';
import { findCurrentMandate, listMandates } from '#db/queries/mandates.ts';
import { givenOffice } from '#test/invoices/office.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { clock } from '#workflows/engine/clock.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { endMandate, readMandateDocument, recordMandate } from '#workflows/parties/save-mandate.ts';
import { givenRiou } from './given.ts';

const values = {
  signedOn: '2026-01-05',
  signedBy: 'Anne Riou',
  silenceClause: true,
  clauseArticle: '7',
  dunningArticle: '9',
  windowHours: 48,
  document: null,
};
const pdf = (text: Uint8Array | string, name = 'mandat Riou.pdf') => ({
  name,
  bytes: Uint8Array.from(Buffer.from(text)),
});
const signedPdf = async (change: (pdf: PDFDocument) => void = () => undefined) => {
  const document = await PDFDocument.create();
  document.addPage();
  change(document);
  return Buffer.from(await document.save());
};

test('the signed PDF is kept by its hash and read back byte for byte, by its own office only', async () => {
  const { services, place, database } = await given();
  const signed = await signedPdf();
  const recorded = await recordMandate(services, place, { ...values, document: pdf(signed) });
  const mandateId = 'id' in recorded ? recorded.id : '';
  const document = await readMandateDocument(services, { ...place, mandateId });
  expect(document?.name).toBe('mandat Riou.pdf');
  expect(signed.equals(document?.bytes ?? Buffer.of())).toBe(true);

  const other = await givenOffice(database, 'Autre bureau');
  expect(await readMandateDocument(services, { ...place, officeId: other.officeId, mandateId })).toBeNull();
});

test('a file that is no PDF is refused, whatever its name says', async () => {
  const { services, place } = await given();
  expect(await recordMandate(services, place, { ...values, document: pdf('<html>') })).toEqual({
    refused: 'notPdf',
  });
  expect(await inOffice(services.db, place.officeId, (tx) => listMandates(tx, place.businessId))).toEqual([]);
});

test('a PDF that acts by itself is refused, in words', async () => {
  const { services, place } = await given();
  const acting = await signedPdf((document) => document.addJavaScript('open', 'app.alert(1)'));
  expect(await recordMandate(services, place, { ...values, document: pdf(acting) })).toMatchObject({
    refused: 'document',
    reason: { code: 'pdf.active', text: { fr: expect.stringContaining('peut agir par lui-même (J') } },
  });
  expect(await inOffice(services.db, place.officeId, (tx) => listMandates(tx, place.businessId))).toEqual([]);
});

test('a new mandate ends the former, and both stay on record', async () => {
  const { services, place, today } = await given();
  await recordMandate(services, place, values);
  await recordMandate(services, place, { ...values, windowHours: 72, clauseArticle: '9' });
  await inOffice(services.db, place.officeId, async (tx) => {
    const all = await listMandates(tx, place.businessId);
    expect(all.map(({ windowHours, endsOn }) => [windowHours, endsOn])).toEqual([
      [72, null],
      [48, addDays(today, -1)],
    ]);
    expect(await findCurrentMandate(tx, { ...place, today })).toMatchObject({ windowHours: 72 });
  });
});

test('a mandate that is taken back is out of force the same day', async () => {
  const { services, place, today } = await given();
  await recordMandate(services, place, values);
  await endMandate(services.db, place);
  const current = await inOffice(services.db, place.officeId, (tx) =>
    findCurrentMandate(tx, { ...place, today }),
  );
  expect(current).toBeUndefined();
});

test('nothing of a recorded mandate but its end can be rewritten', async () => {
  const { services, place } = await given();
  await recordMandate(services, place, values);
  const rewrite = inOffice(services.db, place.officeId, (tx) =>
    tx.execute(sql`update mandates set window_hours = 1`),
  );
  await expect(rewrite).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('silence without a named article, a date to come and a window of zero hours are refused beside their fields', () => {
  const form = mandateForm('fr', '2026-11-26');
  const typed = {
    signedOn: '2026-11-27',
    signedBy: 'Anne',
    silenceClause: true,
    clauseArticle: '',
    dunningArticle: '',
    windowHours: '0',
  };
  const wrong = form.safeParse(typed);
  expect(wrong.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual([
    'clauseArticle',
    'signedOn',
    'windowHours',
  ]);
  const right = form.parse({ ...typed, signedOn: '2026-11-26', clauseArticle: '7', windowHours: '' });
  expect(right.windowHours).toBe(48);
});

async function given() {
  const database = await freshDatabase();
  const directory = await mkdtemp(join(tmpdir(), 'tacite-blobs-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const { officeId, businessId, by } = await givenRiou(database);
  const actor = { kind: 'staff' as const, id: null, name: by.name, channel: 'console' as const };
  return {
    database,
    services: { db: database.db, blobs: folderBlobs(directory) },
    place: { officeId, businessId, actor },
    today: parisDate(await clock(database.db)),
  };
}
