import { expect, test } from 'vitest';
import { accentBlind } from './invoice-filter.ts';

test('a word is looked for with and without its accents, and signs mean themselves', () => {
  const finds = (word: string, text: string) => new RegExp(accentBlind(word), 'iu').test(text);
  expect(finds('ecole', 'École Jules-Verne')).toBe(true);
  expect(finds('ÉCOLE', 'ecole')).toBe(true);
  expect(finds('soeur', 'sour')).toBe(false);
  expect(finds('30%', 'acompte 30% ')).toBe(true);
  expect(finds('a.c', 'abc')).toBe(false);
  expect(finds('x]y', 'x]y')).toBe(true);
});
