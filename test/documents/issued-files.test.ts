import { expect, test } from 'vitest';
import { lookForm } from '#app/businesses/look-form.server.ts';
import { readCheck } from '#app/check/read-check.server.ts';
import { duplicatePdf } from '#app/invoices/files.server.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { documents } from '#db/schema/index.ts';
import { staffOf } from '#test/invoices/given.ts';
import { givenOffice } from '#test/invoices/office.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { compilePdf } from '#workflows/documents/compile.ts';
import { attachedFile } from '#workflows/documents/pdf-attachment.ts';
import { sealCode, sealOf } from '#workflows/documents/seal-code.ts';
import { readLookFile, saveLook } from '#workflows/parties/save-look.ts';
import { submitReview } from '#workflows/review/commands.ts';
import { pdfPages, pdfText } from './pdf-text.ts';
import { sampleIssued } from './sample-content.ts';
import { samplePicture } from './sample-picture.ts';

const silent = { policy: { needsApproval: 'never' as const } };

async function issued(w: World, content = sampleContent()) {
  const invoiceId = await w.draft(content);
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  const files = await inOffice(w.s.db, w.officeId, (tx) => tx.select().from(documents));
  const pdf = files.find((each) => each.kind === 'pdf' && each.invoiceId === invoiceId);
  const xml = files.find((each) => each.kind === 'xml' && each.invoiceId === invoiceId);
  const bytes = pdf && (await w.s.blobs.get(pdf.sha256));
  if (!pdf || !xml || !bytes) throw new Error('nothing was stored');
  return { invoiceId, pdf, xml, bytes };
}

const file = (bytes: Uint8Array, name: string) => ({ name, bytes });
const plain = { colour: '', logo: null, dropLogo: false, terms: null, dropTerms: false };

test('an issue leaves a PDF that carries the XML that is kept beside it, and a code that leads to both', async () => {
  const w = await world(silent);
  const { pdf, xml, bytes } = await issued(w);
  expect(Buffer.from(attachedFile(bytes) ?? [])).toEqual(
    Buffer.from((await w.s.blobs.get(xml.sha256)) ?? []),
  );
  const code = sealCode(`${pdf.seal}${'0'.repeat(44)}`);
  expect((await pdfText(bytes)).replaceAll(' ', '')).toContain(code);
  const check = await readCheck(w.s, code);
  expect(check).toMatchObject({
    number: expect.stringMatching(/^VPC-20\d\d-0001$/),
    seller: 'Vasseur Plomberie Chauffage',
    totalCents: 120_000,
    ibanEnd: '0189',
    pdfSha256: pdf.sha256,
    creditedBy: [],
  });
  expect(JSON.stringify(check)).not.toContain('Saint-Riquet');
  expect(await readCheck(w.s, sealCode('0'.repeat(64)))).toBeNull();
  expect(await readCheck(w.s, "' or 1=1 --")).toBeNull();
  expect(pdf.seal).toMatch(/^[0-9a-f]{20}$/);
  expect(pdf.seal).toBe(sealOf(pdf.seal ?? ''));
});

test('a duplicate says so, carries no data, and leaves what was stored as it was', async () => {
  const w = await world(silent);
  const { invoiceId, bytes, pdf } = await issued(w);
  const answer = await duplicatePdf(w.s, staffOf(w), invoiceId);
  const duplicate = new Uint8Array(await answer.arrayBuffer());
  expect((await pdfText(duplicate)).replaceAll(' ', '')).toMatch(/DUPLICATA·.*·àpayer:[\d,]+€/);
  expect(attachedFile(duplicate)).toBeNull();
  expect(Buffer.compare((await w.s.blobs.get(pdf.sha256)) ?? new Uint8Array(), bytes)).toBe(0);
  const draft = await w.draft();
  await expect(duplicatePdf(w.s, staffOf(w), draft)).rejects.toMatchObject({ status: 404 });
});

test('a business’s logo, colour and terms are on what is issued from then on, and its own office alone reads them', async () => {
  const w = await world(silent);
  const place = { officeId: w.officeId, businessId: w.businessId };
  const before = await issued(w);
  const terms = file(compilePdf(sampleIssued()), 'cgv.pdf');
  const logo = file(samplePicture, 'logo.png');
  expect(await saveLook(w.s, place, { ...plain, colour: '#1f4e79', logo, terms })).toEqual({ saved: true });
  const after = await issued(w);
  expect(await pdfPages(before.bytes)).toHaveLength(1);
  expect(await pdfPages(after.bytes)).toHaveLength(2);
  const stored = await readLookFile(w.s, { ...place, file: 'logo' });
  expect(Buffer.compare(stored?.bytes ?? new Uint8Array(), samplePicture)).toBe(0);
  const other = await givenOffice(w, 'Autre bureau');
  expect(await readLookFile(w.s, { ...place, officeId: other.officeId, file: 'logo' })).toBeNull();
  await saveLook(w.s, place, { ...plain, dropTerms: true });
  const business = await inOffice(w.s.db, w.officeId, (tx) => findBusiness(tx, w.businessId));
  expect(business?.look).toMatchObject({
    colour: null,
    terms: null,
    logo: { name: 'logo.png', format: 'png' },
  });
});

test('a refused file changes nothing, and the reason is for its field', async () => {
  const w = await world();
  const place = { officeId: w.officeId, businessId: w.businessId };
  const logo = file(new TextEncoder().encode('<svg/>'), 'logo.png');
  expect(await saveLook(w.s, place, { ...plain, colour: '#1f4e79', logo })).toMatchObject({
    refused: { field: 'logo', reason: { code: 'logo.type' } },
  });
  const business = await inOffice(w.s.db, w.officeId, (tx) => findBusiness(tx, w.businessId));
  expect(business?.look).toEqual({});
});

test.each([
  ['#1f4e79', true],
  ['', true],
  ['#1F4E79 ', true],
  ['#ffff00', false],
  ['1f4e79', false],
  ['red', false],
])('the colour “%s” is taken: %s', (colour, taken) => {
  expect(lookForm('fr').safeParse({ colour }).success).toBe(taken);
});
