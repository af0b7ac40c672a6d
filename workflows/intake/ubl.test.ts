import { expect, test } from 'vitest';
import { sampleContent } from '#test/support/content.ts';
import { serializeUbl } from '#workflows/documents/ubl/serialize-ubl.ts';
import { readXml } from './read-xml.ts';

const document = { content: sampleContent(), number: 'A-1', issuedOn: '2026-11-22', dueOn: '2026-12-22' };
const written = serializeUbl({ ...document, mandate: null });

test('a base quantity that the amount of the line disproves is left out, and said, as in CII', () => {
  const [line] = document.content.lines;
  const read = readXml(
    Buffer.from(
      written.replace(
        /(<cbc:PriceAmount[^>]*>[^<]*<\/cbc:PriceAmount>)(\s*<cbc:BaseQuantity.*?<\/cbc:BaseQuantity>)?/,
        '$1<cbc:BaseQuantity unitCode="C62">500</cbc:BaseQuantity>',
      ),
    ),
  );
  expect(read.content.lines[0]).toMatchObject({ quantity: line?.quantity, baseQuantity: '1' });
  expect(read.warnings.find(({ code }) => code === 'baseQuantity.ignored')?.values).toEqual({ lines: '1' });
});

test.each([
  ['InvoicedQuantity', 'Quantity'],
  ['PriceAmount', 'PriceAmount'],
])('a line without %s is refused by its number and that name', (element, named) => {
  const without = written.replace(new RegExp(`<cbc:${element} [^>]*>[^<]*</cbc:${element}>`), '');
  const reason = { code: 'line.incomplete', values: { line: '1', element: named } };
  expect(() => readXml(Buffer.from(without))).toThrow(
    expect.objectContaining({ reason: expect.objectContaining(reason) }),
  );
});
