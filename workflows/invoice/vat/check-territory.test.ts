import { describe, expect, test } from 'vitest';
import type { InvoiceContent, Party, VatCategory } from '#db/shapes/content.ts';
import { blankContent, blankLine, blankParty } from '../blank-content.ts';
import { checkContent } from '../checks.ts';
import { usualVat } from './expected-vat.ts';

const party = (country: string, postcode: string, change: Partial<Party> = {}): Party => ({
  ...blankParty(),
  name: 'Atelier',
  email: 'a@b.example',
  ...change,
  address: { line1: '1, rue du Port', line2: '', postcode, city: 'Ville', country },
});
const siren = { siren: '732829320', vatNumber: 'FR44732829320' };
const french = (postcode: string) => party('FR', postcode, siren);
const amiens = french('80000');
const reunion = french('97400');
const berlin = party('DE', '10115', { vatNumber: 'DE136695976' });
const geneva = party('CH', '1201', { vatNumber: 'CHE116281710' });
const monaco = party('MC', '98000', { vatNumber: 'FR12000045202' });
const belfast = party('GB', 'BT1 5GS', { vatNumber: 'XI110305878' });
const codeOf: Partial<Record<VatCategory, string>> = {
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  AE: 'VATEX-EU-AE',
  O: 'VATEX-EU-O',
};

type Case = {
  vat: string;
  from?: Party;
  to: Party;
  sold?: InvoiceContent['operation'];
  more?: Partial<InvoiceContent>;
};

function contentOf({ vat, from = amiens, to, sold = 'goods', more }: Case): InvoiceContent {
  const [category, rate = '0'] = vat.split(' ') as [VatCategory, string?];
  const code = codeOf[category];
  return {
    ...blankContent(),
    seller: from,
    buyer: to,
    operation: sold,
    period: { from: '2026-11-02', to: '2026-11-20' },
    payment: { iban: 'FR1420041010050500013M02606', bic: '', meansCode: '58' },
    lines: [{ ...blankLine('1'), name: 'Chaudière', unitPrice: '100', vat: { category, rate } }],
    exemptions: code ? [{ category, reason: '', code }] : [],
    ...more,
  };
}
const found = (given: Case) => checkContent(contentOf(given)).map(({ path, code }) => `${path} ${code}`);
const line = (code: string) => `lines.0.vat.rate ${code}`;
const deliveredTo = ({ address }: Party) => ({ deliverTo: { name: '', address } });

describe('what is right', () => {
  test.each<[string, Case]>([
    ['goods to Germany', { vat: 'K', to: berlin }],
    ['goods to Belfast', { vat: 'K', to: belfast }],
    ['goods and their fitting to Germany', { vat: 'K', to: berlin, sold: 'mixed' }],
    ['goods of a German buyer to Poland', { vat: 'K', to: berlin, more: deliveredTo(party('PL', '00-001')) }],
    ['goods to Switzerland', { vat: 'G', to: geneva }],
    ['goods to Guadeloupe', { vat: 'G', to: french('97110') }],
    ['goods to Papeete', { vat: 'G', to: french('98713') }],
    ['goods to the Canaries', { vat: 'G', to: party('ES', '35001') }],
    ['goods of a German buyer to Norway', { vat: 'G', to: berlin, more: deliveredTo(party('NO', '0150')) }],
    ['goods from Réunion to Germany', { vat: 'G', from: reunion, to: berlin }],
    ['goods from Réunion to the mainland', { vat: 'G', from: reunion, to: amiens }],
    ['goods to Monaco', { vat: 'S 20', to: monaco }],
    ['a service to Germany', { vat: 'AE', to: berlin, sold: 'services' }],
    ['a service to Switzerland', { vat: 'O', to: geneva, sold: 'services' }],
    ['a service to Belfast', { vat: 'O', to: belfast, sold: 'services' }],
    [
      'a service to a consumer in Berlin',
      { vat: 'S 20', to: party('DE', '10115'), sold: 'services', more: { buyerKind: 'consumer' } },
    ],
    ['works within Réunion', { vat: 'S 8.5', from: reunion, to: reunion, sold: 'services' }],
    ['a service from Amiens to Réunion', { vat: 'S 8.5', to: reunion, sold: 'services' }],
    ['a service within Guyane', { vat: 'O', from: french('97300'), to: french('97300'), sold: 'services' }],
    ['works in Corsica', { vat: 'S 10', to: french('20000'), sold: 'services', more: { dwelling: 'none' } }],
    ['works of a subcontractor', { vat: 'AE', to: amiens, sold: 'services' }],
    [
      'works for a Swiss builder in Amiens',
      { vat: 'AE', to: geneva, sold: 'services', more: deliveredTo(amiens) },
    ],
  ])('%s', (_, given) => {
    expect(found(given)).toEqual([]);
  });

  test('a credit note repeats what was charged, right or wrong, and so does a deposit taken back', () => {
    const preceding = { precedingDocuments: [{ number: 'F-1', date: null }] };
    expect(found({ vat: 'K', to: geneva, more: { ...preceding, kind: 'creditNote' } })).not.toContain(
      line('vat.intraCommunity.outside'),
    );
    const { lines } = contentOf({ vat: 'S 20', to: geneva });
    const recovers = { number: 'F-1', date: null, availableCents: null };
    const back = { ...lines[0]!, quantity: '-1', recovers };
    const codes = found({
      vat: 'G',
      to: geneva,
      more: { lines: [contentOf({ vat: 'G', to: geneva }).lines[0]!, back] },
    });
    expect(codes.filter((each) => each.includes('vat.'))).toEqual([]);
  });
});

describe('what is wrong', () => {
  test.each<[string, Case, string]>([
    ['K to Monaco', { vat: 'K', to: monaco }, line('vat.intraCommunity.inFrance')],
    ['K to Monaco, by its number', { vat: 'K', to: monaco }, 'buyer.vatNumber vatNumber.notUnion'],
    ['K to Switzerland', { vat: 'K', to: geneva }, line('vat.intraCommunity.outside')],
    ['K to Guadeloupe', { vat: 'K', to: french('97110') }, line('vat.intraCommunity.outside')],
    ['K to Saint-Martin', { vat: 'K', to: french('97150') }, line('vat.intraCommunity.outside')],
    [
      'K to the Canaries',
      { vat: 'K', to: party('ES', '38001', { vatNumber: 'ESB12345678' }) },
      line('vat.intraCommunity.outside'),
    ],
    [
      'K to London',
      { vat: 'K', to: party('GB', 'SW1A 1AA', { vatNumber: 'GB980780684' }) },
      line('vat.intraCommunity.outside'),
    ],
    [
      'K to Belfast under a number of Great Britain',
      { vat: 'K', to: party('GB', 'BT1 5GS', { vatNumber: 'GB980780684' }) },
      'buyer.vatNumber vatNumber.notUnion',
    ],
    [
      'K of a German buyer to Lille',
      { vat: 'K', to: berlin, more: deliveredTo(french('59000')) },
      line('vat.intraCommunity.inFrance'),
    ],
    ['K from Réunion', { vat: 'K', from: reunion, to: berlin }, line('vat.intraCommunity.overseas')],
    [
      'K under a French number',
      { vat: 'K', to: party('DE', '10115', siren) },
      'buyer.vatNumber vatNumber.notUnion',
    ],
    ['K for a service', { vat: 'K', to: berlin, sold: 'services' }, line('vat.intraCommunity.services')],
    ['G to Germany', { vat: 'G', to: berlin }, line('vat.export.inUnion')],
    ['G to Belfast', { vat: 'G', to: belfast }, line('vat.export.inUnion')],
    ['G within France', { vat: 'G', to: amiens }, line('vat.export.inFrance')],
    ['G to Monaco', { vat: 'G', to: monaco }, line('vat.export.inFrance')],
    [
      'G from Guadeloupe to Martinique',
      { vat: 'G', from: french('97110'), to: french('97200') },
      line('vat.export.inFrance'),
    ],
    ['G for a service', { vat: 'G', to: geneva, sold: 'services' }, line('vat.export.services')],
    [
      'reverse charge to Switzerland',
      { vat: 'AE', to: geneva, sold: 'services' },
      line('vat.reverseCharge.outside'),
    ],
    [
      'reverse charge to Mayotte',
      { vat: 'AE', to: french('97600'), sold: 'services' },
      line('vat.reverseCharge.untaxed'),
    ],
    [
      'VAT within Guyane',
      { vat: 'S 20', from: french('97300'), to: french('97300'), sold: 'services' },
      line('vat.untaxed.charged'),
    ],
    ['20 % within Réunion', { vat: 'S 20', from: reunion, to: reunion }, line('vat.rate.ofPlace')],
    ['8.5 % within the mainland', { vat: 'S 8.5', to: amiens }, line('vat.rate.ofPlace')],
    ['a Corsican rate in Amiens', { vat: 'S 13', to: amiens }, line('vat.rate.ofPlace')],
    [
      '20 % for a service to Réunion',
      { vat: 'S 20', to: reunion, sold: 'services' },
      line('vat.rate.ofCustomer'),
    ],
    ['VAT on goods to Germany', { vat: 'S 20', to: berlin }, line('vat.expected.K')],
    [
      'VAT on goods and their fitting to Germany',
      { vat: 'S 20', to: berlin, sold: 'mixed' },
      line('vat.expected.AE'),
    ],
    [
      'reverse charge on goods and their fitting to Switzerland',
      { vat: 'AE', to: geneva, sold: 'mixed' },
      line('vat.reverseCharge.outside'),
    ],
    ['zero rate to Switzerland', { vat: 'Z', to: geneva }, line('vat.expected.G')],
    ['outside the scope, for goods to Switzerland', { vat: 'O', to: geneva }, line('vat.expected.G')],
    ['VAT on a service to Germany', { vat: 'S 20', to: berlin, sold: 'services' }, line('vat.expected.AE')],
    [
      'VAT on a service to Switzerland',
      { vat: 'S 20', to: geneva, sold: 'services' },
      line('vat.expected.O'),
    ],
    [
      'a service to nobody knows whom in Boston',
      { vat: 'S 20', to: party('US', '02139'), sold: 'services' },
      'buyerKind buyerKind.unknown',
    ],
    [
      'the code of another category',
      { vat: 'E', to: amiens, more: { exemptions: [{ category: 'E', reason: '', code: 'VATEX-EU-IC' }] } },
      'exemptions.E exemption.code.category',
    ],
    [
      'art. 262 ter, I for a service',
      {
        vat: 'AE',
        to: berlin,
        sold: 'services',
        more: { exemptions: [{ category: 'AE', reason: 'Art. 262 ter, I du CGI', code: '' }] },
      },
      'exemptions.AE exemption.reason.intraCommunity',
    ],
  ])('%s', (_, given, expected) => {
    expect(found(given)).toContain(expected);
  });

  test('no date of delivery is asked of a service', () => {
    const period = { period: { from: null, to: null } };
    expect(found({ vat: 'AE', to: berlin, sold: 'services', more: period })).toEqual([]);
    expect(found({ vat: 'K', to: berlin, sold: 'services', more: period })).not.toContain(
      'period period.missing',
    );
    expect(found({ vat: 'K', to: berlin, more: period })).toContain('period period.missing');
  });
});

test.each<[string, Omit<Case, 'vat'>, string | undefined]>([
  ['within France', { to: amiens }, 'S 20'],
  ['within Réunion', { from: reunion, to: reunion }, 'S 8.5'],
  ['goods to Germany', { to: berlin }, 'K 0'],
  ['a service to Germany', { to: berlin, sold: 'services' }, 'AE 0'],
  ['both to Germany', { to: berlin, sold: 'mixed' }, undefined],
  ['both within Guyane', { from: french('97300'), to: french('97300'), sold: 'mixed' }, 'O 0'],
  ['goods to Switzerland', { to: geneva }, 'G 0'],
  ['a service to Switzerland', { to: geneva, sold: 'services' }, 'O 0'],
  ['a service to Boston', { to: party('US', '02139'), sold: 'services' }, undefined],
])('a draft begins with what is usual: %s', (_, given, expected) => {
  const usual = usualVat(contentOf({ vat: 'S 20', ...given }));
  expect(usual && `${usual.vat.category} ${usual.vat.rate}`).toBe(expected ?? null);
});
