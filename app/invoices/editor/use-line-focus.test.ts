import { expect, it } from 'vitest';
import { placeOfChange } from './use-line-focus.ts';

it.each([
  ['added at the end', 'ab', 'abc', 2],
  ['the first of all', '', 'a', 0],
  ['added between', 'ac', 'abc', 1],
  ['taken from the front', 'abc', 'bc', 0],
  ['taken from the end', 'abc', 'ab', 2],
  ['moved', 'abc', 'acb', null],
  ['shown anew', 'ab', 'xyz', null],
  ['as before', 'ab', 'ab', null],
])('%s: %s, %s', (_, before, after, place) => {
  expect(placeOfChange([...before], [...after])).toBe(place);
});
