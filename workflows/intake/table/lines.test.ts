import { describe, expect, test } from 'vitest';
import { makeXlsx } from '#test/support/make-xlsx.ts';
import { TooLarge } from '#workflows/invoice/money.ts';
import { Refusal } from '../refusal.ts';
import { readXlsxLines } from '../xlsx/lines-xlsx.ts';
import { readCsvLines } from './lines-csv.ts';

const csv = (text: string) => readCsvLines(Buffer.from(text));
function refusal(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  throw new Error('was taken');
}

test('a number that makes an amount too large is told by its cell, and a sum of many by the largest line', () => {
  const head = 'Désignation;Qté;Prix unitaire HT\n';
  const { rows } = refusal(() => csv(`${head}Câble;1000000000000;1000000\n`));
  expect(rows).toMatchObject([
    {
      row: 2,
      column: 'Prix unitaire HT',
      text: { fr: expect.stringContaining('trop grand'), en: expect.stringContaining('too large') },
    },
  ]);
  expect(() => csv(head + 'Câble;1;9000000000000\n'.repeat(3))).toThrow(TooLarge);
});

test.each(['constructor', '__proto__', 'toString'])('a unit called %s is not known', (unit) => {
  const { rows } = refusal(() => csv(`Désignation;Qté;Unité;Prix unitaire HT\nCâble;1;${unit};2\n`));
  expect(rows).toMatchObject([{ column: 'Unité' }]);
});

describe('lines from CSV', () => {
  test('separated by semicolons, with French decimals and headers', () => {
    const { lines, warnings } = csv(
      'Désignation;Qté;Unité;Prix unitaire HT;TVA;Remise %\n' +
        '"Carrelage ; grès";12,5;m²;1 234,56;10 %;5\n' +
        ';;;;;\n' +
        'Dépose;-1;forfait;80;autoliquidation;\n',
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      name: 'Carrelage ; grès',
      quantity: '12.5',
      unit: 'MTK',
      unitPrice: '1234.56',
      vat: { category: 'S', rate: '10' },
      adjustments: [{ kind: 'allowance', amountCents: 77160, baseCents: 1543200, percent: '5' }],
    });
    expect(lines[1]).toMatchObject({
      quantity: '-1',
      unit: 'LS',
      vat: { category: 'AE', rate: '0' },
      adjustments: [],
    });
    expect(new Set(lines.map((line) => line.id)).size).toBe(2);
    expect(warnings).toEqual([]);
  });

  test('separated by commas or tabs, in English', () => {
    const comma = csv('Item,Qty,Unit price,VAT rate\n"Tiles, grey",2,"1,234.50",20\n');
    const tab = csv('Item\tQty\tUnit price\tVAT rate\r\nTiles, grey\t2\t1234.5\t20\r\n');
    for (const { lines } of [comma, tab]) {
      expect(lines[0]).toMatchObject({ name: 'Tiles, grey', quantity: '2', unitPrice: '1234.5' });
    }
  });

  test('in Windows-1252, and in UTF-8 with its mark', () => {
    const text = 'Libellé;Prix;TVA\nFaçade;10;20\n';
    const fromWindows = readCsvLines(Buffer.from(text, 'latin1'));
    const marked = csv(`\ufeff${text}`);
    expect([fromWindows, marked].map(({ lines }) => lines[0]?.name)).toEqual(['Façade', 'Façade']);
  });

  test('what is assumed or not read is said', () => {
    const { lines, warnings } = csv('Libellé;PU;Fournisseur\nPose;10;Dupont\n');
    expect(lines[0]).toMatchObject({ quantity: '1', vat: { category: 'S', rate: '20' } });
    expect(warnings.map(({ code, values }) => [code, values])).toEqual([
      ['quantity.noColumn', { rows: 'ligne 2' }],
      ['vat.noColumn', { rate: '20', rows: 'ligne 2' }],
      ['columns.ignored', { columns: 'Fournisseur' }],
    ]);
  });

  test('a percentage stored as a fraction is read as what it means', () => {
    const { lines, warnings } = csv('Libellé;Qté;PU;TVA\na;1;1;0,2\nb;1;1;0,055\nc;1;1;0,9\n');
    expect(lines.map((line) => line.vat.rate)).toEqual(['20', '5.5', '0.9']);
    expect(warnings.map((each) => each.text)).toEqual([
      {
        fr: 'Des taux de TVA écrits en fractions ont été lus en pourcentages\u202f: 0,2 → 20\u202f%\u202f; 0,055 → 5,5\u202f% (lignes 2–3).',
        en: 'VAT rates written as fractions were read as percentages: 0,2 → 20%; 0,055 → 5.5% (rows 2–3).',
      },
    ]);
  });

  test('every wrong cell is listed by row and column, and nothing is taken', () => {
    const reason = refusal(() =>
      csv('Libellé;Qté;Unité;PU HT;TVA\nPose;douze;h;10;20\n"a\nb";1;parsec;;21\n;1;u;1;20\n'),
    );
    expect(reason.code).toBe('table.rows');
    expect(reason.rows.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Qté'],
      [3, 'PU HT'],
      [3, 'Unité'],
      [3, 'TVA'],
      [4, 'Libellé'],
    ]);
    expect(reason.rows[0]?.text).toEqual({
      fr: '«\u202fdouze\u202f» n’est pas une quantité. Écrivez par exemple\u202f: 12,5\u202f; 2 h\u202f; 1h30.',
      en: '“douze” is not a quantity. Write for example: 12.5; 2 h; 1:30.',
    });
  });

  test.each([
    ['no price column', 'Libellé;Qté\nPose;1\n', 'table.columns'],
    ['two price columns', 'Libellé;PU;Prix HT\nPose;1;2\n', 'table.duplicate'],
    [
      'two columns of quantities',
      'Libellé;Qté commandée;Qté livrée;PU;TVA\nPose;10;8;1;20\n',
      'table.duplicate',
    ],
    [
      'a quantity beside what became of it',
      'Item,Quantity,Qty delivered,Price,VAT\nA,1,2,1,20\n',
      'table.duplicate',
    ],
    ['a column that may be the quantity', 'Libellé;Qté en stock;PU;TVA\nPose;10;1;20\n', 'table.unclear'],
    ['one that may be the rate', 'Libellé;Qté;PU;TVA achat\nPose;10;1;20\n', 'table.unclear'],
    ['one that may be the discount', 'Libellé;PU;TVA;Remise client\nPose;1;20;10\n', 'table.unclear'],
    ['headers alone', 'Libellé;PU\n\n', 'table.empty'],
    ['an open quote', 'Libellé;PU\n"Pose;1\n', 'csv.malformed'],
    ['too many rows', `Libellé;PU\n${'Pose;1\n'.repeat(5001)}`, 'table.tooLong'],
  ])('refuses %s', (_, text, code) => {
    expect(refusal(() => csv(text)).code).toBe(code);
  });
});

describe('lines from XLSX', () => {
  test('the first sheet, with numbers as the workbook holds them', () => {
    const rows = [
      ['Désignation', 'Quantité', 'Prix unitaire HT', 'TVA'],
      ['Pose', 0.30000000000000004, 1234.56, 0.2],
      [null, null, null, null],
      ['Joints', 1e-7, 1e21, 5.5],
    ];
    const { lines, warnings } = readXlsxLines(makeXlsx({ Devis: rows.slice(0, 3), Notes: [['x']] }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ quantity: '0.3', unitPrice: '1234.56', vat: { rate: '20' } });
    expect(warnings.map((each) => each.code)).toEqual(['vat.fraction', 'sheets.ignored']);
  });

  test('wrong cells are named by the row the spreadsheet shows', () => {
    const book = makeXlsx({
      A: [
        ['Désignation', 'PU', 'Qté', 'TVA'],
        [null, null, null, null],
        ['Pose', 'cher', 1, 20],
      ],
    });
    const reason = refusal(() => readXlsxLines(book));
    expect(reason.rows).toMatchObject([{ row: 3, column: 'PU' }]);
  });
});
