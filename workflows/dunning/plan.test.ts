import { expect, test } from 'vitest';
import type { DunnedDocument } from '#db/shapes/dunning.ts';
import { isWithin, leavesAfter } from './plan.ts';

test.each([
  ['a Monday morning', '2026-11-30T07:10:00.000Z', '2026-12-01T08:00:00.000Z'],
  ['late on a Friday', '2026-11-27T17:59:00.000Z', '2026-11-28T08:00:00.000Z'],
  ['a Saturday, over the Sunday', '2026-11-28T10:00:00.000Z', '2026-11-30T08:00:00.000Z'],
  ['over Christmas', '2026-12-24T10:00:00.000Z', '2026-12-26T08:00:00.000Z'],
  ['over the night that loses an hour', '2026-03-28T10:00:00.000Z', '2026-03-30T07:00:00.000Z'],
])('what is announced on %s leaves at nine on the next day on which people are asked', (_, at, leaves) => {
  expect(leavesAfter({ leavesHour: 9 }, at)).toBe(leaves);
});

const document = (change: Partial<DunnedDocument> = {}): DunnedDocument => ({
  invoiceId: 'a',
  number: 'A-1',
  dueOn: '2026-10-01',
  cents: 120_000,
  currency: 'EUR',
  level: 1,
  isRaised: true,
  ...change,
});

test('less than was announced may leave; another document, a cent more or a higher level may not', () => {
  const announced = [document(), document({ invoiceId: 'b' })];
  expect(isWithin([document({ cents: 1 })], announced)).toBe(true);
  expect(isWithin(announced, announced)).toBe(true);
  expect(isWithin([document({ invoiceId: 'c' })], announced)).toBe(false);
  expect(isWithin([document({ cents: 120_001 })], announced)).toBe(false);
  expect(isWithin([document({ level: 2 })], announced)).toBe(false);
});
