import { expect, test } from 'vitest';
import { inOffice } from '#db/client.ts';
import { readAgedBalance } from '#db/queries/aged-balance.ts';
import { sumReportedPayments } from '#db/queries/report-lists.ts';
import type { Entry } from '#workflows/accounting/entries.ts';
import { fecLayout } from '#workflows/accounting/journal-files.ts';
import { loadJournals } from '#workflows/accounting/load-journals.ts';
import { turnoverOf } from '#workflows/reports/turnover.ts';
import { yearOf } from './year.ts';

const balanceOf = (entries: readonly Entry[], account: RegExp) =>
  entries
    .flatMap(({ lines }) => lines)
    .filter(({ account: number, foreign }) => account.test(number) && !foreign)
    .reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0);

async function given() {
  const w = await yearOf();
  const period = { from: w.from, to: w.to, businessId: w.businessId };
  const read = () => inOffice(w.s.db, w.officeId, (tx) => loadJournals(tx, period));
  return { w, period, read, journals: await read() };
}

test('every entry is balanced, numbers have no gap, and the same period is the same file', async () => {
  const { journals, read } = await given();
  const { entries } = journals;
  expect(entries.length).toBeGreaterThan(25);
  for (const { number, lines } of entries) {
    const debit = lines.reduce((sum, { debitCents }) => sum + debitCents, 0);
    const credit = lines.reduce((sum, { creditCents }) => sum + creditCents, 0);
    expect([number, debit]).toEqual([number, credit]);
    expect(debit).toBeGreaterThan(0);
  }
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, at) => at + 1));
  expect(entries.map(({ on }) => on)).toEqual(entries.map(({ on }) => on).sort());
  expect(fecLayout((await read()).entries)).toBe(fecLayout(entries));
});

test('sales come to turnover, VAT to that of its rates, money to the payments, and customers to what they owe', async () => {
  const { w, period, journals } = await given();
  const { entries, leftOut } = journals;
  expect(leftOut).toEqual(
    [
      { what: expect.stringContaining('Règlement'), reason: 'foreignPayment' },
      { what: w.unknown, reason: 'unknownVat' },
    ].sort((a, b) => (a.reason === 'unknownVat' ? -1 : 1) - (b.reason === 'unknownVat' ? -1 : 1)),
  );
  const read = await inOffice(w.s.db, w.officeId, async (tx) => ({
    turnover: (await turnoverOf(tx, 'business', period)).parts.find(({ currency }) => currency === 'EUR'),
    paid: (await sumReportedPayments(tx, period)).find(({ currency }) => currency === 'EUR'),
    owed: (await readAgedBalance(tx, { on: w.to, today: w.to })).totals.find(
      ({ currency }) => currency === 'EUR',
    ),
  }));
  // The one that is to be entered by hand: 3 000,00 and its VAT, of which 400,00 were paid before.
  const byHand = { net: 300_000, vat: 60_000, owed: 320_000 };
  expect(-balanceOf(entries, /^(70|4191)/)).toBe((read.turnover?.netCents ?? 0) - byHand.net);
  expect(-balanceOf(entries, /^4457/)).toBe((read.turnover?.vatCents ?? 0) - byHand.vat);
  expect(balanceOf(entries, /^(512|511|53)/)).toBe(read.paid?.cents);
  expect(balanceOf(entries, /^411/)).toBe((read.owed?.totalCents ?? 0) - byHand.owed);
  // Of deposits what no final invoice took back yet is left: the one with two rates.
  expect(-balanceOf(entries, /^4191/)).toBe(70_000);
});

test('the layout is that of A47 A-1: eighteen columns, tabs, decimal commas', async () => {
  const { journals } = await given();
  const [head, ...lines] = fecLayout(journals.entries)
    .replace(/\r\n$/, '')
    .split('\r\n')
    .map((each) => each.split('\t'));
  expect(head?.join(' ')).toBe(
    'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise',
  );
  for (const cells of lines) {
    expect(cells).toHaveLength(18);
    expect(cells[3]).toMatch(/^\d{8}$/);
    expect(cells[11]).toMatch(/^\d+,\d\d$/);
    expect(cells[12]).toMatch(/^\d+,\d\d$/);
  }
  expect(lines.some((cells) => cells[16] === '1200,00' && cells[17] === 'CHF')).toBe(true);
});
