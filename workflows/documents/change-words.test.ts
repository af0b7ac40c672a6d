import { describe, expect, test } from 'vitest';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { type Change, diffContent } from '../invoice/diff.ts';
import { fields } from '../invoice/fields/fields.ts';
import { fieldOf } from '../invoice/fields/names.ts';
import { toldChanges, wordChanges } from './change-words.ts';

const sample = sampleContent();
const line = sample.lines[0]!;
const withLine = (changed: Partial<Line>): InvoiceContent => ({
  ...sample,
  lines: [{ ...line, ...changed }],
});

const told = (before: InvoiceContent, after: InvoiceContent, locale: 'fr' | 'en' = 'fr') =>
  wordChanges(toldChanges(diffContent(before, after)), { before, after }, locale).map((each) =>
    [each.label, each.before, each.after].join(' | '),
  );

describe('a change is told in words', () => {
  test.each<[string, InvoiceContent, InvoiceContent, string[]]>([
    [
      'a category of VAT',
      withLine({ vat: { category: 'S', rate: '20' } }),
      withLine({ vat: { category: 'AE', rate: '0' } }),
      [
        'Ligne 1, régime de TVA | Soumise à la TVA | Autoliquidation',
        'Ligne 1, taux de TVA | 20\u202f% | 0\u202f%',
      ],
    ],
    [
      'a means of payment',
      { ...sample, payment: { ...sample.payment, meansCode: '30' } },
      { ...sample, payment: { ...sample.payment, meansCode: '48' } },
      ['Moyen de paiement | Virement | Carte bancaire'],
    ],
    [
      'one that has no name here',
      { ...sample, payment: { ...sample.payment, meansCode: '30' } },
      { ...sample, payment: { ...sample.payment, meansCode: '21' } },
      ['Moyen de paiement | Virement | Autre moyen (21)'],
    ],
    [
      'a discount of a line',
      withLine({ adjustments: [] }),
      withLine({ adjustments: [discount({ percent: '5', amountCents: 1_000 })] }),
      [
        'Ligne 1, remise ou supplément |  | Remise 5\u202f%',
        'Ligne 1, remise ou supplément |  | \u221210,00\u202f€',
      ],
    ],
    [
      'instalments',
      { ...sample, dueRule: { kind: 'instalments', parts: halves(30) } },
      { ...sample, dueRule: { kind: 'instalments', parts: halves(60) } },
      [
        'Échéances | 50\u202f% à l’émission, 50\u202f% à 30\u00a0jours | 50\u202f% à l’émission, 50\u202f% à 60\u00a0jours',
      ],
    ],
    [
      'a quantity together with its unit',
      withLine({ quantity: '2', unit: 'C62' }),
      withLine({ quantity: '3', unit: 'DAY' }),
      ['Ligne 1, quantité | 2\u00a0u | 3\u00a0jours', 'Ligne 1, unité | u | jour'],
    ],
    [
      'a price together with the currency, with as many decimals as it has',
      withLine({ unitPrice: '12.345' }),
      { ...withLine({ unitPrice: '1200.5' }), currency: 'USD' },
      ['Monnaie | EUR | USD', 'Ligne 1, prix unitaire | 12,345\u202f€ | 1\u202f200,50\u202fUSD'],
    ],
    ['a country', withCountry('FR'), withCountry('DE'), ['Client, pays | France | Allemagne']],
  ])('%s', (_, before, after, words) => {
    expect(told(before, after)).toEqual(words);
  });
});

describe('every field of the table', () => {
  const changes = toldChanges(diffContent(full(0), full(1)));

  test('changes here', () => {
    const changed = new Set(changes.map(({ key }) => fieldOf(key)?.path));
    const missing = fields.filter(
      ({ path, told: isTold, type, isTold: isGroupTold }) =>
        isTold === undefined &&
        (type !== 'group' || isGroupTold) &&
        !changed.has(path) &&
        !seenAs(path, changes),
    );
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  test.each(['fr', 'en'] as const)('is told without a code or a name of the program (%s)', (locale) => {
    const worded = wordChanges(changes, { before: full(0), after: full(1) }, locale);
    for (const { change, label, before, after } of worded)
      for (const [index, text] of [before, after].entries()) {
        if (text === null) continue;
        const at = `${change.key}: ${label}, ${text}`;
        for (const said of [label, text]) expect(said, at).not.toMatch(program);
        if (isCode(change)) expect(text, at).not.toBe(index === 0 ? change.before : change.after);
        const type = fieldOf(change.key)?.type;
        if (type !== 'count') expect(text, at).not.toMatch(bareCode);
        if (change.type === 'cents' || type === 'price') expect(text, at).toMatch(index === 0 ? /€/ : /CHF/);
        if (type === 'quantity') expect(text, at).toMatch(index === 0 ? /\u00a0h$/ : /\u00a0(jour|day)s?$/);
      }
  });
});

/** Names of the program, and codes that stand alone or in a list. */
const program = /\b[a-z]+[A-Z]\w*|\b(allowance|undefined|null|true|false)\b|^charge$|\[object/;
const bareCode = /(^|, )(AE|S|[A-Z]{2}|VATEX-\S+|0?\d{2,3})(?=, |$)/;

/** Codes of currencies are what people read, units without a word are printed as they are. */
const isCode = ({ key, type }: Change) => type === 'code' && key !== 'currency';

/** Fields that are told as a part of another. */
const seenAs = (path: string, changes: Change[]) =>
  path.includes('*') &&
  changes.some(({ key }) => key.startsWith(path.replace(/^lines\.\*/, 'line').replace(/\.\*$/, '.')));

function discount(changed: Partial<Line['adjustments'][number]>): Line['adjustments'][number] {
  return {
    kind: 'allowance',
    amountCents: 1,
    baseCents: null,
    percent: null,
    reason: '',
    reasonCode: '95',
    ...changed,
  };
}

function halves(days: number) {
  return [
    { percent: '50', days: 0 },
    { percent: '50', days },
  ];
}

function withCountry(country: string): InvoiceContent {
  return { ...sample, buyer: { ...sample.buyer, address: { ...sample.buyer.address, country } } };
}

/** One of two documents that differ in every field. */
function full(side: 0 | 1): InvoiceContent {
  const of = <Value>(first: Value, second: Value): Value => (side === 0 ? first : second);
  const word = of('Premier', 'Second');
  const day = of('2026-11-02', '2026-12-03');
  const identifier = { scheme: '0088', value: word };
  const address = {
    line1: word,
    line2: word,
    line3: word,
    postcode: of('80000', '75011'),
    city: word,
    region: word,
    country: of('FR', 'DE'),
  };
  const party = {
    name: word,
    legalForm: word,
    address,
    siren: of('904117263', '218007415'),
    siret: of('90411726300018', '21800741500018'),
    vatNumber: of('FR12904117263', 'DE123456789'),
    registration: word,
    email: word,
    phone: word,
    contact: word,
    otherIds: [identifier],
  };
  const adjustment = {
    kind: of<'allowance' | 'charge'>('allowance', 'charge'),
    amountCents: of(100, 200),
    baseCents: of(1_000, 2_000),
    percent: of('10', '5.5'),
    reason: '',
    reasonCode: of('95', 'FC'),
  };
  const vat = { category: of<'S' | 'AE'>('S', 'AE'), rate: of('20', '0') };
  const lines: Line[] = [
    {
      id: 'l1',
      name: word,
      description: word,
      quantity: of('2', '3'),
      unit: of('HUR', 'DAY'),
      unitPrice: of('12.345', '13'),
      baseQuantity: of('1', '100'),
      grossPrice: of('14', '15.5'),
      vat,
      adjustments: [adjustment],
      special: of('specialPrice', 'exceptional'),
      period: { from: day, to: day },
      recovers: { number: word, date: day, availableCents: of(1, 2) },
      article: {
        sellerId: word,
        buyerId: word,
        standardId: identifier,
        classes: [{ code: word, list: 'TST', version: '' }],
        attributes: [{ name: word, value: word }],
        origin: of('FR', 'DE'),
      },
      note: word,
      object: identifier,
      orderLine: word,
      buyerAccount: word,
    },
  ];
  return {
    ...sampleContent(),
    kind: of<'invoice' | 'deposit'>('invoice', 'deposit'),
    currency: of('EUR', 'CHF'),
    seller: party,
    buyer: party,
    buyerKind: of<'business' | 'public'>('business', 'public'),
    payer: party,
    payee: party,
    taxRepresentative: party,
    deliverTo: { name: word, address, id: identifier },
    subject: word,
    period: { from: day, to: day },
    deliveredOn: day,
    operation: of<'goods' | 'mixed'>('goods', 'mixed'),
    dwelling: of<'works' | 'none'>('works', 'none'),
    frame: of<'3' | '5'>('3', '5'),
    vatOnDebits: of(false, true),
    taxPointDate: day,
    // No document has all of these: here every one of them changes.
    dueRule: {
      kind: of('endOfMonthPlus', 'dayOfMonth'),
      days: of(30, 45),
      day: of(10, 12),
      date: day,
      parts: halves(of(30, 60)),
    } as unknown as InvoiceContent['dueRule'],
    paidOn: day,
    paymentTerms: word,
    payment: {
      iban: of('FR7630006000011234567890189', 'DE89370400440532013000'),
      bic: word,
      meansCode: of('30', '59'),
      meansText: word,
      accountName: word,
      reference: word,
      directDebit: { mandate: word, creditor: word, iban: word },
      card: { number: word, holder: word },
      more: [{ iban: word, bic: word, accountName: word }],
    },
    references: {
      order: word,
      contract: word,
      engagement: word,
      serviceCode: word,
      buyerReference: word,
      project: word,
      projectName: word,
      deliveryNote: word,
      salesOrder: word,
      receivingAdvice: word,
      tender: word,
      object: identifier,
      buyerAccount: word,
    },
    precedingDocuments: [{ number: word, date: day }],
    depositOf: { reference: word, date: day, totalCents: of(100, 200), percent: of('30', '40') },
    attachments: [{ id: word, description: word, uri: word }],
    lines,
    adjustments: [{ ...adjustment, vat }],
    prepaidCents: of(1, 2),
    roundingCents: of(1, 2),
    exchange: { rate: of('1.1', '1.2'), on: day, source: word },
    retention: { percent: of('5', '4'), amountCents: of(5, 4), releaseOn: day, reason: word },
    penalty: { amountCents: of(5, 4), reason: word },
    specialCases: of(['specialPrice', 'exceptional'], ['depositRecovery']),
    notes: [{ code: 'AAI', text: word }],
    exemptions: [
      { category: 'E', reason: word, code: '' },
      { category: 'AE', reason: '', code: of('VATEX-EU-AE', 'VATEX-EU-IC') },
    ],
    totals: { ...sampleContent().totals, payableCents: of(10, 20) },
  };
}
