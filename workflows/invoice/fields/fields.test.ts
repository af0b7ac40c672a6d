import { describe, expect, test } from 'vitest';
import { blankContent, blankLine } from '../blank-content.ts';
import { diffContent } from '../diff.ts';
import { keptOf } from '../kept.ts';
import { withTotals } from '../totals.ts';
import { fieldOver, fields } from './fields.ts';
import { fieldLabel, fieldOf, lowered, nameOf } from './names.ts';

const before = withTotals({ ...blankContent(), lines: [{ ...blankLine('l1'), unitPrice: '10' }] });

describe('the table', () => {
  test('begins every name with a capital, and ends none as a sentence', () => {
    const names = fields.flatMap(({ name, each }) => [name, each ?? name]).flatMap(({ fr, en }) => [fr, en]);
    expect(names.filter((name) => !/^\p{Lu}[^.]*[^.\s]$/u.test(name))).toEqual([]);
  });

  test('names no element of a file twice', () => {
    const elements = fields.flatMap(({ element }) => element ?? []);
    expect(new Set(elements).size).toBe(elements.length);
  });

  test('what one control shows is a value by itself, of the content or of its references', () => {
    const typed = fields.filter(({ isTyped }) => isTyped);
    expect(typed.length).toBeGreaterThan(9);
    expect(typed.filter(({ path }) => !/^(references\.)?\w+$/.test(path))).toEqual([]);
    expect(typed.filter(({ shown, isList }) => shown !== 'editor' || isList)).toEqual([]);
  });
});

describe('a name', () => {
  test.each([
    ['line.unitPrice', 'Prix unitaire'],
    ['adjustments.0.reason', 'Remise ou supplément'],
    ['line.adjustments.2.amountCents', 'Remise ou supplément'],
    ['exemptions.AE', 'Exonération de TVA'],
    ['payment.accountName', 'Titulaire du compte'],
    ['buyer.address.region', 'Client, région'],
    ['references', 'Références'],
    ['line.missing', 'Ligne manquante'],
    ['constructor', 'constructor'],
  ])('of %s is « %s »', (key, name) => {
    expect(fieldLabel(key, 'fr')).toBe(name);
  });

  test('is asked for exactly where a former key may have lacked its line', () => {
    expect(nameOf('quantity', 'fr')).toBeUndefined();
    expect(nameOf('line.quantity', 'fr')).toBe('Quantité');
    expect(fieldOf('totals.vat.S.20')?.path).toBe('totals.vat');
  });

  test('within a sentence begins small, unless it is an abbreviation', () => {
    expect([lowered('Date de livraison'), lowered('TVA d’après les débits')]).toEqual([
      'date de livraison',
      'TVA d’après les débits',
    ]);
  });
});

test('a change of any field is told by a name, never by its path', () => {
  const after = withTotals({
    ...before,
    payment: { ...before.payment, accountName: 'Atelier', card: { number: '1', holder: 'A' } },
    buyer: { ...before.buyer, address: { ...before.buyer.address, line3: 'Bâtiment B', region: 'BE' } },
    references: { ...before.references, tender: 'AO-3' },
  });
  const keys = diffContent(before, after).map(({ key }) => key);
  expect(keys).toEqual([
    'buyer.address.line3',
    'buyer.address.region',
    'payment.accountName',
    'payment.card',
    'references.tender',
  ]);
  for (const key of keys) expect(fieldLabel(key, 'fr'), key).not.toMatch(/line3|region|\w\.\w|^Références$/);
});

test('what is kept is told in its order: the VAT first, parties, the rest, and last what follows from a control', () => {
  const kept = keptOf(
    withTotals({
      ...before,
      adjustments: [
        {
          kind: 'allowance',
          amountCents: 1,
          baseCents: 100,
          percent: '1',
          reason: 'r',
          reasonCode: '95',
          vat: { category: 'S', rate: '20' },
        },
      ],
      attachments: [{ id: 'A', description: '', uri: '' }],
      buyer: { ...before.buyer, phone: '1' },
      deliveredOn: '2026-09-30',
      vatOnDebits: true,
      lines: [{ ...before.lines[0]!, note: 'n', period: { from: '2026-09-01', to: null } }],
    }),
  );
  expect(kept.map(({ name }) => name)).toEqual([
    'vatOnDebits',
    'deliveredOn',
    'buyer.phone',
    'attachments',
    'adjustments.*',
    'lines.*.period',
    'lines.*.note',
  ]);
});

test('a place of a content is in the field with the longest path to it', () => {
  const over = (path: string) => fieldOver(path.split('.'))?.path;
  expect(over('lines.3.article.attributes.0.value')).toBe('lines.*.article.attributes');
  expect(over('lines.3.vat.rate')).toBe('lines.*.vat.rate');
  expect(over('deliverTo.address.city')).toBe('deliverTo.address');
  expect(over('deliverTo.address.region')).toBe('deliverTo.address.region');
  expect(over('nothing')).toBeUndefined();
});
