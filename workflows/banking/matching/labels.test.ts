import { expect, test } from 'vitest';
import { judge } from '#test/banking/matching/judge.ts';

test.each(['known.txt', 'held-out.txt'])(
  '%s: nine of ten are proposed right, and none that is sure is wrong',
  (file) => {
    const { misses, ...figures } = judge(file);
    console.info(file, JSON.stringify(figures), `\n${misses.join('\n')}`);
    expect(figures.sureWrong).toBe(0);
    expect(figures.right / figures.lines).toBeGreaterThanOrEqual(0.9);
  },
);
