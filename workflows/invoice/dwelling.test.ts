import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent, blankLine } from './blank-content.ts';
import { checkContent } from './checks.ts';
import { mayBeDwelling } from './dwelling.ts';

const at = (rate: string, change: Partial<InvoiceContent> = {}): InvoiceContent => ({
  ...blankContent(),
  lines: [{ ...blankLine('l1'), name: 'Pose', unitPrice: '100', vat: { category: 'S', rate } }],
  ...change,
});
const inTown = (postcode: string, country = 'FR') => {
  const { buyer } = blankContent();
  return { buyer: { ...buyer, address: { ...buyer.address, postcode, country } } };
};

test.each([
  ['10 %', at('10.0', inTown('80000')), true],
  ['5.5 %', at('5.50', inTown('80000')), true],
  ['the full rate', at('20', inTown('80000')), false],
  ['goods', at('10', { ...inTown('80000'), operation: 'goods' }), false],
  ['Réunion', at('10', inTown('97400')), false],
  ['Guadeloupe, with the letter of the country', at('10', inTown('F-97110')), false],
  ['Guadeloupe, with a blank', at('10', inTown('9 7110')), false],
  ['Belgium', at('10', inTown('1000', 'BE')), false],
  ['a credit note', at('10', { ...inTown('80000'), kind: 'creditNote' }), false],
  [
    'a site in France for a buyer abroad',
    at('10', { ...inTown('1000', 'BE'), deliverTo: { name: '', address: inTown('80000').buyer.address } }),
    true,
  ],
])('%s: whether its author is asked what the rate is for', (_, content, asked) => {
  expect(mayBeDwelling(content)).toBe(asked);
  const codes = (dwelling?: InvoiceContent['dwelling']) =>
    checkContent({ ...content, dwelling }).map(({ code }) => code);
  expect(codes().includes('dwelling.unsaid')).toBe(asked);
  expect(codes('works')).not.toContain('dwelling.unsaid');
  expect(codes('none')).not.toContain('dwelling.unsaid');
});
