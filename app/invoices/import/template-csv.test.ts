import { expect, test } from 'vitest';
import { readCsvLines } from '#workflows/intake/table/lines-csv.ts';
import { templateCsv } from './template-csv.ts';

test('the template that is offered is read whole, with nothing to remark', () => {
  const { lines, warnings } = readCsvLines(Buffer.from(templateCsv));
  expect(lines).toMatchObject([
    { name: 'Main-d’œuvre', quantity: '12', unit: 'HUR', unitPrice: '58', vat: { rate: '20' } },
    { name: 'Fourniture et pose', quantity: '1', unit: 'LS', unitPrice: '450', vat: { rate: '10' } },
  ]);
  expect(warnings).toEqual([]);
});
