import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent, blankLine, blankParty } from '#workflows/invoice/blank-content.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import { withUsualVat } from './usual-exemption.ts';

const draft = (
  buyer: { country: string; postcode: string; vatNumber?: string },
  change: Partial<InvoiceContent> = {},
) => {
  const { vatNumber = '', ...place } = buyer;
  const party = { ...blankParty(), vatNumber };
  return withUsualVat(
    {
      ...blankContent(),
      buyer: { ...party, address: { ...party.address, ...place } },
      lines: [blankLine('l1')],
      ...change,
    },
    '2026-11-22',
  );
};

test.each([
  [
    { country: 'DE', postcode: '10115', vatNumber: 'DE136695976' },
    'services',
    'AE',
    /^Autoliquidation, art\.\u00a0259, 1° et 283, 2/,
  ],
  [{ country: 'DE', postcode: '10115', vatNumber: 'DE136695976' }, 'goods', 'K', /262 ter, I/],
  [{ country: 'CH', postcode: '1201', vatNumber: 'CHE116281710' }, 'services', 'O', /259, 1°/],
  [{ country: 'CH', postcode: '1201' }, 'goods', 'G', /262, I/],
  [{ country: 'FR', postcode: '97110' }, 'goods', 'G', /art\.\u00a0294 /],
] as const)(
  'a draft for %o begins with its VAT and the reason of it (%s)',
  (buyer, operation, category, reason) => {
    const content = draft(buyer, { operation });
    expect(content.lines[0]?.vat).toEqual({ category, rate: '0' });
    expect(content.exemptions).toMatchObject([{ category, reason: expect.stringMatching(reason) }]);
    expect(checkContent(content).filter(({ code }) => /^(vat|exemption)\./.test(code))).toEqual([]);
  },
);

test('where the addresses can’t tell, nothing is guessed', () => {
  const content = draft({ country: 'US', postcode: '02139' });
  expect(content.lines[0]?.vat).toEqual({ category: 'S', rate: '20' });
  expect(content.exemptions).toEqual([]);
});
