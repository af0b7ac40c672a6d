import { expect, test } from 'vitest';
import { wholeCode } from './whole-code.ts';

test.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  [' 123\u202f456 ', '123456'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
  ['', null],
])('« %s » is a whole code: %s', (typed, code) => {
  expect(wholeCode(typed)).toBe(code);
});
