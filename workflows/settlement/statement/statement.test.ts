import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { AccountEntry } from '#db/queries/account-entries.ts';
import { pdfPages, pdfText, pdfTextWidth } from '#test/documents/pdf-text.ts';
import { sampleContent, sampleParty } from '#test/documents/sample-content.ts';
import { hostilePayloads } from '#test/support/hostile-payloads.ts';
import { activeParts } from '#workflows/intake/active-pdf.ts';
import { compilePaper } from '../../documents/compile.ts';
import { plainLook } from '../../documents/look/look.ts';
import type { StatementFacts } from './read-statement.ts';
import { currenciesOf, statementOf } from './statement.ts';
import { statementCsv } from './statement-csv.ts';
import { statementPaper } from './statement-paper.ts';
import { wordedLines } from './worded.ts';

const entry = (change: Partial<AccountEntry>): AccountEntry => ({
  kind: 'document',
  isTakenBack: false,
  id: 'a',
  on: '2026-01-10',
  at: '2026-01-10T10:00:00Z',
  currency: 'EUR',
  cents: 0,
  number: '',
  documentKind: 'invoice',
  subject: '',
  dueOn: null,
  means: null,
  cause: null,
  reference: '',
  reason: '',
  settles: [],
  ...change,
});

const account = [
  entry({ on: '2025-12-20', cents: 10_000, number: 'VPC-2025-0001' }),
  entry({ on: '2026-01-10', cents: 120_000, number: 'VPC-2026-0001', dueOn: '2026-02-09' }),
  entry({
    kind: 'payment',
    on: '2026-02-01',
    cents: -125_000,
    means: 'transfer',
    reference: '=cmd|calc',
    settles: [
      { number: 'VPC-2026-0001', cents: 120_000, on: '2026-02-02', until: '2026-03-01' },
      { number: 'VPC-2026-0009', cents: 5_000, on: '2026-03-02', until: null },
    ],
  }),
  entry({ on: '2026-02-03', cents: 999, currency: 'CHF', number: 'VPC-2026-0002' }),
  entry({ kind: 'paymentReversed', on: '2026-03-05', cents: 125_000, cause: 'unpaid', reason: 'secret' }),
];
const over = (from: string | null, to: string) =>
  statementOf(account, { period: { from, to }, currency: 'EUR' });

describe('an account over a period', () => {
  test('begins with what was before it, runs line by line, and ends with what is owed then', () => {
    const { openingCents, lines, debitCents, creditCents, closingCents } = over('2026-01-01', '2026-02-28');
    expect(openingCents).toBe(10_000);
    expect(lines.map(({ balanceCents }) => balanceCents)).toEqual([130_000, 5_000]);
    expect([debitCents, creditCents, closingCents]).toEqual([120_000, 125_000, 5_000]);
  });

  test('both days belong to it, and one period begins where the other ends', () => {
    expect(over('2026-01-10', '2026-01-10').lines).toHaveLength(1);
    expect(over('2026-01-11', '2026-12-31').openingCents).toBe(over(null, '2026-01-10').closingCents);
  });

  test('a balance below zero is the customer’s, and is said so', () => {
    const turned = statementOf([entry({ kind: 'payment', cents: -500, means: 'cash', documentKind: null })], {
      period: { from: null, to: '2026-12-31' },
      currency: 'EUR',
    });
    expect(turned.closingCents).toBe(-500);
    expect(statementCsv(turned, 'fr')).toContain('"Solde en votre faveur au 31\u00a0déc.\u00a02026"');
  });

  test('currencies are accounts of their own, the newest first', () => {
    expect(currenciesOf(account)).toEqual(['EUR', 'CHF']);
    expect(over(null, '2026-12-31').lines.every(({ currency }) => currency === 'EUR')).toBe(true);
  });
});

describe('in words', () => {
  test('a payment says what it settled on the last day of the period', () => {
    const notes = (to: string) => wordedLines(over(null, to), 'fr')[2]?.notes.join(' ').replace(/\s/g, ' ');
    expect(notes('2026-02-28')).toContain('VPC-2026-0001 : 1 200,00 € reste à votre crédit : 50,00 €');
    expect(notes('2026-03-04')).toContain('VPC-2026-0009 : 50,00 € reste à votre crédit : 1 200,00 €');
  });

  test('what the office wrote of a reversal is not the customer’s to read', () => {
    const csv = statementCsv(over(null, '2026-12-31'), 'fr');
    expect(csv).toContain('"Règlement impayé"');
    expect(csv).not.toContain('secret');
  });

  test('a spreadsheet computes nothing that somebody typed, and has its decimals as its language does', () => {
    const french = statementCsv(over(null, '2026-12-31'), 'fr');
    const english = statementCsv(over(null, '2026-12-31'), 'en');
    expect(french).toContain(';1250,00;');
    expect(english).toContain(',1250.00,');
    expect(french).not.toMatch(/;"=/);
  });
});

describe('on paper', () => {
  const { seller, buyer } = sampleContent();
  const facts = (entries: readonly AccountEntry[], change: Partial<StatementFacts> = {}): StatementFacts => ({
    business: seller,
    customer: buyer,
    officeName: 'Calame Facturation',
    locale: 'fr',
    look: {},
    today: '2026-11-30',
    statement: statementOf(entries, { period: { from: null, to: '2026-11-30' }, currency: 'EUR' }),
    currencies: ['EUR'],
    open: [],
    account: null,
    ...change,
  });
  const set = (of: StatementFacts) => compilePaper(statementPaper(of, plainLook), 'pdf');

  test('hundreds of lines go over pages, each once, and the balance stands at the end', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      entry({ cents: 100, number: `VPC-2026-${1000 + at}` }),
    );
    const pages = await pdfPages(set(facts(many)));
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.join(' ').match(/VPC-2026-\d+/g)).toEqual(many.map(({ number }) => number));
    expect(pages.at(-1)).toContain('Solde dû au 30 nov. 2026 300,00 €');
    for (const page of pages.slice(1)) expect(page).toContain('Date Opération Échéance Débit Crédit Solde');
  });

  test('hostile texts are printed as they are, stay on the sheet, and the PDF does nothing', async () => {
    for (const payload of hostilePayloads) {
      const party = sampleParty({ name: payload, address: { ...buyer.address, line1: payload } });
      const lines = [
        entry({ cents: 100, subject: payload, number: 'X' }),
        entry({ kind: 'payment', reference: payload }),
      ];
      const pdf = set(facts(lines, { business: party, customer: party, officeName: payload }));
      expect(activeParts(await PDFDocument.load(pdf)), payload).toEqual([]);
      expect(await pdfTextWidth(pdf), payload).toBeLessThan(595);
      expect(await pdfText(pdf)).not.toContain('root:x:0');
    }
  });

  test('a period that is over says that what is open is not in it, and asks for nothing', async () => {
    const text = await pdfText(set(facts([entry({ cents: 100, number: 'X' })], { open: null })));
    expect(text).toContain('ce qui est ouvert, contesté ou promis n’y figure pas');
    expect(text).not.toContain('Pour payer');
  });
});
