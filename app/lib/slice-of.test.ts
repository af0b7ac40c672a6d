import { expect, test } from 'vitest';
import { pageAt, sliceOf } from './slice-of.ts';

test.each<[number, string | null, object]>([
  [0, null, { page: 1, pages: 1, from: 0, to: 0 }],
  [100, null, { page: 1, pages: 1, from: 0, to: 100 }],
  [101, '2', { page: 2, pages: 2, from: 100, to: 101 }],
  [5000, '50', { page: 50, pages: 50, from: 4900, to: 5000 }],
  [5000, '51', { page: 50 }],
  [5000, 'many', { page: 1 }],
])('%s entries, page %s', (total, asked, slice) => {
  expect(sliceOf(total, asked)).toMatchObject({ total, ...slice });
});

test.each([
  [0, 1],
  [99, 1],
  [100, 2],
  [-1, 1],
])('entry %s is on page %s', (index, page) => {
  expect(pageAt(index)).toBe(page);
});
