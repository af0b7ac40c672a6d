import { expect, test } from 'vitest';
import { sampleContent } from '#test/support/content.ts';
import { mailLines, mostAgain, mostFirst } from './mail-lines.ts';

const spaced = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/[\u00a0\u202f]/g, ' '));

test('the mail lists name × quantity = amount, then net, VAT and total', () => {
  const { lines, sums, more } = spaced(mailLines(sampleContent(), 'fr', mostFirst));
  expect(lines).toEqual([{ label: 'WC suspendus', value: '× 2 u = 1 000,00 €' }]);
  expect(more).toBe(0);
  expect(sums).toEqual([
    { label: 'Total HT', value: '1 000,00 €' },
    { label: 'Total TVA', value: '200,00 €' },
    { label: 'Total TTC', value: '1 200,00 €' },
  ]);
});

test('what a credit note gives back is negative', () => {
  const { lines, sums } = spaced(mailLines(sampleContent({ kind: 'creditNote' }), 'fr', mostFirst));
  expect(lines[0].value).toBe('× −2 u = −1 000,00 €');
  expect(sums[2].value).toBe('−1 200,00 €');
});

test('of a long document the first lines are listed and the others counted', () => {
  const [line] = sampleContent().lines;
  const long = sampleContent({
    lines: Array.from({ length: 25 }, (_, index) => ({ ...line!, id: `l${index}` })),
  });
  expect(mailLines(long, 'en', mostFirst)).toMatchObject({ more: 15 });
  expect(mailLines(long, 'en', mostFirst).lines).toHaveLength(10);
  const again = mailLines(long, 'en', mostAgain);
  expect(again).toMatchObject({ more: 22, sums: mailLines(long, 'en', mostFirst).sums });
  expect(again.lines).toHaveLength(3);
});
