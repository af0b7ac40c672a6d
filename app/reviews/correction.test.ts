import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent, blankLine } from '#workflows/invoice/blank-content.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { type CorrectionForm, correctionEffect, correctionOf } from './correction.server.ts';

const content: InvoiceContent = withTotals({
  ...blankContent(),
  lines: [
    { ...blankLine('a'), name: 'Dépose', quantity: '1', unitPrice: '1480' },
    { ...blankLine('b'), name: 'Main-d’œuvre', quantity: '14', unit: 'HUR', unitPrice: '58' },
  ],
  retention: { percent: '5', amountCents: 13_752, releaseOn: null, reason: '' },
});

const form = (fields: Record<string, string>) => ({ after: '', body: '', ...fields }) as CorrectionForm;

test('given 14 hours, when 12 are asked for, then the net falls by two hours with VAT, less the retention on them', () => {
  const correction = correctionOf(form({ where: 'line:b', what: 'quantity', after: '12 h' }), content, 'fr');
  expect(correction).toEqual({ lineId: 'b', field: 'line.quantity', before: '14', after: '12', body: '' });
  const effect = correctionEffect(correction as never, content);
  expect((effect?.afterCents ?? 0) - (effect?.beforeCents ?? 0)).toBe(-13_224);
});

test('a line too many leaves the net without it', () => {
  const correction = correctionOf(form({ where: 'line:a', what: 'extraLine' }), content, 'fr');
  expect(correction).toMatchObject({ lineId: 'a', field: 'line.extra', before: 'Dépose', after: null });
  expect(correctionEffect(correction as never, content)?.afterCents).toBe(92_568);
});

test.each([
  [
    { where: 'line:b', what: 'quantity', after: 'douze' },
    { field: 'after', message: 'number' },
  ],
  [
    { where: 'line:b', what: 'quantity', after: '14,0' },
    { field: 'after', message: 'same' },
  ],
  [
    { where: 'line:b', what: 'quantity' },
    { field: 'after', message: 'missing' },
  ],
  [{ where: 'line:b' }, { field: 'what', message: 'reasonMissing' }],
  [
    { where: 'line:z', what: 'quantity', after: '1' },
    { field: 'where', message: 'placeMissing' },
  ],
  [{ where: 'buyer' }, { field: 'body', message: 'describe' }],
  [{ where: 'missingLine' }, { field: 'body', message: 'describe' }],
])('%j is sent back beside the field', (fields, problem) => {
  expect(correctionOf(form(fields as unknown as Record<string, string>), content, 'fr')).toEqual(problem);
});

test('a missing line and a wrong customer have no effect that could be computed', () => {
  for (const fields of [
    { where: 'missingLine', body: 'Le devis' },
    { where: 'buyer', after: 'Autre nom' },
  ]) {
    const correction = correctionOf(form(fields as unknown as Record<string, string>), content, 'fr');
    expect(correction).toHaveProperty('lineId', null);
    expect(correctionEffect(correction as never, content)).toBeNull();
  }
});

test('an amount beyond what can be computed exactly has no effect shown', () => {
  const correction = correctionOf(
    form({ where: 'line:b', what: 'unitPrice', after: '9'.repeat(15) }),
    content,
    'fr',
  );
  expect(correctionEffect(correction as never, content)).toBeNull();
});
