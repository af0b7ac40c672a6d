import { describe, expect, test } from 'vitest';
import type { Identifier, Party } from '#db/shapes/content.ts';
import { serializeCii } from '#workflows/documents/cii/serialize-cii.ts';
import { blankContent, blankLine, blankParty } from '#workflows/invoice/blank-content.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { withKnownSchemes } from './known-schemes.ts';
import type { Warning } from './warning.ts';

const told: Warning[] = [];
const known = (otherIds: Identifier[], change: Partial<Party> = {}) => {
  told.length = 0;
  return withKnownSchemes({ ...blankContent(), buyer: { ...blankParty(), ...change, otherIds } }, told).buyer;
};
const codes = () => told.map(({ code }) => code);

describe('a scheme is put as ISO 6523 has it, and said', () => {
  test.each([
    ['88', '4012345000009', '0088'],
    [' 0088 ', '4012345000009', '0088'],
    ['GLN', '4012345000009', '0088'],
    ['urn:oasis:names:tc:ebcore:partyid-type:iso6523:0088', '4012345000009', '0088'],
    ['ICD 0060', '123456789', '0060'],
  ])('%s', (scheme, value, code) => {
    expect(known([{ scheme, value }]).otherIds).toEqual([{ scheme: code, value }]);
    expect(codes()).toEqual(['scheme.renamed']);
  });

  test.each([
    ['1', '732 829 320 00074'],
    ['legal:1', '73282932000074'],
    ['FR:SIRET', '73282932000074'],
    ['9', '73282932000074'],
  ])('%s is a SIRET', (scheme, value) => {
    expect(known([{ scheme, value }])).toMatchObject({
      siret: '73282932000074',
      siren: '732829320',
      otherIds: [],
    });
  });

  test('the second of Chorus Pro is a business of the Union', () => {
    expect(known([{ scheme: 'legal:2', value: 'DE111111125' }]).otherIds).toEqual([
      { scheme: 'legal:0223', value: 'DE111111125' },
    ]);
    expect(known([{ scheme: '2', value: '732829320' }])).toMatchObject({ siren: '732829320', otherIds: [] });
  });
});

describe('a scheme on no list is never written', () => {
  test.each([
    ['9999', '12345'],
    ['legal:HRB', '12345'],
    ['1', 'no SIRET'],
    ['SIRET', '123'],
    ['0001', '5'],
  ])('%s: the value stays without it, and that is said', (scheme, value) => {
    const prefix = scheme.startsWith('legal:') ? 'legal:' : '';
    const buyer = known([{ scheme, value }]);
    expect(buyer.otherIds).toEqual([{ scheme: prefix, value }]);
    expect(codes()).toEqual(['scheme.unknown']);
    const content = withTotals({ ...blankContent(), buyer, lines: [blankLine('l1')] });
    const xml = serializeCii({ content, number: 'A-1', issuedOn: '2026-11-22', dueOn: null, mandate: null });
    expect(xml).toContain(`<ram:ID>${value}</ram:ID>`);
  });

  test('an electronic address without a known scheme is left out; a mail address tells its own', () => {
    expect(known([{ scheme: 'uri:XX', value: '123' }]).otherIds).toEqual([]);
    expect(codes()).toEqual(['scheme.endpoint']);
    expect(known([{ scheme: 'uri:', value: 'a@b.example' }]).otherIds).toEqual([
      { scheme: 'uri:EM', value: 'a@b.example' },
    ]);
    expect(known([{ scheme: 'uri:225', value: '552081317_A' }]).otherIds).toEqual([
      { scheme: 'uri:0225', value: '552081317_A' },
    ]);
  });

  test('so are those of places and articles; an article keeps its number as a property', () => {
    const warnings: Warning[] = [];
    const article = { standardId: { scheme: 'EAN', value: '12' } };
    const { lines, deliverTo } = withKnownSchemes(
      {
        ...blankContent(),
        deliverTo: { name: 'Dépôt', address: blankParty().address, id: { scheme: 'PLACE', value: '7' } },
        lines: [
          { ...blankLine('l1'), article },
          { ...blankLine('l2'), article: { standardId: { scheme: '160', value: '12' } } },
        ],
      },
      warnings,
    );
    expect(deliverTo?.id).toEqual({ scheme: '', value: '7' });
    expect(lines[0]?.article).toEqual({ attributes: [{ name: 'EAN', value: '12' }] });
    expect(lines[1]?.article).toEqual({ standardId: { scheme: '0160', value: '12' } });
    expect(warnings.map(({ code }) => code)).toEqual(['scheme.renamed', 'scheme.unknown']);
  });
});

describe('a mail address as electronic address (BT-49)', () => {
  const mail = { scheme: 'uri:EM', value: 'factures@client.example' };

  test('is kept where the buyer has no SIREN', () => {
    expect(known([mail], { vatNumber: 'DE136695976', email: 'a@b.example' }).otherIds).toEqual([mail]);
    expect(codes()).toEqual([]);
  });

  test('of a business with a SIREN is its e-mail, and said', () => {
    expect(known([mail], { siren: '552081317' })).toMatchObject({ email: mail.value, otherIds: [] });
    expect(codes()).toEqual(['endpoint.mail']);
    expect(known([mail], { siren: '552081317', email: 'a@b.example' }).email).toBe('a@b.example');
    expect(told[0]?.text.fr).toContain(mail.value);
  });
});

test('what is on the lists says nothing', () => {
  const ids = [
    { scheme: '', value: 'KD-1' },
    { scheme: '0088', value: '4012345000009' },
    { scheme: 'legal:0007', value: '556677' },
    { scheme: 'trading', value: 'Chez nous' },
    { scheme: 'tax:FC', value: '12/345' },
    { scheme: 'uri:9930', value: 'DE1' },
  ];
  expect(known(ids).otherIds).toEqual(ids);
  expect(codes()).toEqual([]);
});
