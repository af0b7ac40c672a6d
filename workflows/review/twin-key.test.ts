import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { party, sampleContent } from '#test/support/content.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { twinKey } from './twin-key.ts';

const one = sampleContent();
const [line] = one.lines;
const key = (change: Partial<InvoiceContent> = {}) => twinKey(withTotals({ ...one, ...change }));

test.each<[string, Partial<InvoiceContent>]>([
  ['other words about it all', { subject: 'Autre objet', notes: [{ code: '', text: 'Merci' }] }],
  [
    'another account, another due date',
    { dueRule: { kind: 'onReceipt' }, payment: { ...one.payment, iban: '' } },
  ],
  [
    'the same numbers in other digits',
    { lines: [{ ...line!, id: 'l9', quantity: '2.00', unitPrice: '500' }] },
  ],
  [
    'capitals and spaces',
    { lines: [{ ...line!, name: ' wc  SUSPENDUS', description: 'fourniture et pose\n' }] },
  ],
  ['the buyer written otherwise', { buyer: { ...one.buyer, name: 'Mairie', email: 'a@b.example' } }],
  ['a delivery within the same period', { deliveredOn: '2026-11-20' }],
])('%s: still a twin', (_, change) => {
  expect(key(change)).toBe(key());
});

test('lines in another order are the same lines', () => {
  const other = { ...line!, id: 'l2', name: 'Lavabos' };
  expect(key({ lines: [line!, other] })).toBe(key({ lines: [other, line!] }));
  expect(key({ lines: [line!, line!] })).not.toBe(key());
});

test.each<[string, Partial<InvoiceContent>]>([
  ['another period', { period: { from: '2026-12-01', to: '2026-12-31' } }],
  ['another quantity', { lines: [{ ...line!, quantity: '3' }] }],
  ['another word in a line', { lines: [{ ...line!, description: 'Dépose' }] }],
  ['another buyer', { buyer: party('Commune de Saint-Riquet', '218007416') }],
  ['another establishment', { buyer: { ...one.buyer, siret: '21800741500026' } }],
  ['another place of delivery', { deliverTo: { name: 'École', address: one.buyer.address } }],
  [
    'an allowance',
    {
      adjustments: [
        {
          kind: 'allowance',
          amountCents: 100,
          baseCents: null,
          percent: null,
          reason: '',
          reasonCode: '',
          vat: line!.vat,
        },
      ],
    },
  ],
  ['another kind', { kind: 'deposit' }],
  ['another currency', { currency: 'CHF' }],
  ['a part paid before', { prepaidCents: 100 }],
  ['about another document', { precedingDocuments: [{ number: 'VPC-2026-0001', date: null }] }],
])('%s: no twin', (_, change) => {
  expect(key(change)).not.toBe(key());
});

test('a buyer without numbers is told by name, place and mail address', () => {
  const nameless = { ...one.buyer, siren: '', siret: '', vatNumber: '', name: 'Jean Martin' };
  const as = (change: Partial<typeof nameless>) => key({ buyer: { ...nameless, ...change } });
  expect(as({ name: 'JEAN  MARTIN' })).toBe(as({}));
  expect(as({ email: 'jean@b.example' })).not.toBe(as({}));
  expect(as({ address: { ...nameless.address, city: 'Lille' } })).not.toBe(as({}));
});

test('what says nothing yet has no twin', () => {
  expect(key({ lines: [] })).toBeNull();
  expect(key({ buyer: { ...one.buyer, name: '' } })).toBeNull();
  expect(key({ lines: [{ ...line!, name: ' ' }] })).toBeNull();
});
