import { expect, test } from 'vitest';
import { nextChange, sessionState } from './session-clock.ts';

const minutes = (count: number) => count * 60_000;
const idleMs = minutes(30);

const expectState = (
  { unused, left, isTold = false }: { unused: number; left: number; isTold?: boolean },
  state: string,
  next: number | null,
) => {
  const times = { unusedMs: minutes(unused), idleMs, leftMs: minutes(left), isTold };
  expect(sessionState(times)).toBe(state);
  const change = nextChange(times);
  if (next === null) expect(change).toBeNull();
  else expect(change).toBeCloseTo(minutes(next));
};

test.each([
  [0, 'open', 27],
  [26.99, 'open', 0.01],
  [27, 'ending', 3],
  [29.5, 'ending', 0.5],
  [30, 'ended', null],
  // A machine that slept.
  [500, 'ended', null],
] as const)('after %s minutes without use a session is %s', (unused, state, next) => {
  expectState({ unused, left: 600 }, state, next);
});

test.each([
  [15, 'open', 5],
  [10, 'closing', 10],
  [0.5, 'closing', 0.5],
  [0, 'ended', null],
  [-1, 'ended', null],
] as const)('%s minutes before its whole life is over a session in use is %s', (left, state, next) => {
  expectState({ unused: 0, left }, state, next);
});

test('who was told that its life is nearly over is told once, and hears of its end', () => {
  expectState({ unused: 0, left: 9, isTold: true }, 'open', 9);
  expectState({ unused: 0, left: 0, isTold: true }, 'ended', null);
});

test('use is asked for where use helps', () => {
  expectState({ unused: 28, left: 5 }, 'ending', 2);
  expectState({ unused: 28, left: 1 }, 'closing', 1);
});
