import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { smallCii } from '#test/support/small-cii.ts';
import { extractFacturX } from './facturx.ts';
import { Refusal } from './refusal.ts';

async function pdfWith(attach: (pdf: PDFDocument) => Promise<void>): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  await attach(pdf);
  return pdf.save();
}
const codeOf = (bytes: Uint8Array) =>
  extractFacturX(bytes).then(
    () => 'taken',
    (error) => (error instanceof Refusal ? error.reason.code : error),
  );

describe('the invoice in a PDF', () => {
  test('is found by its name among other attachments', async () => {
    const bytes = await pdfWith(async (pdf) => {
      await pdf.attach(Buffer.from('<a/>'), 'notes.xml');
      await pdf.attach(smallCii(), 'factur-x.xml');
    });
    expect(Buffer.from(await extractFacturX(bytes))).toEqual(smallCii());
  });

  test('is found under the names of ZUGFeRD, in either case', async () => {
    const bytes = await pdfWith((pdf) => pdf.attach(smallCii(), 'ZUGFeRD-invoice.xml'));
    expect(await codeOf(bytes)).toBe('taken');
  });

  test('is found by the associated files alone', async () => {
    const saved = await pdfWith((pdf) => pdf.attach(smallCii(), 'factur-x.xml'));
    const pdf = await PDFDocument.load(saved);
    pdf.catalog.delete(PDFName.of('Names'));
    expect(await codeOf(await pdf.save())).toBe('taken');
  });

  test('is missed when no attachment bears one of the names', async () => {
    expect(await codeOf(await pdfWith((pdf) => pdf.attach(smallCii(), 'invoice.xml')))).toBe('pdf.noXml');
  });

  test('of a protected PDF is not read', async () => {
    const text =
      '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n2 0 obj\n<</Filter/Standard>>\nendobj\ntrailer<</Root 1 0 R/Encrypt 2 0 R>>\n%%EOF\n';
    expect(await codeOf(Buffer.from(text))).toBe('pdf.encrypted');
  });
});
