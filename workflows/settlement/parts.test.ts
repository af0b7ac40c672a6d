import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { partsOf } from './parts.ts';

const totals = { payableCents: 120_000 } as InvoiceContent['totals'];
const of = (content: Partial<InvoiceContent>, dueOn: string | null, issuedOn = '2026-10-01') =>
  partsOf({ issuedOn, dueOn, content: { ...sampleContent(), retention: null, ...content, totals } });

test('thirty days: late on the thirty-first at midnight in Paris', () => {
  expect(of({ dueRule: { kind: 'days', days: 30 } }, '2026-10-31')).toEqual([
    { of: 'whole', cents: 120_000, dueOn: '2026-10-31', lateAt: '2026-10-31T23:00:00.000Z' },
  ]);
});

test('over the nights in which clocks change midnight is that of Paris', () => {
  expect(of({}, '2026-10-24')[0]?.lateAt).toBe('2026-10-24T22:00:00.000Z');
  expect(of({}, '2026-10-25')[0]?.lateAt).toBe('2026-10-25T23:00:00.000Z');
  expect(of({}, '2027-03-27', '2027-03-01')[0]?.lateAt).toBe('2027-03-27T23:00:00.000Z');
  expect(of({}, '2027-03-28', '2027-03-01')[0]?.lateAt).toBe('2027-03-28T22:00:00.000Z');
});

test('on receipt: due at once, late after three days', () => {
  expect(of({ dueRule: { kind: 'onReceipt' } }, null, '2026-12-01')).toEqual([
    { of: 'whole', cents: 120_000, dueOn: '2026-12-01', lateAt: '2026-12-04T23:00:00.000Z' },
  ]);
});

test('instalments and a retention have days of their own; a retention without one is last, and never late', () => {
  const dueRule = {
    kind: 'instalments' as const,
    parts: [
      { percent: '50', days: 0 },
      { percent: '50', days: 60 },
    ],
  };
  const retention = { percent: '5', amountCents: 6_000, releaseOn: '2027-10-01', reason: '' };
  const days = (content: Partial<InvoiceContent>) =>
    of(content, '2026-11-30').map(({ of: what, cents, dueOn, lateAt }) => [
      what,
      cents,
      dueOn,
      lateAt !== null,
    ]);
  expect(days({ dueRule, retention })).toEqual([
    ['instalment', 60_000, '2026-10-01', true],
    ['instalment', 60_000, '2026-11-30', true],
    ['retention', 6_000, '2027-10-01', true],
  ]);
  expect(days({ retention: { ...retention, releaseOn: null } }).at(-1)).toEqual([
    'retention',
    6_000,
    null,
    false,
  ]);
});
