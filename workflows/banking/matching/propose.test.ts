import { expect, test } from 'vitest';
import { prepareBook } from './prepare-book.ts';
import { propose } from './propose.ts';
import type { BookInput, MatchLine, OpenItem } from './types.ts';

const item = (number: string, customerId: string, balanceCents: number): OpenItem => ({
  invoiceId: number,
  number,
  customerId,
  buyerName: customerId,
  balanceCents,
  currency: 'EUR',
  issuedOn: '2026-09-01',
  dueOn: '2026-10-01',
  parts: [],
});
const input: BookInput = {
  businessNames: ['Atelier Ferrand'],
  ownIbans: ['FR7630001007941234567890185'],
  items: [
    item('FA-2026-0412', 'morel', 123_456),
    item('FA-2026-0413', 'morel', 50_000),
    item('FA-2026-0420', 'dupont', 80_000),
    item('FA-2026-0421', 'dupont', 80_000),
    item('FA-2026-0455', 'mairie', 91_733),
  ],
  settled: [
    {
      invoiceId: 'old',
      number: 'FA-2026-0300',
      customerId: 'morel',
      totalCents: 70_000,
      currency: 'EUR',
    },
  ],
  credits: [
    {
      kind: 'creditNote',
      id: 'av',
      number: 'AV-2026-0007',
      customerId: 'morel',
      cents: 20_000,
      currency: 'EUR',
    },
  ],
  payments: [
    {
      id: 'p1',
      customerId: 'dupont',
      paidOn: '2026-09-20',
      cents: 31_000,
      currency: 'EUR',
      reference: '',
      numbers: ['FA-2026-0388'],
    },
  ],
  customers: [
    { id: 'morel', names: ['SARL Morel Frères'] },
    { id: 'dupont', names: ['Dupont Jean'] },
    { id: 'mairie', names: ['Commune de Vertou'] },
  ],
  ibans: [{ iban: 'FR1420041010050500013M02606', customerId: 'mairie' }],
  chargeLimitCents: 0,
};
const book = prepareBook(input);
const line = (label: string, cents: number, change: Partial<MatchLine> = {}): MatchLine => ({
  bookedOn: '2026-10-05',
  cents,
  currency: 'EUR',
  label,
  counterpartyName: '',
  counterpartyIban: '',
  endToEndId: '',
  isReturn: false,
  ...change,
});

test.each([
  ['VIR SEPA RECU /DE SARL MOREL FRERES /MOTIF FA-2026-0412', 123_456, 'sure', 'FA-2026-0412'],
  ['VIR INST MOREL FRERES 2O26 O412', 123_456, 'sure', 'FA-2026-0412'],
  ['VIREMENT DE MOREL FRERES FACT 412', 123_456, 'sure', 'FA-2026-0412'],
  ['VIR MOREL FRERES FACTURES 2026-0412 ET 0413', 173_456, 'sure', 'FA-2026-0412 FA-2026-0413'],
  ['VIR SEPA RECU MOREL FRERES', 173_456, 'likely', 'FA-2026-0412 FA-2026-0413'],
  ['REMISE CHEQUES 0087541', 91_733, 'likely', 'FA-2026-0455'],
  ['VIR DUPONT JEAN', 80_000, 'likely', 'FA-2026-0420'],
  ['VIR MOREL FRERES FA-2026-0300', 70_000, 'none', ''],
  ['VIR DUPONT JEAN FA-2026-0412', 123_456, 'likely', 'FA-2026-0412'],
  ['VIR MOREL FRERES FA-2026-0421', 80_000, 'likely', 'FA-2026-0421'],
  ['VIR SEPA MOREL FRERES FA 2026 0421', 123_456, 'likely', 'FA-2026-0421'],
  ['REMISE CB 0412 TPE 0413', 123_456, 'none', ''],
  ['VIR FA-2026-0412', -123_456, 'none', ''],
  ['VIR MOREL FRERES 2026-0412 MOINS AVOIR', 103_456, 'likely', 'FA-2026-0412'],
])('%s of %i is %s', (label, cents, sureness, numbers) => {
  const proposal = propose(book, line(label, cents));
  expect([proposal.sureness, proposal.shares.map(({ invoiceId }) => invoiceId).join(' ')]).toEqual([
    sureness,
    numbers,
  ]);
  expect(proposal.shares.reduce((sum, share) => sum + share.cents, 0)).toBeLessThanOrEqual(
    Math.max(cents, 0),
  );
});

test('two that say as much for themselves are both shown, and never sure', () => {
  expect(propose(book, line('VIR DUPONT JEAN', 80_000)).alternatives).toHaveLength(1);
});

test('an account that a person has named, and the one amount it can be, is sure', () => {
  const known = {
    counterpartyIban: 'FR14 2004 1010 0505 0001 3M02 606',
    counterpartyName: 'DRFIP PAYS DE LOIRE',
  };
  expect(propose(book, line('VIR DRFIP', 91_733, known)).sureness).toBe('sure');
  expect(propose(book, line('VIR DRFIP MANDAT 4471', 91_733, known)).sureness).toBe('likely');
});

test('what comes back names the payment that it was', () => {
  expect(propose(book, line('CHQ IMPAYE DUPONT JEAN', -31_000)).reversal).toEqual({
    paymentId: 'p1',
    cause: 'unpaid',
  });
  expect(propose(book, line('PRLV SEPA EDF', -31_000)).reversal).toBeNull();
});
