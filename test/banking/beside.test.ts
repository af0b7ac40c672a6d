import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice } from '#db/client.ts';
import { findBankLine } from '#db/queries/bank-lines.ts';
import { businesses } from '#db/schema/index.ts';
import { acceptLine } from '#workflows/banking/commands/accept-line.ts';
import { takeBackLine } from '#workflows/banking/commands/take-back-line.ts';
import { proposeForLines } from '#workflows/banking/propose-for-lines.ts';
import { withLines } from './with-lines.ts';

/** Accepts a line as it is proposed. */
async function given() {
  const all = await withLines();
  const { w, who, book } = all;
  const propose = async (lineId: string) => {
    const line = await inOffice(w.s.db, w.officeId, (tx) => findBankLine(tx, lineId));
    return proposeForLines(await book(), [line!]).get(lineId)!;
  };
  const accept = async (lineId: string) => {
    const { shares, credits, charges = [], customerId } = await propose(lineId);
    const kind = 'bankCharges' as const;
    const differences = charges.map((each) => ({ ...each, kind, isLeading: false, owedCents: null }));
    return acceptLine(w.s, who, { lineId, shares, credits, customerId, differences });
  };
  return { ...all, propose, accept };
}

test('a credit that the customer took off settles its part with the line, and comes back with it', async () => {
  const { w, who, issue, line, look, numberOf, pay, accept } = await given();
  await pay(20_000, []);
  const invoiceId = await issue();
  const lineId = await line(100_000, `VIR ${await numberOf(invoiceId)}`);
  expect(await accept(lineId)).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'paid', balance: 0, settled: 120_000 });
  await takeBackLine(w.s, who, { lineId, reason: 'autre' });
  expect(await look(invoiceId)).toMatchObject({ balance: 100_000 });
});

test('what the bank kept is let go within the limit of the business, and not beyond it', async () => {
  const { w, who, issue, line, look, numberOf, propose, accept } = await given();
  const [first, second] = [await issue(), await issue()];
  const short = await line(119_500, `VIR ${await numberOf(first)}`);
  expect((await propose(short)).charges).toBeUndefined();
  await w.ownerDb
    .update(businesses)
    .set({ differenceLimitCents: 500 })
    .where(eq(businesses.id, w.businessId));
  expect((await propose(short)).charges).toEqual([{ invoiceId: first, cents: 500 }]);
  expect(await accept(short)).toEqual({ ok: true });
  expect(await look(first)).toMatchObject({ state: 'paid', balance: 0 });
  const shorter = await line(119_499, `VIR ${await numberOf(second)}`);
  const shares = [{ invoiceId: second, cents: 119_499 }];
  const differences = [
    { invoiceId: second, cents: 501, kind: 'bankCharges' as const, isLeading: false, owedCents: null },
  ];
  const words = { lineId: shorter, shares, customerId: w.customerId, differences };
  expect(await acceptLine(w.s, who, words)).toMatchObject({ reason: 'beyondLimit' });
  expect(await look(second)).toMatchObject({ balance: 120_000 });
});
