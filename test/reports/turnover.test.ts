import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import {
  listReported,
  listReportedPayments,
  sumReported,
  sumReportedPayments,
} from '#db/queries/report-lists.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { turnoverKeys } from '#db/shapes/turnover.ts';
import type { World } from '#test/support/world.ts';
import { loadAdjustments, turnoverOf } from '#workflows/reports/turnover.ts';
import { type Lived, yearOf } from './year.ts';

/** What the ledger says was issued, each document held against the hash in its entry; and what of it counts, by hand. */
async function ledgerSays(w: World & Lived) {
  const facts = await rows<{ sha: string; number: string; text: string; day: string }>(
    w.ownerDb,
    sql`select l.payload::json #>> '{fact,contentSha256}' as sha, l.payload::json #>> '{fact,number}' as number, s.content as text,
        s.issued_on::text as day from ledger l join issued_invoices s on s.invoice_id = l.subject_id where l.kind = 'issue'`,
  );
  const sealed = new Map(
    facts.map(({ sha, number, text, day }) => {
      expect(createHash('sha256').update(text).digest('hex'), number).toBe(sha);
      return [number, { day, content: (JSON.parse(text) as { content: InvoiceContent }).content }] as const;
    }),
  );
  const at = (number: string) => sealed.get(number)?.content as InvoiceContent;
  const counted = [...sealed].flatMap(([number, { day, content }]) => {
    const sign = content.kind === 'creditNote' ? -1 : 1;
    const own = [{ number, day, sign, content }];
    const deposits = (of: string, s: number) =>
      (w.prepaid[of] ?? []).map((deposit) => ({ number, day, sign: s, content: at(deposit) }));
    const replaced = w.replaced[number];
    return [
      ...own,
      ...deposits(number, -1),
      ...(replaced ? [{ number, day, sign: -1, content: at(replaced) }, ...deposits(replaced, 1)] : []),
    ];
  });
  return { sealed, counted };
}

type Counted = Awaited<ReturnType<typeof ledgerSays>>['counted'][number];

const sums = (list: readonly Counted[], keyOf: (each: Counted) => string) => {
  const found = new Map<string, number[]>();
  for (const each of list) {
    const key = `${each.content.currency} ${keyOf(each)}`;
    const [net = 0, vat = 0] = found.get(key) ?? [];
    const { netCents, vatCents } = each.content.totals;
    found.set(key, [net + each.sign * netCents, vat + each.sign * vatCents]);
  }
  return Object.fromEntries([...found].sort());
};

test('turnover is what the ledger says was issued, to the cent, by month, business, customer and rate', async () => {
  const w = await yearOf();
  const { counted, sealed } = await ledgerSays(w);
  expect(sealed.size).toBeGreaterThan(18);
  const read = (by: (typeof turnoverKeys)[number]) =>
    inOffice(w.s.db, w.officeId, (tx) => turnoverOf(tx, by, { from: w.from, to: w.to }));
  const table = async (by: (typeof turnoverKeys)[number]) =>
    Object.fromEntries(
      (await read(by)).parts
        .map((part) => [`${part.currency} ${part.key}`, [part.netCents, part.vatCents]] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  expect(await table('month')).toEqual(sums(counted, ({ day }) => day.slice(0, 7)));
  expect(await table('business')).toEqual(sums(counted, () => w.businessId));
  expect(await table('customer')).toEqual(sums(counted, () => w.customerId));
  const byRate: Record<string, number[]> = {};
  for (const { content, sign } of counted)
    for (const { category, rate, baseCents, vatCents } of content.totals.vat) {
      const key = `${content.currency} ${category} ${rate}`;
      const [net = 0, vat = 0] = byRate[key] ?? [];
      byRate[key] = [net + sign * baseCents, vat + sign * vatCents];
    }
  expect(await table('vat')).toEqual(byRate);
  expect((await read('vat')).unknown.map(({ number }) => number)).toEqual([w.unknown]);
});

test('the lists of invoices and credit notes come to turnover, and payments to the ledger of money', async () => {
  const w = await yearOf();
  const filter = { from: w.from, to: w.to };
  const read = await inOffice(w.s.db, w.officeId, async (tx) => ({
    invoices: await listReported(tx, filter, { credits: false }),
    credits: await listReported(tx, filter, { credits: true }),
    sums: [...(await sumReported(tx, filter, false)), ...(await sumReported(tx, filter, true))],
    adjusted: (await loadAdjustments(tx, filter)).adjustments.flatMap(({ shares }) => shares),
    turnover: (await turnoverOf(tx, 'business', filter)).parts.find(({ currency }) => currency === 'EUR'),
    payments: await listReportedPayments(tx, filter),
    paid: await sumReportedPayments(tx, filter),
    part: await listReported(tx, filter, { credits: false, part: { most: 3, from: 2 } }),
  }));
  const net = [...read.invoices, ...read.credits]
    .filter(({ currency }) => currency === 'EUR')
    .reduce((sum, { netCents }) => sum + netCents, 0);
  const less = read.adjusted.reduce((sum, { baseCents }) => sum + baseCents, 0);
  expect(net + less).toBe(read.turnover?.netCents);
  const summed = read.sums.filter(({ currency }) => currency === 'EUR').map(({ netCents }) => netCents);
  expect(summed.reduce((a, b) => a + b, 0)).toBe(net);
  expect(read.credits.every(({ grossCents }) => grossCents < 0)).toBe(true);
  expect(read.part).toEqual(read.invoices.slice(2, 5));

  const facts = await rows<{ kind: string; cents: number; currency: string; subject: string }>(
    w.ownerDb,
    sql`select kind, (payload::json #>> '{fact,cents}')::int as cents, payload::json #>> '{fact,currency}' as currency,
      coalesce(payload::json #>> '{fact,paymentId}', subject_id::text) as subject from ledger where kind in ('payment', 'reversal')`,
  );
  const received = facts.filter(({ kind }) => kind === 'payment');
  const gone = facts.filter(({ kind }) => kind === 'reversal').map(({ subject }) => subject);
  const euros = received
    .filter(({ currency }) => currency === 'EUR')
    .reduce((sum, { cents, subject }) => sum + (gone.includes(subject) ? 0 : cents), 0);
  expect(read.paid).toEqual([
    { currency: 'CHF', count: 1, cents: 5_000 },
    { currency: 'EUR', count: received.length - 1 + gone.length, cents: euros },
  ]);
  expect(read.payments.filter(({ isReversal }) => isReversal)).toMatchObject([
    { cents: -60_000, cause: 'unpaid' },
  ]);
});
