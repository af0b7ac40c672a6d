import { expect, test } from 'vitest';
import { inOffice } from '#db/client.ts';
import { findBankLine } from '#db/queries/bank-lines.ts';
import { booksOf } from '#test/settlement/given.ts';
import { acceptLine } from '#workflows/banking/commands/accept-line.ts';
import { returnLine } from '#workflows/banking/commands/return-line.ts';
import { takeBackLine } from '#workflows/banking/commands/take-back-line.ts';
import { proposeForLines } from '#workflows/banking/propose-for-lines.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { withLines } from './with-lines.ts';

/** An invoice that a line of the bank paid, and the line that takes it back. */
async function given() {
  const all = await withLines();
  const { w, who, issue, line, numberOf, book } = all;
  const invoiceId = await issue();
  const number = await numberOf(invoiceId);
  const came = await line(120_000, `PRLV ${number}`);
  await acceptLine(w.s, who, {
    lineId: came,
    shares: [{ invoiceId, cents: 120_000 }],
    customerId: w.customerId,
  });
  const paymentId = (await book()).input.payments[0]!.id;
  const back = await line(-120_000, `REJET PRLV ${number} PROVISION INSUFFISANTE`);
  const words = { lineId: back, paymentId, cause: 'returned' as const, reason: 'rejet' };
  return { ...all, invoiceId, came, back, paymentId, words };
}

test('a line that went out proposes the payment that it takes back, and the invoice is owed again', async () => {
  const { w, who, look, stateOf, book, invoiceId, back, paymentId, words } = await given();
  const line = await inOffice(w.s.db, w.officeId, (tx) => findBankLine(tx, back));
  expect(proposeForLines(await book(), [line!]).get(back)).toMatchObject({ reversal: { paymentId } });
  expect(await look(invoiceId)).toMatchObject({ state: 'paid' });
  expect(await returnLine(w.s, who, words)).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'open', balance: 120_000 });
  expect(await stateOf(back)).toBe('returned');
});

test('of two who take a payment back at once one wins, and a third is told', async () => {
  const { w, who, words, stateOf, back } = await given();
  const both = await Promise.all([returnLine(w.s, who, words), returnLine(w.s, who, words)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await returnLine(w.s, who, words)).toMatchObject({ reason: 'doubled' });
  expect(await stateOf(back)).toBe('returned');
});

test('a return that was none brings the payment back, for what it settled and as the same line’s', async () => {
  const { w, who, look, book, stateOf, invoiceId, came, back, paymentId, words } = await given();
  await returnLine(w.s, who, words);
  expect(await takeBackLine(w.s, who, { lineId: back, reason: 'autre client' })).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'paid', balance: 0 });
  expect([await stateOf(came), await stateOf(back)]).toEqual(['accepted', 'open']);
  const [again] = (await book()).input.payments;
  expect(again!.id).not.toBe(paymentId);
  expect(await takeBackLine(w.s, who, { lineId: came, reason: 'erreur' })).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'open', balance: 120_000 });
  expect(await verifyBusiness(w.ownerDb, booksOf(w))).toMatchObject({ ok: true });
});

test('a payment of another amount, or none, is not what comes back', async () => {
  const { w, who, line, look, invoiceId, words } = await given();
  const other = await line(-119_999, 'REJET');
  expect(await returnLine(w.s, who, { ...words, lineId: other })).toMatchObject({ reason: 'mixed' });
  expect(await returnLine(w.s, who, { ...words, paymentId: other })).toMatchObject({ reason: 'notFound' });
  expect(await returnLine(w.s, who, { ...words, reason: ' ' })).toMatchObject({ reason: 'noReason' });
  expect(await look(invoiceId)).toMatchObject({ state: 'paid' });
});
