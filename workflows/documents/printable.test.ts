import { expect, test } from 'vitest';
import { printable, unprintable } from './printable.ts';

test.each([
  ['composes accents', 'e\u0301te\u0301', 'été'],
  ['keeps French spaces', '1\u202f480,00\u00a0€', '1\u202f480,00\u00a0€'],
  ['keeps line ends, in one notation', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['drops control characters', 'a\u0000b\u001bc\u007fd', 'abcd'],
  ['drops what reorders text', 'IBAN \u202e98\u202c \u2066x\u2069', 'IBAN 98 x'],
  ['drops what has no width', 'a\u200bb\ufeffc\u00add\ufe0f', 'abcd'],
  ['turns spaces no font has into ordinary ones', 'a\tb\u1680c', 'a b c'],
  ['prints Greek, Cyrillic and Vietnamese', 'Ωμέγα Жуков Nguyễn', 'Ωμέγα Жуков Nguyễn'],
  [
    'prints Chinese, Japanese, Korean, Arabic, Hebrew and Thai',
    '東京かな부산مرحباשלוםไทย',
    '東京かな부산مرحباשלוםไทย',
  ],
  ['marks what no font covers', '𓀀 😀', '\ufffd \ufffd'],
  ['marks half a character', '\ud83d!', '\ufffd!'],
])('%s', (_, typed, printed) => {
  expect(printable(typed)).toBe(printed);
});

test('the letters and signs that are not looked up are in the fonts', () => {
  const ranges = [
    [0x20, 0x7e],
    [0xa0, 0x17f],
    [0x2010, 0x2015],
    [0x2018, 0x201e],
    [0x2022, 0x2022],
  ] as const;
  const all = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
  // A character beside them has the whole text looked up.
  expect(unprintable(`${String.fromCodePoint(...all, 0x2026, 0x20ac, 0x2212)}😀`)).toEqual(['😀']);
});

test('names each character a form should warn of, once', () => {
  expect(unprintable('Café 東京, 𓀀 \u200b😀 𓀀')).toEqual(['𓀀', '😀']);
});
