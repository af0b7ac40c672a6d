import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inTurn } from '../long/in-turn.ts';
import { parts } from '../long/parts.ts';

test('a run sees every kind before a second part of any; over the turns every part comes first, and none is lost', () => {
  const some = ['a/1', 'a/2', 'a/3', 'b', 'c/1', 'c/2'].map((name) => ({ name }));
  const turns = Array.from({ length: 300 }, (_, turn) =>
    inTurn(some, `commit ${turn}`).map(({ name }) => name),
  );
  for (const turn of turns) {
    expect(turn.toSorted()).toEqual(some.map(({ name }) => name));
    expect(new Set(turn.slice(0, 3).map((name) => name[0])).size).toBe(3);
    expect(turn.at(-1)).toMatch(/^a/);
  }
  expect(new Set(turns.map(([first]) => first))).toEqual(new Set(some.map(({ name }) => name)));
  expect(inTurn(some, 'x')).toEqual(inTurn(some, 'x'));
  expect(inTurn([], 'x')).toEqual([]);
});

test('parts have names of their own, and each fits into a run', () => {
  expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
  for (const { name, seconds } of parts) expect(seconds, name).toBeLessThanOrEqual(15 * 60);
});

/** Scripts run these in whole: `npm run test:faults` each of its scenarios, and two of those the models of the rules. */
const byScript = [
  'test/fault/short.test.ts',
  'test/review/model.test.ts',
  'workflows/review/machine.test.ts',
];

test('whatever takes a slice is run in whole by some part', () => {
  const sliced = globSync(['{test,workflows,app,db,emails}/**/*.test.{ts,tsx}', 'e2e/*.spec.ts']).filter(
    (file) => /from '#test\/support\/(slice|tour)\.ts'/.test(readFileSync(file, 'utf8')),
  );
  const whole = [...parts.flatMap(({ files = [] }) => files), ...byScript];
  expect(
    sliced.filter((file) => !whole.some((each) => file === each || file.startsWith(`${each}/`))),
  ).toEqual([]);
  for (const each of whole)
    expect(
      sliced.some((file) => file.startsWith(each)),
      each,
    ).toBe(true);
});
