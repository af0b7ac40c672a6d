import { expect, test } from 'vitest';
import { inTurn } from '../long/in-turn.ts';
import { parts } from '../long/parts.ts';

test('over the turns every part comes first, and none is lost', () => {
  const letters = ['a', 'b', 'c', 'd'];
  const turns = Array.from({ length: 100 }, (_, turn) => inTurn(letters, `commit ${turn}`));
  expect(new Set(turns.map(([first]) => first))).toEqual(new Set(letters));
  for (const turn of turns) expect(turn.toSorted()).toEqual(letters);
  expect(inTurn(letters, 'x')).toEqual(inTurn(letters, 'x'));
});

test('parts have names of their own, and each fits into a run', () => {
  expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
  for (const { name, seconds } of parts) expect(seconds, name).toBeLessThanOrEqual(15 * 60);
});
