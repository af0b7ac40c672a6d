import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InvoiceContent, Line, Party } from '#db/shapes/content.ts';
import { blankContent, blankLine, blankParty } from './blank-content.ts';
import { checkContent } from './checks.ts';
import { isFrenchVatKeyValid, isIbanValid, isSirenValid, isSiretValid } from './identifiers.ts';
import { type Problem, problemCodes } from './problem.ts';
import { problemText } from './problem-texts.ts';
import { withTotals } from './totals.ts';

const address = { line1: '4 quai Bélu', line2: '', postcode: '80000', city: 'Amiens', country: 'FR' };
const seller: Party = {
  ...blankParty(),
  name: 'Verrières & Pain complet',
  address,
  siren: '732829320',
  siret: '73282932000074',
  vatNumber: 'FR44732829320',
};
const buyer: Party = {
  ...blankParty(),
  name: 'Mme Lemaire',
  address,
  siren: '356000000',
  siret: '35600000049837',
};
const line = (change: Partial<Line> = {}): Line => ({
  ...blankLine('1'),
  name: 'Pose',
  unitPrice: '100',
  ...change,
});
const good = withTotals({
  ...blankContent(),
  seller,
  buyer,
  lines: [line()],
  payment: { iban: 'FR1420041010050500013M02606', bic: 'PSSTFRPPLIL', meansCode: '58' },
});
const codes = (change: Partial<InvoiceContent>) =>
  checkContent({ ...good, ...change }).map((each) => `${each.path} ${each.code}`);

test('what is outside the scope of VAT names no tax representative', () => {
  const taxRepresentative = { ...seller, name: 'Fiscalité & Co' };
  const refused = 'taxRepresentative vat.outOfScope.representative';
  const exemptions = [{ category: 'O' as const, reason: 'Indemnité', code: '' }];
  const lines = [line({ vat: { category: 'O', rate: '0' } })];
  expect(codes({ taxRepresentative })).not.toContain(refused);
  expect(codes({ lines, exemptions })).not.toContain(refused);
  expect(codes({ lines, exemptions, taxRepresentative })).toContain(refused);
});

test.each(['creditNote', 'corrective'] as const)('a %s tells the date of what it is about', (kind) => {
  const missing = 'precedingDocuments.0.date preceding.date.missing';
  const named = (...dates: (string | null)[]) =>
    codes({ kind, precedingDocuments: dates.map((date, at) => ({ number: `F-${at}`, date })) });
  expect(named(null)).toContain(missing);
  expect(named('2026-03-01')).not.toContain(missing);
  expect(named(null, '2026-03-01')).not.toContain(missing);
  expect(codes({ precedingDocuments: [{ number: 'F-1', date: null }] })).not.toContain(missing);
});

test('an identifier of the place of delivery is under a scheme of the list', () => {
  const at = (scheme: string) =>
    codes({ deliverTo: { name: 'Chantier', address, id: { scheme, value: '1' } } });
  expect(at('9999')).toContain('deliverTo.id code.unknown');
  expect(at('0088')).not.toContain('deliverTo.id code.unknown');
  expect(at('')).not.toContain('deliverTo.id code.unknown');
});

test('deposits deducted as one sum are advised against where their VAT cannot be told', () => {
  const preceding = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ number: `A-${at}`, date: null, kind: 'deposit' as const }));
  const two = [line(), line({ id: '2', vat: { category: 'S', rate: '10' } })];
  const split = 'prepaidCents prepaid.split';
  expect(codes({ prepaidCents: 1000, precedingDocuments: preceding(1) })).not.toContain(split);
  expect(codes({ prepaidCents: 1000, precedingDocuments: preceding(2) })).toContain(split);
  expect(codes({ prepaidCents: 1000, precedingDocuments: preceding(1), lines: two })).toContain(split);
  expect(codes({ prepaidCents: 1000, lines: two })).not.toContain(split);
  const recovers = { number: 'A-0', date: null, availableCents: null };
  const taken = [...two, line({ id: '3', quantity: '-1', unitPrice: '1', recovers })];
  expect(codes({ prepaidCents: 1000, precedingDocuments: preceding(1), lines: taken })).not.toContain(split);
  expect(codes({ prepaidCents: 1000, precedingDocuments: preceding(2), lines: taken })).toContain(split);
});

describe('identifiers', () => {
  test('SIREN and SIRET by Luhn, La Poste by its own rule', () => {
    expect([isSirenValid('732829320'), isSirenValid('732829321')]).toEqual([true, false]);
    expect([isSiretValid('73282932000074'), isSiretValid('73282932000075')]).toEqual([true, false]);
    expect([
      isSiretValid('35600000000048'),
      isSiretValid('35600000049837'),
      isSiretValid('35600000049838'),
    ]).toEqual([true, true, false]);
  });

  test('VAT key and IBAN modulo 97', () => {
    expect([isFrenchVatKeyValid('FR44732829320'), isFrenchVatKeyValid('FR45732829320')]).toEqual([
      true,
      false,
    ]);
    expect([isIbanValid('FR1420041010050500013M02606'), isIbanValid('FR1520041010050500013M02606')]).toEqual([
      true,
      false,
    ]);
    expect([isIbanValid('DE89370400440532013000'), isIbanValid('DE8937040044053201300')]).toEqual([
      true,
      false,
    ]);
  });

  test('changing one digit of a SIREN is always noticed', () => {
    const sirens = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((body) => {
      const check = [...'0123456789'].find((digit) => isSirenValid(`${body}${digit}`));
      return `${body}${check}`;
    });
    fc.assert(
      fc.property(sirens, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (siren, at, by) => {
        const digit = String((Number(siren[at]) + by) % 10);
        expect(isSirenValid(siren)).toBe(true);
        expect(isSirenValid(siren.slice(0, at) + digit + siren.slice(at + 1))).toBe(false);
      }),
    );
  });
});

const stops = (problems: readonly Problem[]) => problems.some(({ severity }) => severity === 'blocking');

describe('checks', () => {
  test('a sound invoice has no problem', () => {
    expect(checkContent(good)).toEqual([]);
  });

  test('a blank one is stopped, and every field that is missing is named', () => {
    const problems = checkContent(blankContent());
    expect(stops(problems)).toBe(true);
    expect(problems.map((each) => each.path)).toEqual(
      expect.arrayContaining([
        'seller.name',
        'seller.siren',
        'buyer.name',
        'buyer.address.city',
        'lines',
        'payment.iban',
      ]),
    );
  });

  test('wrong check digits are advice, wrong lengths stop the draft', () => {
    const fictitious = checkContent({
      ...good,
      seller: { ...seller, siren: '732829321', siret: '', vatNumber: 'FR00732829321' },
    });
    expect(fictitious.map((each) => each.code)).toEqual(['siren.checksum', 'vatNumber.key']);
    expect(stops(fictitious)).toBe(false);
    expect(stops(checkContent({ ...good, seller: { ...seller, siren: '73282932' } }))).toBe(true);
  });

  test.each<[string, Partial<InvoiceContent>, string]>([
    ['no line', { lines: [] }, 'lines lines.none'],
    ['a line without words', { lines: [line({ name: ' ' })] }, 'lines.0.name line.name.missing'],
    [
      'five decimals of quantity',
      { lines: [line({ quantity: '1.00001' })] },
      'lines.0.quantity line.quantity.decimals',
    ],
    [
      'seven decimals of price',
      { lines: [line({ unitPrice: '1.0000001' })] },
      'lines.0.unitPrice line.unitPrice.decimals',
    ],
    [
      'a negative price',
      { lines: [line(), line({ unitPrice: '-1' })] },
      'lines.1.unitPrice line.unitPrice.negative',
    ],
    [
      'a price for no unit',
      { lines: [line({ baseQuantity: '0' })] },
      'lines.0.baseQuantity line.baseQuantity.notPositive',
    ],
    [
      'a line that comes to nothing',
      { lines: [line(), line({ quantity: '0' })] },
      'lines.1.unitPrice line.amount.zero',
    ],
    [
      'an invented rate',
      { lines: [line({ vat: { category: 'S', rate: '21' } })] },
      'lines.0.vat.rate vat.rate.unknown',
    ],
    [
      'standard rate at zero',
      { lines: [line({ vat: { category: 'S', rate: '0' } })] },
      'lines.0.vat.rate vat.rate.zero',
    ],
    [
      'reverse charge with VAT',
      { lines: [line({ vat: { category: 'AE', rate: '20' } })] },
      'lines.0.vat.rate vat.rate.notZero',
    ],
    [
      'no reason for exemption',
      { lines: [line({ vat: { category: 'E', rate: '0' } })] },
      'exemptions.E exemption.reason.missing',
    ],
    [
      'out of scope beside VAT',
      { lines: [line(), line({ vat: { category: 'O', rate: '0' } })] },
      'lines vat.outOfScope.mixed',
    ],
    [
      'an end before the start',
      { period: { from: '2026-11-22', to: '2026-11-21' } },
      'period period.reversed',
    ],
    ['a total of nothing', { lines: [line({ unitPrice: '0' })] }, 'totals total.zero'],
    ['a negative total', { lines: [line({ quantity: '-1' })] }, 'totals total.negative'],
    ['a credit note of nothing', { kind: 'creditNote' }, 'precedingDocuments preceding.missing'],
    ['a foreign currency', { currency: 'USD' }, 'exchange.rate exchange.missing'],
    ['a wrong IBAN', { payment: { ...good.payment, iban: 'FR14' } }, 'payment.iban iban.format'],
    [
      'a mistyped IBAN',
      { payment: { ...good.payment, iban: 'FR1420041010050500013M02607' } },
      'payment.iban iban.checksum',
    ],
    ['too long a term', { dueRule: { kind: 'days', days: 61 } }, 'dueRule.days dueRule.tooLong'],
    ['another business’s SIRET', { buyer: { ...buyer, siren: '732829320' } }, 'buyer.siret siret.otherSiren'],
    ['two mail addresses', { buyer: { ...buyer, email: 'a@b.fr,c@d.fr' } }, 'buyer.email email.format'],
    [
      'an engagement without a SIRET',
      { buyer: { ...buyer, siret: '' }, references: { ...good.references, engagement: 'EJ1' } },
      'buyer.siret publicBuyer.siret.missing',
    ],
    [
      'a retention over 5 %',
      { retention: { percent: '6', amountCents: 720, releaseOn: '2027-11-22', reason: '' } },
      'retention.percent retention.tooHigh',
    ],
    [
      'a penalty without a reason',
      { penalty: { amountCents: 100, reason: '' } },
      'penalty.reason penalty.reason.missing',
    ],
    [
      'more withheld than due',
      { penalty: { amountCents: 12001, reason: 'Retard' } },
      'totals payable.negative',
    ],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toContain(expected);
  });

  test('a retention of exactly 5 % passes', () => {
    expect(
      codes({ retention: { percent: '5', amountCents: 600, releaseOn: '2027-11-22', reason: 'Travaux' } }),
    ).toEqual([]);
  });

  test('a foreign customer needs no SIREN', () => {
    const foreign = {
      ...blankParty(),
      name: 'Kunde',
      email: 'einkauf@example.org',
      address: { ...address, postcode: '10115', city: 'Berlin', country: 'DE' },
    };
    expect(codes({ buyer: foreign, buyerKind: 'consumer' })).toEqual([]);
  });
});

test('a document of nothing is advice, whatever makes it nothing, and needs no account', () => {
  const payment = { ...good.payment, iban: '' };
  const taken = { ...line(), id: 'r1', quantity: '-1' };
  for (const lines of [[line({ unitPrice: '0' })], [line({ quantity: '1' }), taken]]) {
    const found = checkContent({ ...good, payment, lines });
    expect(found.filter(({ severity }) => severity === 'blocking')).toEqual([]);
    expect(found.map(({ code }) => code)).toContain('total.zero');
  }
  expect(checkContent({ ...good, payment }).map(({ code }) => code)).toContain('iban.missing');
});

describe('wording', () => {
  test.each(['fr', 'en'] as const)('every problem is worded in %s, with its values in place', (language) => {
    for (const code of problemCodes) {
      const text = problemText({ code, values: {} }, language);
      expect(text).toMatch(/[.]$/);
      expect(text).not.toMatch(/[{}']/);
      if (language === 'fr') expect(text).not.toMatch(/[ \u00a0][:;!?»%€]|«[ \u00a0]/);
    }
  });

  test('amounts are written in the reader’s way', () => {
    const problem = { code: 'payable.negative' as const, values: { payable: '-1234.50' } };
    expect(problemText(problem, 'fr')).toContain('\u22121\u202f234,50\u202f€');
    expect(problemText(problem, 'en')).toContain('\u2212€1,234.50');
  });
});
