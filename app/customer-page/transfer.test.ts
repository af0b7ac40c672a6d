import { expect, test } from 'vitest';
import { sampleContent } from '#test/support/content.ts';
import { epcText, transferOf } from './transfer.server.ts';

test('a bank reads payee, account, amount and reference from the code', () => {
  const content = sampleContent({
    payment: { iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'calmfrp1', meansCode: '30' },
  });
  const transfer = transferOf(content, 'VPC-2026-0118');
  expect(transfer).toMatchObject({
    iban: 'FR7630006000011234567890189',
    bic: 'CALMFRP1',
    reference: 'VPC-2026-0118',
  });
  const text = epcText({
    payee: content.seller.name,
    iban: transfer!.iban,
    bic: transfer!.bic,
    reference: transfer!.reference,
    content,
  });
  expect(text.split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    'CALMFRP1',
    'Vasseur Plomberie Chauffage',
    'FR7630006000011234567890189',
    'EUR1200.00',
    '',
    '',
    'VPC-2026-0118',
  ]);
});

test('what a person typed can not add a line to the code', () => {
  const content = sampleContent();
  const text = epcText({ payee: 'Vasseur\nIBAN', iban: 'FR76', bic: '', reference: 'A\r\nB', content });
  expect(text.split('\n')).toHaveLength(11);
});

test('a credit note, or an invoice without account, has nothing to transfer', () => {
  expect(transferOf(sampleContent({ kind: 'creditNote' }), 'AV-1')).toBeNull();
  expect(transferOf(sampleContent({ payment: { iban: '', bic: '', meansCode: '' } }), 'VPC-1')).toBeNull();
});
