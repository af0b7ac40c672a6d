import { describe, expect, test } from 'vitest';
import { blankContent, blankLine } from '#workflows/invoice/blank-content.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { depositText, paidText, recoveryText, vatInEuros } from './sheet-cases.ts';

const content = (change: Partial<InvoiceContent>) =>
  withTotals({ ...blankContent(), lines: [{ ...blankLine('l1'), unitPrice: '100' }], ...change });
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

  test('a line that takes a deposit back says which', () => {
    const recovers = { number: 'VPC-2026-0003', date: '2026-10-05', availableCents: null };
    expect(plain(recoveryText({ recovers }, 'fr'))).toBe(
      'Facture d’acompte VPC-2026-0003 du lun. 5 oct. 2026',
    );
    expect(recoveryText({}, 'fr')).toBe('');
  });

  test('what is paid says when, and foreign VAT is in euros too', () => {
    expect(plain(paidText(content({ paidOn: '2026-10-05' }), 'fr'))).toBe('Payée le lun. 5 oct. 2026');
    const exchange = { rate: '0.5', on: '2026-10-05', source: 'BCE' };
    const euros = vatInEuros(content({ currency: 'USD', exchange }), 'fr');
    expect(plain(euros?.amount)).toBe('10,00 €');
    expect(plain(euros?.note)).toBe('1 USD = 0,5 €, lun. 5 oct. 2026, BCE');
  });
});
