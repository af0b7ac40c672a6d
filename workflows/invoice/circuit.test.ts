import { expect, test } from 'vitest';
import type { InvoiceContent, Party } from '#db/shapes/content.ts';
import { blankContent, blankParty } from './blank-content.ts';
import { checkEndpoint } from './check-party.ts';
import { circuitOf } from './circuit.ts';

const party = (country: string, change: Partial<Party> = {}): Party => ({
  ...blankParty(),
  ...change,
  address: { ...blankParty().address, country },
});
const to = (buyer: Party, change: Partial<InvoiceContent> = {}) => ({ ...blankContent(), buyer, ...change });
const firm = party('FR', { vatNumber: 'FR44732829320', email: 'a@b.fr' });
const town = to(party('FR'), { references: { ...blankContent().references, engagement: 'EJ-1' } });
const codes = (content: InvoiceContent, on: string | null) =>
  checkEndpoint(content, on).map(({ code }) => code);

test('a French business needs an address in the directory from the day its seller has to issue', () => {
  expect(codes(to(firm), '2026-08-31')).toEqual([]);
  expect(codes(to(firm), '2026-09-01')).toEqual(['endpoint.soon']);
  expect(codes(to(firm), '2027-08-31')).toEqual(['endpoint.soon']);
  expect(codes(to(firm), '2027-09-01')).toEqual(['endpoint.required']);
  expect(codes(to(firm), null)).toEqual(['endpoint.soon']);
  expect(codes(to({ ...firm, siren: '732829320' }), '2027-09-01')).toEqual([]);
});

test('a public body needs one at any time', () => {
  expect(codes(town, '2026-08-31')).toEqual(['endpoint.required']);
  expect(codes({ ...town, buyer: { ...town.buyer, siret: '21800741500018' } }, '2026-08-31')).toEqual([]);
});

test('a consumer, and who is abroad, may do without: it is said, and stops nothing', () => {
  for (const content of [to(party('FR')), to(party('US')), to(party('DE'), { buyerKind: 'consumer' })]) {
    expect(checkEndpoint(content, '2028-01-01')).toMatchObject([
      { code: 'endpoint.missing', severity: 'advice' },
    ]);
  }
  expect(codes(to(party('MC', { vatNumber: 'FR12000045202' })), '2028-01-01')).toEqual([]);
});

test('what is missing of a buyer said to be a business is said once', () => {
  expect(codes(to(party('FR'), { buyerKind: 'business' }), '2027-09-01')).toEqual([]);
});

test('who is registered in France is of its circuit wherever he is written to', () => {
  expect(circuitOf(to(party('CH', { siren: '732829320' })))).toBe('business');
  expect(circuitOf(to(party('RE', { siren: '732829320' })))).toBe('business');
  expect(circuitOf(to(party('CH', { vatNumber: 'CHE116281710' })))).toBe('businessAbroad');
  expect(circuitOf(to(party('CH'), { buyerKind: 'consumer' }))).toBe('consumerAbroad');
});
