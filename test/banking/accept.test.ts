import { expect, test } from 'vitest';
import { acceptLine } from '#workflows/banking/commands/accept-line.ts';
import { acceptSure } from '#workflows/banking/commands/accept-sure.ts';
import { takeBackLine } from '#workflows/banking/commands/take-back-line.ts';
import { withLines } from './with-lines.ts';

test('what is sure is accepted together, each for itself; what is not stays open and is said', async () => {
  const { w, who, issue, line, look, stateOf, numberOf } = await withLines();
  const [first, second] = [await issue(), await issue()];
  const good = await line(120_000, `VIR SEPA RECU /MOTIF ${await numberOf(first)}`);
  const short = await line(50_000, `VIR SEPA RECU /MOTIF ${await numberOf(second)}`);
  const results = await acceptSure(w.s, who, { businessId: w.businessId, lineIds: [good, short] });
  expect(results.map(({ outcome }) => outcome)).toEqual([{ ok: true }, { ok: false, reason: 'notSure' }]);
  expect(await look(first)).toMatchObject({ state: 'paid' });
  expect(await look(second)).toMatchObject({ balance: 120_000 });
  expect([await stateOf(good), await stateOf(short)]).toEqual(['accepted', 'open']);
});

test('two lines for the same invoice are both left to a person', async () => {
  const { w, who, issue, line, numberOf } = await withLines();
  const label = `VIR SEPA RECU /MOTIF ${await numberOf(await issue())}`;
  const lineIds = [await line(120_000, label), await line(120_000, label)];
  const results = await acceptSure(w.s, who, { businessId: w.businessId, lineIds });
  expect(results.map(({ outcome }) => outcome.ok)).toEqual([false, false]);
});

test('of two who accept a line at once one wins, and the other is told', async () => {
  const { w, who, issue, line, look } = await withLines();
  const invoiceId = await issue();
  const lineId = await line(120_000, 'VIR');
  const words = { lineId, shares: [{ invoiceId, cents: 120_000 }], customerId: w.customerId };
  const both = await Promise.all([acceptLine(w.s, who, words), acceptLine(w.s, who, words)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'doubled' });
  expect(await look(invoiceId)).toMatchObject({ state: 'paid' });
});

test('what a person accepts is learned, and forgotten when it is taken back', async () => {
  const { w, who, issue, line, look, book, stateOf } = await withLines();
  const invoiceId = await issue();
  const lineId = await line(150_000, 'VIR', 'FR7630006000011234567890189');
  await acceptLine(w.s, who, { lineId, shares: [{ invoiceId, cents: 120_000 }], customerId: w.customerId });
  expect((await book()).ibans.get('FR7630006000011234567890189')).toEqual([w.customerId]);
  expect((await book()).input.credits).toMatchObject([{ kind: 'payment', cents: 30_000 }]);
  expect(await takeBackLine(w.s, who, { lineId, reason: 'autre client' })).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'open', balance: 120_000 });
  expect(await stateOf(lineId)).toBe('open');
  expect((await book()).ibans.size).toBe(0);
});

test('a line that is refused in the middle leaves nothing', async () => {
  const { w, who, issue, line, look, stateOf, book } = await withLines();
  const invoiceId = await issue();
  const lineId = await line(200_000, 'VIR');
  const shares = [{ invoiceId, cents: 120_001 }];
  expect(await acceptLine(w.s, who, { lineId, shares, customerId: w.customerId })).toMatchObject({
    reason: 'tooMuch',
  });
  expect(await stateOf(lineId)).toBe('open');
  expect((await book()).input.payments).toEqual([]);
  expect(await look(invoiceId)).toMatchObject({ balance: 120_000 });
});
