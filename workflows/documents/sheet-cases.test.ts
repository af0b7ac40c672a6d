import { describe, expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent, blankLine } from '#workflows/invoice/blank-content.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { depositText, paidText, prepaidText, recoveryText, vatInEuros } from './sheet-cases.ts';

const content = (change: Partial<InvoiceContent>) =>
  withTotals({ ...blankContent(), lines: [{ ...blankLine('l1'), unitPrice: '100' }], ...change });
const vatOf = (rate: string) => ({ category: 'S' as const, rate });
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

describe('a particular case reads clearly', () => {
  test('a deposit says of what', () => {
    const depositOf = { reference: 'Devis D-118', date: '2026-10-05', totalCents: 720_000, percent: '30' };
    const deposit = content({ kind: 'deposit', depositOf });
    expect(plain(depositText(deposit, 'fr'))).toBe(
      'Acompte de 30 % sur Devis D-118 du lun. 5 oct. 2026 (7 200,00 € TTC)',
    );
    const bare = { ...depositOf, date: null, totalCents: null, percent: null };
    expect(depositText(content({ kind: 'deposit', depositOf: bare }), 'en')).toBe('Deposit on Devis D-118');
    expect(depositText(content({ depositOf }), 'fr')).toBe('');
  });

  test('a line that takes a deposit back says which, and how much of it is VAT', () => {
    const recovers = { number: 'VPC-2026-0003', date: '2026-10-05', availableCents: null };
    const line = { ...blankLine('l1'), quantity: '-1', unitPrice: '1000', vat: vatOf('20'), recovers };
    expect(plain(recoveryText(line, 'fr'))).toBe(
      'Facture d’acompte VPC-2026-0003 du lun. 5 oct. 2026 : 1 000,00 HT + 200,00 de TVA à 20 % = 1 200,00 TTC',
    );
    expect(plain(recoveryText({ ...line, vat: { category: 'AE', rate: '0' } }, 'fr'))).toBe(
      'Facture d’acompte VPC-2026-0003 du lun. 5 oct. 2026',
    );
    expect(recoveryText(blankLine('l1'), 'fr')).toBe('');
  });

  test.each([
    [19_800, '10', '180,00 HT + 18,00 de TVA à 10 % = 198,00 TTC'],
    [105_501, '5.5', '1 000,01 HT + 55,00 de TVA à 5,5 % = 1 055,01 TTC'],
    [1, '20', '0,01 HT + 0,00 de TVA à 20 % = 0,01 TTC'],
  ])(
    'a deposit of %d cents that was paid at %s %% is told without its VAT and with it',
    (cents, rate, told) => {
      const lines = [{ ...blankLine('l1'), unitPrice: '6000', vat: vatOf(rate) }];
      expect(plain(prepaidText(content({ lines, prepaidCents: cents }), 'fr'))).toBe(told);
    },
  );

  test('of a payment for several rates nobody knows the VAT', () => {
    const lines = ['20', '10'].map((rate) => ({ ...blankLine(rate), unitPrice: '600', vat: vatOf(rate) }));
    expect(prepaidText(content({ lines, prepaidCents: 10_000 }), 'fr')).toBe('');
  });

  test('what is paid says when, and foreign VAT is in euros too', () => {
    expect(plain(paidText(content({ paidOn: '2026-10-05' }), 'fr'))).toBe('Payée le lun. 5 oct. 2026');
    const exchange = { rate: '0.5', on: '2026-10-05', source: 'BCE' };
    const euros = vatInEuros(content({ currency: 'USD', exchange }), 'fr');
    expect(plain(euros?.amount)).toBe('10,00 €');
    expect(plain(euros?.note)).toBe('1 USD = 0,5 €, lun. 5 oct. 2026, BCE');
  });
});
