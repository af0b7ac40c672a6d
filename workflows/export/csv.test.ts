import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostilePayloads } from '#test/support/hostile-payloads.ts';
import { amountCell, csvOf, textCell } from './csv.ts';

/** Reads a line as a spreadsheet does. @returns the texts of its cells */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:;|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
}
const isComputed = (cell: string) => /^[\s\p{Cf}"]*[=+\-@\t\r＝＋－＠]/u.test(cell);

describe('a cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+33 3 53 01 42 00', "'+33 3 53 01 42 00"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1:A9)', "'@SUM(A1:A9)"],
    ['\t=1+1', "' =1+1"],
    ['\r=1+1', "' =1+1"],
    ['\n=cmd|"/C calc"!A0', `' =cmd|"/C calc"!A0`],
    ['  =HYPERLINK("https://evil.example")', `'  =HYPERLINK("https://evil.example")`],
    ['＝1+1', "'＝1+1"],
    ['\u200B=1+1', "'\u200B=1+1"],
    ['Dupont & Fils', 'Dupont & Fils'],
    ['a;b"c', 'a;b"c'],
    ['Plomberie = chauffage', 'Plomberie = chauffage'],
  ])('%j is kept as %j', (text, kept) => expect(cellsOf(textCell(text))).toEqual([kept]));

  test('of a hostile text is one cell on one line, and computes nothing', () => {
    for (const text of [...hostilePayloads, ...hostilePayloads.flatMap((each) => [`=${each}`, `"${each}`])]) {
      const cell = textCell(text);
      expect(cell).not.toMatch(/[\r\n\t]/);
      expect(cellsOf(`${cell};${textCell('next')}`)).toHaveLength(2);
      expect(isComputed(cellsOf(cell)[0] ?? ''), text).toBe(false);
    }
  });

  test('of any text reads back as one that computes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [cell = '', ...more] = cellsOf(textCell(text));
        expect(more).toEqual([]);
        expect(isComputed(cell)).toBe(false);
      }),
    );
  });
});

test('amounts are numbers of the language, and nothing else passes for one', () => {
  expect(amountCell('-1234.56', 'fr')).toBe('-1234,56');
  expect(amountCell('1234.56', 'en')).toBe('1234.56');
  expect(() => amountCell('=1', 'fr')).toThrow(TypeError);
  expect(csvOf([['"a"', '1,00']], 'fr')).toBe('\uFEFF"a";1,00\r\n');
  expect(csvOf([['"a"', '1.00']], 'en')).toBe('\uFEFF"a",1.00\r\n');
});
