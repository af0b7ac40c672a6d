import { expect, test } from 'vitest';
import { nextChange, sessionState } from './session-clock.ts';

const minutes = (count: number) => count * 60_000;
const idle = minutes(30);

test.each([
  [0, 'open', 27],
  [26.99, 'open', 0.01],
  [27, 'ending', 3],
  [29.5, 'ending', 0.5],
  [30, 'ended', null],
  // A machine that slept.
  [500, 'ended', null],
] as const)('after %s minutes without use a session is %s', (unused, state, next) => {
  expect(sessionState(minutes(unused), idle)).toBe(state);
  const change = nextChange(minutes(unused), idle);
  if (next === null) expect(change).toBeNull();
  else expect(change).toBeCloseTo(minutes(next));
});
