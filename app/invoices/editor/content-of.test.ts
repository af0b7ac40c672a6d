import { parseWithZod } from '@conform-to/zod/v4';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent, blankLine, blankParty } from '#workflows/invoice/blank-content.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { contentOf } from './content-of.ts';
import { editorSchema } from './editor-schema.ts';
import { fieldsOf, nextLineId } from './fields-of.ts';

/** What a browser would send of a form filled with these values. */
function posted(values: unknown, name = '', form = new FormData()): FormData {
  if (Array.isArray(values)) {
    for (const [index, each] of values.entries()) posted(each, `${name}[${index}]`, form);
  } else if (typeof values === 'object' && values !== null) {
    for (const [key, each] of Object.entries(values)) posted(each, name ? `${name}.${key}` : key, form);
  } else if (typeof values === 'boolean') {
    if (values) form.append(name, 'on');
  } else form.append(name, String(values ?? ''));
  return form;
}

const reread = (form: FormData, base: InvoiceContent, locale: 'fr' | 'en' = 'fr') => {
  const submission = parseWithZod(form, { schema: editorSchema(locale) });
  if (submission.status !== 'success') throw new Error(JSON.stringify(submission));
  return contentOf(submission.value, { content: base, takenOut: [] });
};

const worked: InvoiceContent = withTotals({
  ...blankContent(),
  subject: 'Sanitaires de l’école, lot 3',
  seller: { ...blankParty(), name: 'Vasseur Plomberie' },
  buyer: {
    ...blankParty(),
    name: 'Commune de Saint-Riquet',
    siren: '218007003',
    otherIds: [{ scheme: '0088', value: '3' }],
  },
  dueRule: { kind: 'endOfMonth', days: 45 },
  payment: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', meansCode: '58' },
  lines: [
    {
      ...blankLine('l1'),
      name: 'Dépose',
      quantity: '18.4',
      unit: 'HUR',
      unitPrice: '1142.0625',
      special: 'specialPrice',
    },
    {
      ...blankLine('l2'),
      name: 'À déduire',
      quantity: '-2',
      unitPrice: '50',
      vat: { category: 'S', rate: '5.5' },
      adjustments: [
        {
          kind: 'allowance',
          amountCents: 500,
          baseCents: null,
          percent: null,
          reason: 'Fidélité',
          reasonCode: '95',
        },
      ],
    },
  ],
  adjustments: [
    {
      kind: 'allowance',
      amountCents: 12345,
      baseCents: 123450,
      percent: '10',
      reason: 'Remise',
      reasonCode: '95',
      vat: { category: 'S', rate: '20' },
    },
  ],
  precedingDocuments: [{ number: 'VPC-2026-0101', date: '2026-09-01' }],
  prepaidCents: 100000,
  penalty: { amountCents: 15000, reason: 'Retard de deux jours' },
  specialCases: ['specialPrice', 'exceptional'],
  notes: [
    { code: 'AAB', text: 'Pas d’escompte' },
    { code: '', text: 'Merci de rappeler le lot' },
  ],
});
const withRetention = withTotals({
  ...worked,
  retention: {
    percent: '5',
    amountCents: Math.round(worked.totals.grossCents * 0.05),
    releaseOn: '2027-11-26',
    reason: 'Réserves',
  },
});

test.each(['fr', 'en'] as const)('a draft opened and saved untouched is the same draft, in %s', (locale) => {
  for (const content of [blankContent(), worked, withRetention]) {
    const fields = fieldsOf(content, { customerId: null, version: 3, locale });
    expect(reread(posted(fields), content, locale)).toEqual(content);
  }
});

test('any quantity and price read back to the digit', () => {
  const number = fc
    .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 9999 }))
    .map(
      ([whole, fraction]) =>
        `${whole}${fraction ? `.${String(fraction).padStart(4, '0').replace(/0+$/, '')}` : ''}`,
    );
  fc.assert(
    fc.property(
      number,
      number,
      fc.constantFrom('fr' as const, 'en' as const),
      (quantity, unitPrice, locale) => {
        const content = withTotals({
          ...blankContent(),
          lines: [{ ...blankLine('l1'), quantity, unitPrice }],
        });
        const again = reread(
          posted(fieldsOf(content, { customerId: null, version: 1, locale })),
          content,
          locale,
        );
        expect(again.totals).toEqual(content.totals);
      },
    ),
  );
});

test('what can’t be read is told beside its own field, and nothing is invented for it', () => {
  const fields = fieldsOf(worked, { customerId: null, version: 1, locale: 'fr' });
  const form = posted(fields);
  form.set('lines[0].quantity', '18 h');
  form.set('penalty.amountCents', '12,345');
  form.set('dueRule.kind', 'date');
  form.set('period.from', '31/02/2026');
  const submission = parseWithZod(form, { schema: editorSchema('fr') });
  expect(submission.reply().error).toEqual({
    'lines[0].quantity': ['number'],
    'penalty.amountCents': ['cents'],
    'dueRule.date': ['date'],
    'period.from': ['date'],
  });
});

test('the retention follows the total, whatever amount was there before', () => {
  const form = posted(fieldsOf(withRetention, { customerId: null, version: 1, locale: 'fr' }));
  form.set('lines[0].quantity', '1');
  const again = reread(form, withRetention);
  expect(again.retention?.amountCents).toBe(Math.round(again.totals.grossCents * 0.05));
});

test('a copied line takes along what no field shows, under an id of its own', () => {
  const fields = fieldsOf(worked, { customerId: null, version: 1, locale: 'fr' });
  const id = nextLineId(worked.lines.map((line) => line.id));
  const copy = { ...fields.lines![1]!, id, copyOf: 'l2' };
  const again = reread(posted({ ...fields, lines: [...fields.lines!, copy] }), worked);
  expect(id).toBe('l3');
  expect(again.lines[2]).toEqual({ ...worked.lines[1], id: 'l3' });
});

test('a removed line’s id is not given to another line while an earlier round may show it', () => {
  expect(nextLineId(['l1'], 4)).toBe('l5');
  expect(nextLineId(['x', 'l7'])).toBe('l8');
});

/** Everything that most invoices have nothing of. */
const special: InvoiceContent = withTotals({
  ...worked,
  currency: 'CHF',
  exchange: { rate: '1.0642', on: '2026-09-30', source: 'BCE' },
  buyerKind: 'business',
  dwelling: 'works',
  payer: {
    ...blankParty(),
    name: 'Mutuelle',
    siren: '775678901',
    address: { ...blankParty().address, city: 'Nantes' },
  },
  deliverTo: { name: 'Chantier', address: { ...blankParty().address, city: 'Brest' } },
  dueRule: {
    kind: 'instalments',
    parts: [
      { percent: '33.5', days: 0 },
      { percent: '66.5', days: 60 },
    ],
  },
  paidOn: '2026-09-15',
  exemptions: [{ category: 'E', reason: 'Formation', code: 'VATEX-FR-CGI261-4' }],
  precedingDocuments: [{ number: 'VPC-2026-0003', date: '2026-09-01', kind: 'deposit' }],
  lines: [
    { ...blankLine('l1'), name: 'Cours', unitPrice: '100', vat: { category: 'E', rate: '0' } },
    {
      ...blankLine('l2'),
      name: 'Reprise',
      quantity: '-1',
      unitPrice: '30',
      vat: { category: 'E', rate: '0' },
      special: 'depositRecovery',
      recovers: { number: 'VPC-2026-0003', date: '2026-09-01', availableCents: 3000 },
    },
  ],
});

test.each(['fr', 'en'] as const)('every special case survives the form in %s', (locale) => {
  const fields = fieldsOf(special, { customerId: null, version: 3, locale });
  expect(reread(posted(fields), special, locale)).toEqual(special);
});

test('a deposit says of what; another kind forgets it', () => {
  const depositOf = { reference: 'Devis D-118', date: '2026-09-01', totalCents: 360_000, percent: '30' };
  const deposit = withTotals({ ...worked, kind: 'deposit', depositOf });
  const fields = fieldsOf(deposit, { customerId: null, version: 1, locale: 'fr' });
  expect(reread(posted(fields), deposit).depositOf).toEqual(depositOf);
  expect(reread(posted({ ...fields, kind: 'invoice' }), deposit).depositOf).toBeUndefined();
});

test('a line that takes a deposit back puts it among the earlier documents, a copy of it takes nothing', () => {
  const fields = fieldsOf(special, { customerId: null, version: 1, locale: 'fr' });
  const [first, second] = fields.lines ?? [];
  const copy = { ...second!, id: 'l3', copyOf: 'l2', recovers: { number: '', date: '', available: '' } };
  const again = reread(posted({ ...fields, precedingDocuments: [], lines: [first, second, copy] }), special);
  expect(again.precedingDocuments).toEqual([
    { number: 'VPC-2026-0003', date: '2026-09-01', kind: 'deposit' },
  ]);
  expect(again.lines[2]).not.toHaveProperty('recovers');
});
