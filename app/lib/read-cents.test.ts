import { expect, test } from 'vitest';
import { readCents } from './read-cents.ts';

test.each([
  ['1 234,5', 123_450],
  ['-0,07', -7],
  ['12,00', 1200],
  ['1.234,56 €', 123_456],
  ['€12', 1200],
  ['12,50 €', 1250],
  ['1,005', null],
  ['90071992547409,93', null],
  ['9'.repeat(400), null],
  ['mille', null],
])('%s is %s cents', (typed, cents) => expect(readCents(typed, 'fr')).toBe(cents));
