import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { cellAt, cellName } from './cell-name.ts';
import { readCsvLines } from './lines-csv.ts';
import type { Mend } from './mends.ts';

const table = [
  'Devis Martin;;;;',
  'Désignation;Quantité;Unité;Prix unitaire;TVA',
  'Main-d’œuvre;4,5;h;58,00;10',
  'Chauffe-eau;1;u;huit cents;10',
  '"Pose, en\ndeux fois";x;u;10;10',
].join('\n');

const read = (cells: Mend[], sheet: string | null = null) =>
  readCsvLines(Buffer.from(table), {}, { sheet, cells });
const refused = (cells: Mend[], sheet: string | null = null) => {
  try {
    read(cells, sheet);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  throw new Error('not refused');
};

const price = { cell: 'D4', text: '800' };
const quantity = { cell: 'B5', text: '2' };

test('a wrong cell is named as a spreadsheet names it, with what stands there', () => {
  expect(refused([]).rows).toMatchObject([
    { row: 4, column: 'Prix unitaire', cell: { name: 'D4', says: 'huit cents' } },
    { row: 5, column: 'Quantité', cell: { name: 'B5', says: 'x' } },
  ]);
  expect([cellName(27, 12), cellAt('AB12'), cellAt('C3')]).toEqual([
    'AB12',
    { at: 27, row: 12 },
    { at: 2, row: 3 },
  ]);
});

test('with its cells mended the whole is read again, and says which were changed by hand', () => {
  const { lines, warnings } = read([price, quantity]);
  expect(lines.map(({ quantity, unitPrice }) => [quantity, unitPrice])).toEqual([
    ['4.5', '58'],
    ['1', '800'],
    ['2', '10'],
  ]);
  const said = warnings.filter(({ code }) => code === 'cell.mended').map(({ text }) => text.fr);
  expect(said).toEqual([
    'Cellule D4 corrigée à la main : « huit cents » → « 800 ».',
    'Cellule B5 corrigée à la main : « x » → « 2 ».',
  ]);
});

test('one that is still wrong is shown as it was written, and keeps the others', () => {
  const { rows, mended } = refused([price, { cell: 'B5', text: 'deux' }]);
  expect(rows).toMatchObject([{ cell: { name: 'B5', says: 'deux' } }]);
  expect(mended).toEqual([
    { cell: 'D4', was: 'huit cents', now: '800' },
    { cell: 'B5', was: 'x', now: 'deux' },
  ]);
});

test('what was left as it stands was not changed, whatever a field made of its line ends', () => {
  const same = { cell: 'A5', text: 'Pose, en deux fois' };
  const { lines, warnings } = read([price, quantity, same]);
  expect(lines[2]?.name).toBe('Pose, en\ndeux fois');
  expect(warnings.filter(({ code }) => code === 'cell.mended')).toHaveLength(2);
});

test.each([
  ['a row that is not there', 'D99'],
  ['the row of the heads', 'D2'],
  ['a title above', 'A1'],
  ['a column without a head', 'F4'],
  ['no cell at all', '__proto__'],
  ['a range', 'D4:D5'],
  ['far away', 'XFD1048576'],
  ['nothing', ''],
  ['a sheet', 'Feuil1!D4'],
])('nothing is written into %s', (_, cell) => {
  const reason = refused([price, quantity, { cell, text: '1' }]);
  expect(reason).toMatchObject({ code: 'cells.unknown', rows: [] });
  expect(reason.text.fr).toContain('sans place dans ce tableau');
});

test('cells of a sheet are not those of a file that has none', () => {
  expect(refused([price], 'Feuil1').code).toBe('cells.otherSheet');
});

test.each(['=1+1', '<img src=x onerror=alert(1)>', '@SUM(A1)', '\u0000', '1e9', '#REF!', '-'])(
  'a hostile value is read as the words of a cell: %s',
  (text) => {
    const reason = refused([{ ...price, text }, quantity]);
    expect(reason.code).toBe('table.rows');
    expect(reason.rows[0]?.cell).toMatchObject({ name: 'D4' });
  },
);

test('too much is refused in words', () => {
  expect(refused([{ ...price, text: 'x'.repeat(4001) }]).code).toBe('cells.tooLong');
  const many = Array.from({ length: 1001 }, () => price);
  expect(refused(many).code).toBe('cells.tooMany');
});

test('a name that is written into an empty cell is told from one that was changed', () => {
  const bytes = Buffer.from('Désignation;Prix\n;10\n');
  const cells = [{ cell: 'A2', text: 'Pose' }];
  const { warnings, lines } = readCsvLines(bytes, {}, { sheet: null, cells });
  expect(lines[0]?.name).toBe('Pose');
  expect(warnings.map(({ text }) => text.en)).toContain('Cell A2 corrected by hand: (empty) → “Pose”.');
});
