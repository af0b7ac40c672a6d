import { expect, test } from 'vitest';
import { pageOf } from './page-of.ts';

test('an address asks for a page in plain digits, or gets the first', () => {
  expect(pageOf('7')).toBe(7);
  expect(pageOf('0', 0)).toBe(0);
  for (const text of [null, '', '0', '-1', '1.5', '1e3', '0x10', '１２', 'NaN', 'Infinity', '9'.repeat(40)])
    expect(pageOf(text), String(text)).toBe(1);
});
