import { PDFDocument } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { pdfText } from '#test/documents/pdf-text.ts';
import { sampleIssued, sampleLine, sampleParty } from '#test/documents/sample-content.ts';
import { hostilePayloads } from '#test/support/hostile-payloads.ts';
import { activeParts } from '#workflows/intake/active-pdf.ts';
import { printable } from './printable.ts';
import { closeTypesetter, drawPreview, typeset } from './typeset.ts';

afterAll(closeTypesetter);

const poisoned = (text: string) => {
  const party = sampleParty({
    name: text,
    legalForm: text,
    registration: text,
    contact: text,
    phone: text,
    email: text,
  });
  const { address } = party;
  const seller = {
    ...party,
    siren: '904117263',
    address: { ...address, line1: text, line2: text, city: text },
  };
  const lines = [sampleLine({ name: text, description: text })];
  return sampleIssued({
    seller,
    buyer: seller,
    subject: text,
    notes: [{ code: '', text }],
    paymentTerms: text,
    lines,
  });
};

/** Letters without what line breaking and hyphenation put in between. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}#$(){}<>/"']/gu, '');

test('sixty hostile texts are printed as they are, and the PDF does nothing', async () => {
  for (const payload of hostilePayloads) {
    const pdf = await typeset(poisoned(payload));
    expect(activeParts(await PDFDocument.load(pdf)), payload).toEqual([]);
    const text = letters(await pdfText(pdf));
    expect(text, payload).toContain(letters(printable(payload)).slice(0, 24));
    expect(text).not.toContain('root:x:0');
  }
});

test('nor does the drawing of one', async () => {
  for (const payload of hostilePayloads) {
    const drawing = new TextDecoder().decode(await drawPreview(poisoned(payload)));
    expect(drawing, payload).not.toMatch(
      /<script[^>]*>(?![\s\S]*typst)|<foreignObject|\son\w+="|javascript:|href="(?!#|data:image\/)/i,
    );
  }
});
