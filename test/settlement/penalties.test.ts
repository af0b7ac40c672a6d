import { expect, test } from 'vitest';
import { loadPenalties } from '#app/penalties/penalties.server.ts';
import { staffOf } from '#test/invoices/given.ts';
import { sampleContent } from '#test/support/content.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { settled } from './given.ts';

async function given() {
  const all = await settled();
  const { w } = all;
  const read = (alsoPaid = false) => loadPenalties(w.s, staffOf(w), { customerId: w.customerId, alsoPaid });
  const business = (change: Parameters<typeof all.issue>[0] = {}) =>
    all.issue({ buyerKind: 'business', ...change });
  return { ...all, read, business };
}

test('a late document of a professional bears interest from the day after its term, and the indemnity', async () => {
  const { w, read, business, today } = await given();
  await business();
  expect((await read()).documents).toEqual([]);
  await w.pass(24 * 40);
  const { documents, indemnityCents, on } = await read();
  expect(on).toBe(await today());
  const [late] = documents;
  expect(late?.lines[0]).toMatchObject({ baseCents: 120_000 });
  expect(late?.lines.reduce((days, line) => days + line.days, 0)).toBe(10);
  expect(late?.lines.at(-1)?.to).toBe(on);
  expect(indemnityCents).toBe(4_000);
});

test('a payment stops it by the day it came, whenever it was recorded; what was paid late is shown when asked', async () => {
  const { w, read, business, pay, today } = await given();
  const invoiceId = await business();
  await w.pass(24 * 40);
  const paidOn = addDays(await today(), -4);
  await pay(120_000, [{ invoiceId, cents: 120_000 }], { paidOn });
  expect((await read()).documents).toEqual([]);
  const [late] = (await read(true)).documents;
  expect(late?.lines.at(-1)?.to).toBe(paidOn);
  expect(late?.isOpen).toBe(false);
});

test('what is contested bears nothing; what the sealed document says of lateness is read from it', async () => {
  const { w, who, read, business } = await given();
  const notes = [{ code: 'PMD', text: 'Pénalités de retard : 15 % l’an.' }];
  const invoiceId = await business({ notes });
  await w.pass(24 * 40);
  const rates = (await read()).documents[0]?.lines.map((line) => line.applied?.hundredths);
  expect(new Set(rates)).toEqual(new Set([1_500]));
  const [line] = sampleContent({}).lines;
  const words = { reason: 'price' as const, words: '', saidBy: 'Lise' };
  await dispute(w.s, who, { id: newId(), invoiceId, lines: [line?.id ?? ''], ...words });
  expect((await read()).interestCents).toBe(0);
});

test('a consumer is asked for nothing, and the page says why', async () => {
  const { w, read, issue } = await given();
  await issue({ buyerKind: 'consumer' });
  await w.pass(24 * 40);
  expect(await read()).toMatchObject({
    interestCents: 0,
    indemnityCents: 0,
    documents: [{ none: 'consumer' }],
  });
});

test('another office finds no such customer', async () => {
  const { w } = await given();
  const other = await settled();
  const foreign = loadPenalties(w.s, staffOf(other.w), { customerId: w.customerId, alsoPaid: false });
  await expect(foreign).rejects.toMatchObject({ status: 404 });
});
