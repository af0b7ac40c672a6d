import { describe, expect, test } from 'vitest';
import { type MadeCell, type MadeSheet, makeXlsx } from '#test/support/make-xlsx.ts';
import { Refusal } from '../refusal.ts';
import type { Answers } from '../table/questions.ts';
import { readXlsxLines } from './lines-xlsx.ts';
import { formatOfCode } from './number-format.ts';

const heads = ['Désignation', 'Qté', 'Unité', 'PU HT', 'TVA', 'Remise'];

type Row = { quantity?: MadeCell; unit?: MadeCell; price?: MadeCell; vat?: MadeCell; discount?: MadeCell };
const row = ({ quantity = 1, unit = null, price = 100, vat = 20, discount = null }: Row): MadeCell[] => [
  'Pose',
  quantity,
  unit,
  price,
  vat,
  discount,
];

const read = (sheets: Record<string, MadeSheet>, answers?: Answers) =>
  readXlsxLines(makeXlsx(sheets), answers);

function short(sheets: Record<string, MadeSheet>, answers?: Answers) {
  return read(sheets, answers).lines.map(
    ({ quantity, unit, unitPrice, vat, adjustments }) =>
      `${quantity} ${unit} × ${unitPrice} ${vat.category}${vat.rate}${adjustments.map((each) => ` -${each.amountCents}`).join('')}`,
  );
}

function refused(sheets: Record<string, MadeSheet>): Refusal['reason'] {
  try {
    read(sheets);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  throw new Error('was taken');
}

describe('the format of a cell is part of its number', () => {
  test.each<[string, Row, string]>([
    ['10 % of discount', { discount: { v: 0.1, format: 9 } }, '1 C62 × 100 S20 -1000'],
    ['5,5 % of discount', { discount: { v: 0.055, format: '0.0%' } }, '1 C62 × 100 S20 -550'],
    ['15 € of discount', { discount: { v: 15, format: '#,##0.00\\ "€"' } }, '1 C62 × 100 S20 -1500'],
    ['15 € by code', { discount: { v: 15, format: '#,##0.00 [$€-40C]' } }, '1 C62 × 100 S20 -1500'],
    ['20 % of VAT', { vat: { v: 0.2, format: 9 } }, '1 C62 × 100 S20'],
    ['5,5 % of VAT', { vat: { v: 0.055, format: 10 } }, '1 C62 × 100 S5.5'],
    ['1:30', { quantity: { v: 0.0625, format: 20 }, unit: 'h' }, '1.5 HUR × 100 S20'],
    ['0:45 that is elapsed', { quantity: { v: 0.03125, format: '[h]:mm' }, unit: 'h' }, '0.75 HUR × 100 S20'],
    ['36:00 that are elapsed', { quantity: { v: 1.5, format: 46 }, unit: 'h' }, '36 HUR × 100 S20'],
    ['3 h by a word of the format', { quantity: { v: 3, format: '0.0" h"' } }, '3 HUR × 100 S20'],
    [
      'a price in accounting format',
      { price: { v: -150, format: '_-* #,##0.00\\ "€"_-;(#,##0.00)' } },
      '-1 C62 × 150 S20',
    ],
    ['1.500, which a workbook holds as 1.5', { price: { v: 1.5, format: '0.000' } }, '1 C62 × 1.5 S20'],
    ['1.234, exact', { price: 1.234 }, '1 C62 × 1.234 S20'],
    ['the result of a formula', { price: { formula: 'A1*2', v: 66 } }, '1 C62 × 66 S20'],
  ])('%s', (_, cells, line) => {
    expect(short({ A: [heads, row(cells)] })).toEqual([line]);
  });

  test.each<[string, Row, string, string]>([
    ['a date', { quantity: { v: 46024, format: 14 } }, 'Qté', '02/01/2026'],
    ['a time of more than a day', { quantity: { v: 1.5, format: 20 }, unit: 'h' }, 'Qté', '12:00'],
    ['a percentage of a quantity', { quantity: { v: 0.3, format: 9 } }, 'Qté', '30%'],
    ['a percentage as a price', { price: { v: 0.3, format: 9 } }, 'PU HT', '30%'],
    ['0,2 % of VAT', { vat: { v: 0.002, format: '0.0%' } }, 'TVA', '0.2%'],
    ['dollars of some country', { price: { v: 12, format: '[$$-409]#,##0.00' } }, 'PU HT', '$'],
    ['rupees of some country', { price: { v: 12, format: '0.00 ₹' } }, 'PU HT', '₹'],
    ['a formula without a result', { price: { formula: 'B2*2' } }, 'PU HT', '=B2*2'],
    [
      'a price with VAT under a head without',
      { price: { v: 120, format: '0 "TTC"' }, vat: 20 },
      'PU HT',
      'TTC',
    ],
  ])('%s is refused by its cell', (_, cells, column, found) => {
    const { rows } = refused({ A: [heads, row(cells)] });
    expect(rows).toMatchObject([{ row: 2, column, text: { fr: expect.stringContaining(found) } }]);
  });

  test('a price with VAT says so by a word of its format', () => {
    const price = { v: 120, format: '#,##0.00 "€ TTC"' };
    expect(
      short({
        A: [
          ['Désignation', 'Prix', 'TVA'],
          ['Pose', price, 20],
        ],
      }),
    ).toEqual(['1 C62 × 100 S20']);
  });

  test('a currency is named by the format', () => {
    const { currency } = read({ A: [heads, row({ price: { v: 120, format: '#,##0.00 [$SEK]' } })] });
    expect(currency).toBe('SEK');
  });

  test('a plain 0.1 under a head with % may be either, and is refused by its cell', () => {
    const { rows } = refused({
      A: [
        ['Désignation', 'PU HT', 'Remise (%)'],
        ['Pose', 100, 0.1],
      ],
    });
    expect(rows).toMatchObject([{ row: 2, column: 'Remise (%)' }]);
  });

  test('dates count from 1904 where the workbook says so', () => {
    const book = makeXlsx(
      {
        A: [
          ['Désignation', 'PU HT', 'Qté'],
          ['Pose', 1, { v: 44562, format: 14 }],
        ],
      },
      { date1904: true },
    );
    expect(() => readXlsxLines(book)).toThrow(
      expect.objectContaining({
        reason: expect.objectContaining({
          rows: [
            expect.objectContaining({
              text: expect.objectContaining({ fr: expect.stringContaining('02/01/2026') }),
            }),
          ],
        }),
      }),
    );
  });

  test.each([
    ['General', 'number', ''],
    ['#,##0.00\\ "€"', 'number', '€'],
    ['_("$"* #,##0.00_)', 'number', '$'],
    ['#,##0.00 [$CHF-100C]', 'number', 'CHF'],
    ['[Red]-#,##0.00;0', 'number', ''],
    ['0.00%', 'percent', ''],
    ['0 "jours"', 'number', 'jours'],
    ['0.00E+00', 'number', ''],
    ['dd/mm/yyyy', 'date', ''],
    ['mmm-yy', 'date', ''],
    ['d mmmm yyyy h:mm', 'date', ''],
    ['h:mm AM/PM', 'time', ''],
    ['[hh]:mm:ss', 'elapsed', ''],
    ['@', 'number', ''],
  ])('%s shows a %s', (code, shows, words) => {
    expect(formatOfCode(code)).toEqual({ shows, words });
  });
});

describe('what is not in sight is not read, and said', () => {
  const said = (sheets: Record<string, MadeSheet>, answers?: Answers) =>
    read(sheets, answers).warnings.flatMap(({ code, leftOut }) =>
      leftOut ? [[code, leftOut.map(({ fr }) => fr)]] : [],
    );

  test('hidden rows', () => {
    const rows = [heads, row({}), row({ price: 50 }), row({ price: 30 })];
    const sheets = { A: { rows, hiddenRows: [3] } };
    expect(short(sheets)).toEqual(['1 C62 × 100 S20', '1 C62 × 30 S20']);
    expect(said(sheets)).toEqual([['rows.hidden', ['ligne 3']]]);
    // A total that counts them contradicts what is in sight.
    const summed = { A: { rows: [...rows, ['Total', null, null, 180]], hiddenRows: [3] } };
    expect(refused(summed)).toMatchObject({
      rows: [{ row: 5, column: 'PU HT' }],
      details: [{ en: 'Hidden in the workbook, not taken (row 3).' }],
    });
  });

  test('hidden columns', () => {
    const sheets = { A: { rows: [heads, row({ discount: '10 %' })], hiddenColumns: [6] } };
    expect(short(sheets)).toEqual(['1 C62 × 100 S20']);
    expect(said(sheets)).toEqual([['columns.hidden', ['F']]]);
  });

  test.each([
    ['PU HT', 4],
    ['Qté', 2],
    ['TVA', 5],
    ['Désignation', 1],
  ])('a hidden %s is neither missing nor made up', (head, at) => {
    const { code, text } = refused({ A: { rows: [heads, row({ quantity: 3 })], hiddenColumns: [at] } });
    expect(code).toBe('table.hidden');
    expect(text.en).toContain(`hidden in the workbook: ${'ABCDE'[at - 1]} (${head}).`);
  });

  test('further sheets, hidden ones and cover sheets', () => {
    const lines = [heads, row({})];
    const sheets: Record<string, MadeSheet> = {
      'Page de garde': [
        ['Client', 'Commune X'],
        ['Mois', 'novembre'],
      ],
      Anciens: { rows: lines, state: 'hidden' },
      Lignes: lines,
      Vide: [],
    };
    expect(short(sheets)).toEqual(['1 C62 × 100 S20']);
    expect(said(sheets)).toEqual([['sheets.ignored', ['Page de garde', 'Anciens']]]);
  });

  test('of several sheets with lines a person chooses one', () => {
    const sheets = { Mai: [heads, row({})], Juin: [heads, row({ price: 50 })] };
    expect(refused(sheets)).toMatchObject({ code: 'table.asks', questions: [{ name: 'sheet' }] });
    expect(refused(sheets).questions[0]?.choices.map(({ value }) => value)).toEqual(['Mai', 'Juin']);
    expect(short(sheets, { sheet: 'Juin' })).toEqual(['1 C62 × 50 S20']);
    expect(said(sheets, { sheet: 'Juin' })).toEqual([['sheets.ignored', ['Mai']]]);
  });
});

test('a rate or a unit joined down several rows is that of each; an amount is not', () => {
  const rows = [heads, row({ vat: 10, unit: 'h' }), row({ vat: null }), row({ price: null, vat: null })];
  const joined = { A: { rows: rows.slice(0, 3), joined: ['E2:E3', 'C2:C3'] } };
  expect(short(joined)).toEqual(['1 HUR × 100 S10', '1 HUR × 100 S10']);
  const price = { A: { rows, joined: ['E2:E4', 'D3:D4'] } };
  expect(refused(price).rows).toMatchObject([{ row: 4, column: 'PU HT' }]);
});

test('rows are named as the spreadsheet counts them, whatever is not in the file', () => {
  const { rows } = refused({ A: [['Relevé'], [null], heads, [null], row({ price: 'cher' })] });
  expect(rows).toMatchObject([{ row: 5, column: 'PU HT' }]);
});

test('five thousand rows are read in a moment', () => {
  const sheets = {
    A: [heads, ...Array.from({ length: 5000 }, (_, at) => row({ price: at + 0.5, discount: '10 %' }))],
  };
  const book = makeXlsx(sheets);
  const before = process.cpuUsage();
  expect(readXlsxLines(book).lines).toHaveLength(5000);
  const { user, system } = process.cpuUsage(before);
  // Of this process alone, whatever else the machine does; a file has five seconds in all.
  expect((user + system) / 1e6).toBeLessThan(2.5);
});
