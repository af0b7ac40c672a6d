import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { businesses } from '#db/schema/index.ts';
import { settleDifference } from '#workflows/settlement/commands/settle-difference.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { booksOf, settled } from './given.ts';

test('differences of one invoice count together against the limit; who leads goes beyond it', async () => {
  const { w, who, issue, pay, look } = await settled();
  await w.ownerDb
    .update(businesses)
    .set({ differenceLimitCents: 300 })
    .where(eq(businesses.id, w.businessId));
  const invoiceId = await issue();
  await pay(119_500, [{ invoiceId, cents: 119_500 }]);
  const letGo = (cents: number, isLeading = false, owedCents: number | null = null) =>
    settleDifference(w.s, who, { invoiceId, cents, kind: 'rounding', isLeading, owedCents });
  expect(await letGo(301)).toMatchObject({ reason: 'beyondLimit' });
  expect(await letGo(200, false, 500)).toEqual({ ok: true });
  expect(await letGo(50, false, 500), 'the same words again').toMatchObject({ reason: 'changed' });
  expect(await letGo(101)).toMatchObject({ reason: 'beyondLimit' });
  expect(await letGo(301, true)).toMatchObject({ reason: 'tooMuch' });
  expect(await letGo(300, true)).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'paid', balance: 0 });
  expect(await verifyBusiness(w.ownerDb, booksOf(w))).toMatchObject({ ok: true });
});
