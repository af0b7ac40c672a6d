import { expect, test } from 'vitest';
import { unitCodes } from '#app/invoices/editor/unit-codes.ts';
import { vatChoices } from '#app/invoices/editor/vat-choices.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { Vat } from '#db/shapes/content.ts';
import { rateLabel } from '#workflows/documents/sheet-lines.ts';
import { printedUnits, unitLabel } from '#workflows/documents/units.ts';
import { linesFromTable } from '#workflows/intake/table/lines-from-table.ts';
import { looseUnit } from '#workflows/intake/table/unit.ts';
import { vatOf } from '#workflows/intake/table/vat-cell.ts';

const locales = ['fr', 'en'] as const;

test.each(
  locales.flatMap((locale) =>
    unitCodes.map((code) => ({ locale, code, label: unitLabel(code, '1', locale) })),
  ),
)('the import reads « $label », which the editor offers, $locale', ({ code, label }) => {
  expect(label, 'every unit offered has a word').not.toBe(code);
  expect(looseUnit(label)).toBe(code);
});

test('and every word that a document prints, as a unit that prints it too', () => {
  const lost = printedUnits().filter(({ word }) => {
    const code = looseUnit(word);
    return code === null || !printedUnits().some((each) => each.code === code && each.word === word);
  });
  expect(lost).toEqual([]);
});

test.each(['lot', 'lots', 'ha', 'pers.', 'prestation', 'ensemble', 'ml', 'Forfait', 'boîte de rien'])(
  'what is read as « %s » is printed as a word, never as a code',
  (typed) => {
    const code = looseUnit(typed);
    if (code === null) return expect(typed).toBe('boîte de rien');
    expect(unitLabel(code, '1', 'fr')).not.toBe(code);
  },
);

test.each(locales.flatMap((locale) => vatChoices(undefined, locale)))(
  'the import reads VAT « $label » as $value',
  ({ value, label }) => {
    const [category, rate] = value.split('|');
    expect(vatOf({ text: label })?.vat).toEqual({ category, rate });
  },
);

test.each(locales.flatMap((locale) => (['AE', 'E', 'O'] as const).map((category) => ({ locale, category }))))(
  'and the VAT of $category as a document prints it, $locale',
  ({ locale, category }) => {
    const vat: Vat = { category, rate: '0' };
    expect(vatOf({ text: rateLabel(vat, locale) })?.vat).toEqual(vat);
  },
);

const lineFields = [
  'name',
  'description',
  'quantity',
  'unit',
  'unitPrice',
  'vat',
  'amount',
  'discount',
] as const;

test.each(locales)('the import reads a table under the heads of the editor’s lines, %s', (locale) => {
  const t = tFor(locale);
  const head = lineFields.map((field) => ({ text: t(`editor:line.${field}`) }));
  const cells = ['Pose', 'au mètre', '2', 'h', '100', '20', '180', '10 %'].map((text) => ({ text }));
  const { lines, columns, warnings } = linesFromTable([
    { row: 1, cells: head },
    { row: 2, cells },
  ]);
  expect(columns.map(({ header }) => header)).toEqual(head.map(({ text }) => text));
  expect(warnings).toEqual([]);
  expect(lines).toMatchObject([
    { name: 'Pose', description: 'au mètre', quantity: '2', unit: 'HUR', unitPrice: '100' },
  ]);
});
