import fc from 'fast-check';
import { create } from 'qrcode';
import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sampleContent, sampleLine, sampleParty } from '#test/documents/sample-content.ts';
import { sepaQr } from './sepa-qr.ts';

const paying = (payableCents: number, content: Partial<InvoiceContent> = {}): InvoiceContent => {
  const sample = sampleContent();
  return { ...sample, ...content, totals: { ...sample.totals, payableCents } };
};

test('an invoice in euros paid by transfer has a code, an element a line', () => {
  expect(sepaQr(paying(434950), 'VPC-2026-0118')?.split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    'CALMFRP1XXX',
    'Vasseur Plomberie Chauffage',
    'FR7630006000011234567890189',
    'EUR4349.50',
    '',
    '',
    'VPC-2026-0118',
  ]);
});

test.each([
  [1, 'EUR0.01'],
  [10, 'EUR0.10'],
  [100, 'EUR1.00'],
  [99_999_999_999, 'EUR999999999.99'],
])('%i cents are %s', (cents, written) => {
  expect(sepaQr(paying(cents), 'A')).toContain(`\n${written}\n`);
});

const { iban, bic } = sampleContent().payment;
test.each<[string, number, Partial<InvoiceContent>]>([
  ['nothing to pay', 0, {}],
  ['a credit', -100, {}],
  ['more than a transfer can be', 100_000_000_000, {}],
  ['a credit note', 100, { kind: 'creditNote' }],
  ['another currency', 100, { currency: 'USD' }],
  ['a card', 100, { payment: { iban, bic, meansCode: '48' } }],
  ['no account', 100, { payment: { iban: '', bic, meansCode: '30' } }],
  ['a BIC of nine letters', 100, { payment: { iban, bic: 'CALMFRP1X', meansCode: '30' } }],
  ['no name', 100, { seller: sampleParty({ name: ' ' }) }],
])('%s has none', (_, cents, content) => {
  expect(sepaQr(paying(cents, content), 'A')).toBeNull();
});

test('whatever is typed, a code has eleven elements and fits version 13 with error correction M', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 99_999_999_999 }), (name, reference, cents) => {
      const code = sepaQr(
        paying(cents, { seller: sampleParty({ name }), lines: [sampleLine({})] }),
        reference,
      );
      if (code === null) return;
      expect(code.split('\n')).toHaveLength(11);
      const drawn = create([{ data: Buffer.from(code), mode: 'byte' }], { errorCorrectionLevel: 'M' });
      expect(drawn.version).toBeLessThanOrEqual(13);
    }),
  );
});
