import { expect, test } from 'vitest';
import { loadBanking } from '#app/banking/banking.server.ts';
import { staffOf } from '#test/invoices/given.ts';
import { addBusiness } from '#test/support/add-business.ts';
import { sampleContent } from '#test/support/content.ts';
import { createDraft, submitReview } from '#workflows/review/commands.ts';
import { withLines } from './with-lines.ts';

/** Invoices of 1 200,00 € each, and lines of a bank; the page for what is chosen among them. */
async function given() {
  const g = await withLines();
  const { w } = g;
  const page = (ids: readonly string[], more = '') =>
    loadBanking(
      w.s,
      staffOf(w),
      new URL(`${w.env.APP_ORIGIN}/settlements?${ids.map((id) => `id=${id}`).join('&')}${more}`),
      'fr',
    );
  const [one, two, paid] = [await g.issue(), await g.issue(), await g.issue()];
  await g.pay(120_000, [{ invoiceId: paid, cents: 120_000 }]);
  return { ...g, page, one, two, paid };
}

test('a line of just what is owed on the documents chosen comes first and settles them all; what owes nothing is left aside', async () => {
  const { page, line, one, two, paid } = await given();
  await line(50_000, 'VIR ACOMPTE');
  const exact = await line(240_000, 'VIR REGLEMENT');
  await line(-3_000, 'FRAIS');
  const { chosen, lines } = await page([one, paid, two]);
  expect(chosen).toMatchObject({ ids: [one, two], cents: 240_000, currency: 'EUR', left: 1 });
  expect(
    lines.map(({ cents }) => cents),
    'what went out is none',
  ).toEqual([240_000, 50_000]);
  expect(lines[0]).toMatchObject({
    id: exact,
    sureness: 'likely',
    shares: [
      { invoiceId: one, cents: 120_000 },
      { invoiceId: two, cents: 120_000 },
    ],
  });
  expect(lines[1]).toMatchObject({ shares: [], sureness: 'none' });
});

test('another line is shared between them, the oldest first, no further than it goes', async () => {
  const { page, line, one, two } = await given();
  const id = await line(150_000, 'VIR PARTIEL');
  const { choices } = await page([two, one], `&line=${id}&do=split`);
  expect(choices?.items.map(({ invoiceId, proposedCents }) => [invoiceId, proposedCents])).toEqual([
    [one, 120_000],
    [two, 30_000],
  ]);
});

test('nothing of another business, of another office, or that was never issued is settled with them', async () => {
  const { w, page, line, one } = await given();
  await line(120_000, 'VIR');
  const { businessId, customerId } = await addBusiness(w.ownerDb, w.officeId, {
    prefix: 'AUT',
    policy: { needsApproval: 'never' },
  });
  const made = { officeId: w.officeId, actor: w.biller, source: { kind: 'hand' as const } };
  const { invoiceId: other } = await createDraft(w.s, {
    ...made,
    businessId,
    customerId,
    content: sampleContent(),
  });
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: other });
  await w.work();
  const draft = await w.draft(sampleContent({ subject: 'Provisoire' }));
  const nobody = '01a22db8-8b50-76a2-a5bb-08b37bec04c5';
  const { chosen } = await page([one, other, draft, nobody]);
  expect(chosen).toMatchObject({ ids: [one], left: 3 });
  expect((await page([nobody])).chosen).toMatchObject({ ids: [], cents: 0, left: 1 });
  expect((await page([])).chosen).toBeNull();
});
