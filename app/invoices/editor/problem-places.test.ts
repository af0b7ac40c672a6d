import { expect, test } from 'vitest';
import { blankContent, blankLine } from '#workflows/invoice/blank-content.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { byField, fieldName } from './problem-places.ts';

test.each([
  ['buyer.address.city', 'buyer.address.city'],
  ['period', 'period.to'],
  ['lines.12.unitPrice', 'lines[12].unitPrice'],
  ['lines.0.vat.rate', 'lines[0].vat'],
  ['adjustments.1.amountCents', 'adjustments[1].amount'],
  ['precedingDocuments.0.number', 'precedingDocuments[0].number'],
  ['precedingDocuments.0.date', 'precedingDocuments[0].date'],
  ['seller.address.line1', 'seller'],
  ['notes.0.text', 'notes'],
  ['lines.3.description', 'lines[3].description'],
  ['adjustments.1.reason', 'adjustments[1].reason'],
  ['lines.3.note', 'lines[3].name'],
  ['lines.3.article.attributes.0.value', 'lines[3].name'],
  ['buyer.otherIds.0.value', 'totals'],
  ['buyer.phone', 'totals'],
  ['payment.meansText', 'totals'],
  ['payee.name', 'totals'],
])('the problem at %s is told at %s', (path, name) => {
  expect(fieldName(path)).toBe(name);
});

test('the problems of an empty draft each have a field that exists', () => {
  const content = withTotals({
    ...blankContent(),
    lines: [blankLine('l1')],
    retention: { percent: '9', amountCents: 1, releaseOn: null, reason: '' },
  });
  const known =
    /^(seller|totals|lines\[0\]\.(name|unitPrice)|buyer\.(name|siren|email|address\.(line1|postcode|city))|payment\.iban|retention\.(percent|releaseOn))$/;
  for (const name of byField(checkContent(content)).keys()) expect(name).toMatch(known);
});
