import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, decideRetry, isKeyRemembered } from './backoff.ts';
import type { SendResult } from './transport.ts';

const start = '2026-11-25T08:00:00.000Z';
const hours = (count: number) => new Date(Date.parse(start) + count * 3_600_000).toISOString();
const retry: SendResult = { status: 'retry', reason: '503' };
const unknown: SendResult = { status: 'unknown', reason: 'no answer in time' };
const tried = { attempts: 1, firstTriedAt: start, now: start, random: 0.5 };

test('waits grow threefold to one hour, each spread over its second half', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 50].map((attempts) => backoffMs(attempts, 0) / 1000)).toEqual([
    7.5, 22.5, 67.5, 202.5, 607.5, 1800, 1800, 1800,
  ]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempts, random) => {
        expect(backoffMs(attempts, random)).toBeGreaterThanOrEqual(backoffMs(attempts, 0));
        expect(backoffMs(attempts, random)).toBeLessThanOrEqual(2 * backoffMs(attempts, 0));
      },
    ),
  );
});

describe('after a try', () => {
  test('a refused mail is given up at once', () => {
    const result: SendResult = { status: 'refused', reason: '550 no such user', permanent: true };
    expect(decideRetry({ ...tried, result })).toEqual({ action: 'giveUp', reason: '550 no such user' });
  });

  test('a failed mail goes out again after the wait, or after the one the provider asks for', () => {
    expect(decideRetry({ ...tried, result: retry })).toEqual({
      action: 'sendAgain',
      at: '2026-11-25T08:00:11.250Z',
    });
    expect(decideRetry({ ...tried, result: { ...retry, afterMs: 120_000 } })).toEqual({
      action: 'sendAgain',
      at: '2026-11-25T08:02:00.000Z',
    });
  });

  test('an unknown outcome is asked again under the same key while the provider remembers it', () => {
    expect(decideRetry({ ...tried, now: hours(20), attempts: 9, result: unknown }).action).toBe('sendAgain');
  });

  test('an unknown outcome older than that goes to a person, not out again', () => {
    for (const now of [hours(24), hours(23.9), hours(300)]) {
      expect(decideRetry({ ...tried, now, attempts: 30, result: unknown }).action).toBe('reconcile');
    }
  });

  test('so does a clear failure that follows an unknown outcome', () => {
    const late = { ...tried, now: hours(24), attempts: 30, result: retry };
    expect(decideRetry({ ...late, earlierUnknown: true }).action).toBe('reconcile');
    expect(decideRetry(late).action).toBe('reconcile');
    expect(decideRetry({ ...late, earlierUnknown: false }).action).toBe('giveUp');
  });

  test('a transport without idempotency never sends again after an unknown outcome', () => {
    expect(decideRetry({ ...tried, result: unknown, rememberedForMs: 0 }).action).toBe('reconcile');
    expect(decideRetry({ ...tried, result: retry, rememberedForMs: 0 }).action).toBe('sendAgain');
  });

  test('a key that the provider holds for other content goes to a person', () => {
    expect(decideRetry({ ...tried, result: { ...unknown, conflict: true } }).action).toBe('reconcile');
  });

  test('a next try is never planned beyond the memory of the key when the outcome is in doubt', () => {
    const any = fc.record({
      attempts: fc.integer({ min: 1, max: 60 }),
      age: fc.integer({ min: 0, max: 3 * 86_400_000 }),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      result: fc.constantFrom(retry, unknown, { ...retry, afterMs: 4 * 3_600_000 }) as fc.Arbitrary<
        Exclude<SendResult, { status: 'accepted' }>
      >,
    });
    fc.assert(
      fc.property(any, ({ attempts, age, random, result }) => {
        const now = new Date(Date.parse(start) + age).toISOString();
        const decision = decideRetry({
          attempts,
          firstTriedAt: start,
          now,
          random,
          result,
          earlierUnknown: true,
        });
        if (decision.action !== 'sendAgain') return;
        expect(Date.parse(decision.at)).toBeGreaterThan(Date.parse(now));
        expect(Date.parse(decision.at)).toBeLessThan(Date.parse(hours(24)));
      }),
    );
  });
});

test('a worker that wakes late asks first whether the key is still remembered', () => {
  const rememberedForMs = 24 * 3_600_000;
  expect(isKeyRemembered({ firstTriedAt: start, now: hours(23), rememberedForMs })).toBe(true);
  expect(isKeyRemembered({ firstTriedAt: start, now: hours(24), rememberedForMs })).toBe(false);
  expect(
    isKeyRemembered({ firstTriedAt: start, now: hours(999), rememberedForMs: Number.POSITIVE_INFINITY }),
  ).toBe(true);
});
