import { expect, test } from 'vitest';
import { sampleContent } from '#test/support/content.ts';
import { transferOf } from './transfer.server.ts';

const payment = { iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'calmfrp1', meansCode: '30' };

test('payee, account and reference are there to copy, with a code to scan', () => {
  const transfer = transferOf(sampleContent({ payment }), 'VPC-2026-0118', 120_000);
  expect(transfer).toMatchObject({
    payee: 'Vasseur Plomberie Chauffage',
    iban: 'FR7630006000011234567890189',
    bic: 'CALMFRP1',
    reference: 'VPC-2026-0118',
  });
  expect(transfer?.qr?.path).toMatch(/^M4 4h7v1h-7z/);
});

test('in another currency there is no code, but the account all the same', () => {
  expect(transferOf(sampleContent({ payment, currency: 'USD' }), 'VPC-1', 120_000)).toMatchObject({
    qr: null,
  });
});

test('a credit note, or an invoice without account, has nothing to transfer', () => {
  expect(transferOf(sampleContent({ kind: 'creditNote' }), 'AV-1', 120_000)).toBeNull();
  expect(
    transferOf(sampleContent({ payment: { iban: '', bic: '', meansCode: '' } }), 'VPC-1', 120_000),
  ).toBeNull();
});

test('after a credit note code and amount are those of what is left; when nothing is, there is nothing to transfer', () => {
  const whole = transferOf(sampleContent({ payment }), 'VPC-1', 120_000);
  const part = transferOf(sampleContent({ payment }), 'VPC-1', 100_000);
  expect(part?.qr).not.toEqual(whole?.qr);
  expect(transferOf(sampleContent({ payment }), 'VPC-1', 0)).toBeNull();
});
