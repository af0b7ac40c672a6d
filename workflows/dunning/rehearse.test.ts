import { expect, test } from 'vitest';
import { usualPlan } from './plan.ts';
import { type PastDocument, rehearse } from './rehearse.ts';

/** 1 200,00 € due on Thursday 1 October 2026. */
const document = (change: Partial<PastDocument> = {}): PastDocument => ({
  invoiceId: 'a',
  number: 'A-1',
  customerId: 'c',
  customer: 'Commune',
  currency: 'EUR',
  parts: [{ cents: 120_000, dueOn: '2026-10-01', lateFrom: '2026-10-02' }],
  settledCents: 0,
  moves: [],
  disputes: [],
  claims: [],
  promises: [],
  isDelivered: true,
  dunnedLevel: 0,
  ...change,
});

const played = (documents: PastDocument[], change: Partial<Parameters<typeof rehearse>[2]> = {}) =>
  rehearse(documents, usualPlan, {
    from: '2026-10-01',
    until: '2026-10-31',
    lastAsked: new Map(),
    ...change,
  }).map(({ on, level, sums }) => [on, level, sums[0]?.cents]);

test('each level leaves on its day', () => {
  expect(played([document()])).toEqual([
    ['2026-10-08', 1, 120_000],
    ['2026-10-21', 2, 120_000],
  ]);
});

test('never on a Sunday, and a week apart', () => {
  const sunday = document({ parts: [{ cents: 5_000, dueOn: '2026-10-04', lateFrom: '2026-10-05' }] });
  expect(played([sunday])[0]).toEqual(['2026-10-12', 1, 5_000]);
  expect(played([document()], { lastAsked: new Map([['c', '2026-10-05']]) })[0]).toEqual([
    '2026-10-12',
    1,
    120_000,
  ]);
});

test('what was paid, contested, said to be paid or promised on a day was not asked for on it', () => {
  const first = (change: Partial<PastDocument>) => played([document(change)])[0];
  const span = { from: '2026-10-06', until: '2026-10-15' };
  // Paid on the ninth, taken back on the twentieth: on the eighth all of it was owed still.
  const moves = [
    { on: '2026-10-07', cents: 120_000 },
    { on: '2026-10-20', cents: -120_000 },
  ];
  expect(first({ moves })).toEqual(['2026-10-21', 1, 120_000]);
  expect(first({ disputes: [{ ...span, cents: 100_000 }] })).toEqual(['2026-10-08', 1, 20_000]);
  expect(first({ claims: [{ ...span, cents: 120_000 }] })).toEqual(['2026-10-15', 1, 120_000]);
  expect(first({ promises: [span] })).toEqual(['2026-10-15', 1, 120_000]);
  expect(first({ isDelivered: false })).toBeUndefined();
  expect(first({ settledCents: 119_501 })).toBeUndefined();
});

test('a document starts from where it stood, and a part that is not late is not asked for', () => {
  expect(played([document({ dunnedLevel: 1 })])).toEqual([['2026-10-21', 2, 120_000]]);
  const parts = [
    { cents: 50_000, dueOn: '2026-10-01', lateFrom: '2026-10-02' },
    { cents: 70_000, dueOn: '2026-10-15', lateFrom: '2026-10-16' },
  ];
  expect(played([document({ parts })]).map(([, , cents]) => cents)).toEqual([50_000, 120_000]);
});
