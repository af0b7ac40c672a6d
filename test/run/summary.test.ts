import { expect, test } from 'vitest';
import { slowness } from './known-times.ts';
import { fromPlaywright, fromVitest, type TestResult } from './results.ts';
import { summarize } from './summary.ts';

const result = (name: string, given: Partial<TestResult> = {}): TestResult => ({
  project: 'pure',
  file: 'a.test.ts',
  name,
  ms: 10,
  outcome: 'passed',
  isFlaky: false,
  ...given,
});
const none = { known: {}, steps: [], seed: '7' };
const ended = (results: TestResult[], known = {}) => {
  const { lines, failed } = summarize(results, { ...none, known });
  return { text: lines.join('\n'), last: lines.at(-1), failed };
};

test('the last line counts passed, failed and skipped, and is alone', () => {
  expect(ended([result('a')])).toMatchObject({ last: '1 passed, 0 failed', failed: 0 });
  const all = [result('a'), result('b', { outcome: 'failed' }), result('c', { outcome: 'skipped' })];
  expect(ended(all)).toMatchObject({ last: '1 passed, 1 failed, 1 skipped', failed: 1 });
  expect(ended(all).text).toContain('Skipped:\n  pure  a.test.ts › c');
});

test('a test that passes only at its second try is counted and named', () => {
  expect(ended([result('a', { isFlaky: true })])).toMatchObject({
    last: '1 passed, 0 failed',
    text: expect.stringContaining('Passed only at a second try:\n  pure  a.test.ts › a'),
  });
});

test('what failed says why under its name, briefly and without the colours of a terminal', () => {
  const assertionResults = [
    {
      fullName: 'a',
      status: 'failed',
      failureMessages: [`\u001b[31mexpected 1\u001b[39m\n${'at far '.repeat(1000)}`],
    },
  ];
  const [failed] = fromVitest(
    { testResults: [{ name: '/root/a.test.ts', status: 'failed', assertionResults }] },
    'pure',
    '/root',
  );
  const { text } = ended(failed ? [failed] : []);
  expect(text).toContain('pure  a.test.ts › a\n      expected 1\n      at far');
  expect(text.length).toBeLessThan(2000);
});

test('the slowest twenty are named, the slowest first', () => {
  const { text } = ended(Array.from({ length: 30 }, (_, ms) => result(`test ${ms}`, { ms })));
  expect(text).toMatch(/The slowest tests:\n.* › test 29\n.* › test 28\n/);
  expect(text.split('\n').filter((line) => line.includes('a.test.ts'))).toHaveLength(20);
});

test('a test over thirty seconds fails without a reason, by the time of the machine whose times are kept', () => {
  const long = [result('long', { ms: 40_000, file: 'long.test.ts' })];
  expect(ended(long)).toMatchObject({ last: '0 passed, 1 failed', failed: 1 });
  // Everything takes twice as long at present: forty seconds are twenty.
  const others = Array.from({ length: 5 }, (_, n) => result('o', { ms: 2000, file: `${n}.test.ts` }));
  const known = Object.fromEntries(others.map(({ file }) => [file, 1000]));
  expect(ended([...long, ...others], known)).toMatchObject({ last: '6 passed, 0 failed', failed: 0 });
  expect(slowness(others, known)).toBe(2);
  expect(slowness(others, {}), 'where nothing is known').toBe(1);
  expect(slowness(others, Object.fromEntries(others.map(({ file }) => [file, 9000])))).toBe(1);
});

test('a file that does not load fails, and so does an error outside of any browser test', () => {
  const unloaded = { name: '/root/b.test.ts', status: 'failed', message: 'no', assertionResults: [] };
  expect(fromVitest({ testResults: [unloaded] }, 'pure', '/root')).toMatchObject([
    { file: 'b.test.ts', outcome: 'failed' },
  ]);
  const states = ['passed', 'failed', 'skipped', 'pending', 'todo'];
  const assertionResults = states.map((status) => ({ fullName: status, status, duration: 3 }));
  const mixed = { name: '/root/b.test.ts', status: 'failed', assertionResults };
  expect(fromVitest({ testResults: [mixed] }, 'pure', '/root').map(({ outcome }) => outcome)).toEqual([
    'passed',
    'failed',
    'skipped',
    'skipped',
    'skipped',
  ]);
  expect(fromPlaywright({ suites: [], errors: [{ message: 'no cluster\n at …' }] }, 'browser')).toMatchObject(
    [{ name: 'no cluster', outcome: 'failed' }],
  );
});

test('browser tests are named with what they stand in, and say whether they needed a second try', () => {
  const specs = (['expected', 'flaky', 'unexpected', 'skipped'] as const).map((status) => ({
    title: status,
    file: 'a.spec.ts',
    tests: [{ status, results: [{ duration: 9 }, { duration: 4 }] }],
  }));
  const suite = {
    title: 'a.spec.ts',
    file: 'a.spec.ts',
    suites: [{ title: 'on a phone', file: 'a.spec.ts', specs }],
  };
  expect(fromPlaywright({ suites: [suite], errors: [] }, 'browser')).toMatchObject([
    { name: 'on a phone expected', file: 'e2e/a.spec.ts', ms: 4, outcome: 'passed', isFlaky: false },
    { outcome: 'passed', isFlaky: true },
    { outcome: 'failed', isFlaky: false },
    { outcome: 'skipped', isFlaky: false },
  ]);
});
