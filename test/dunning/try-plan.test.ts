import { expect, test } from 'vitest';
import { usualPlan } from '#workflows/dunning/plan.ts';
import { tryPlan } from '#workflows/dunning/try-plan.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { owing } from './given.ts';

const said = { words: '', saidBy: 'Mme Perrin' };

/** Late since eleven days or so, and a plan that is not kept. */
async function tried() {
  const g = await owing();
  await g.days(8);
  const play = (change: Partial<typeof usualPlan> = {}) =>
    g.read(async (tx) => {
      const plan = { ...usualPlan, mode: 'proposed' as const, ...change };
      const { past, next } = await tryPlan(tx, { businessId: g.w.businessId, plan });
      return {
        past: past.map(({ level, sums }) => [level, sums[0]?.cents]),
        next: next.map(({ level }) => level),
      };
    });
  return { ...g, play };
}

test('a rehearsal says what would have left and what comes next, by what was owed on each day, and writes nothing', async () => {
  const g = await tried();
  expect(await g.play()).toEqual({ past: [[1, 120_000]], next: [1] });
  expect(await g.play({ firstDays: 40, secondDays: 60 })).toEqual({ past: [], next: [] });
  expect(await g.play({ leastCents: 120_001 })).toEqual({ past: [], next: [] });
  // Paid today, it was owed then.
  await g.pay(120_000, [{ invoiceId: g.invoiceId, cents: 120_000 }]);
  expect(await g.play()).toEqual({ past: [[1, 120_000]], next: [] });
  expect(await g.list()).toEqual([]);
});

test('what was promised or paid before its day would not have left', async () => {
  const g = await owing();
  const [paid, promised] = [await g.issue(), await g.issue()];
  await g.days(33);
  await g.pay(120_000, [{ invoiceId: paid, cents: 120_000 }]);
  const dates = [{ on: addDays(await g.today(), 20), cents: 120_000 }];
  await promise(g.w.s, g.who, { id: newId(), invoiceId: promised, dates, ...said });
  await g.days(10);
  const { past } = await g.read((tx) =>
    tryPlan(tx, { businessId: g.w.businessId, plan: { ...usualPlan, mode: 'proposed' } }),
  );
  // Of three documents, the first alone, at both levels.
  expect(past.map(({ sums }) => sums[0]?.cents)).toEqual(past.map(() => 120_000));
  expect(past.length).toBeGreaterThan(0);
});

test('what really left in those days is not counted in their beginning', async () => {
  const g = await tried();
  const before = await g.play();
  await g.ask();
  await g.w.work();
  expect((await g.play()).past).toEqual(before.past);
});
