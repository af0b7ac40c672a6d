import { expect, test } from 'vitest';
import { readZip } from '#workflows/intake/zip.ts';
import { csvTable, type Table } from './table.ts';
import { xlsxOf } from './xlsx.ts';

const table: Table = {
  name: 'Chiffre d’affaires [2026] : tout/rien, et encore des mots',
  columns: [
    { head: 'Client', kind: 'text' },
    { head: 'Le', kind: 'day' },
    { head: 'Hors taxes', kind: 'cents' },
    { head: 'Pièces', kind: 'count' },
  ],
  rows: [
    ['=cmd|calc', '2026-11-30', -123_456, 3],
    ['A & B <c> \u0007"d"', null, 5, 0],
  ],
};

const parts = async () => {
  const zip = await readZip(new Uint8Array(xlsxOf(table)));
  return (name: string) => new TextDecoder().decode(zip.get(name));
};

test('numbers are numbers, days are days, and a text is never a formula', async () => {
  const sheet = (await parts())('xl/worksheets/sheet1.xml');
  expect(sheet).toContain('<c r="C2" s="2"><v>-1234.56</v></c>');
  expect(sheet).toContain('<c r="C3" s="2"><v>0.05</v></c>');
  expect(sheet).toContain('<c r="B2" s="3"><v>46356</v></c>');
  expect(sheet).toContain('<c r="D2" s="4"><v>3</v></c>');
  expect(sheet).toContain('<t xml:space="preserve">=cmd|calc</t>');
  expect(sheet).toContain('A &amp; B &lt;c&gt;  &quot;d&quot;');
  expect(sheet).not.toContain('<f>');
});

test('a sheet is called what spreadsheets take', async () => {
  const workbook = (await parts())('xl/workbook.xml');
  expect(/name="([^"]*)"/.exec(workbook)?.[1]?.length).toBeLessThanOrEqual(31);
});

test('the same as CSV has amounts of its language, and formulas of nobody', () => {
  expect(csvTable(table, 'fr').split('\r\n')[1]).toBe(`"'=cmd|calc";"2026-11-30";-1234,56;3`);
  expect(csvTable(table, 'en').split('\r\n')[2]).toBe('"A & B <c>  ""d""",,0.05,0');
});
