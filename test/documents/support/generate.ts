import type { DueRule, InvoiceContent } from '#db/shapes/content.ts';
import type { ElectronicDocument } from '#workflows/documents/electronic/electronic-document.ts';
import { blankContent } from '#workflows/invoice/blank-content.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import { addDays, dueDate } from '#workflows/invoice/due-date.ts';
import { percentOfCents } from '#workflows/invoice/money.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { asKind, kinds } from './kinds.ts';
import { consumer, frenchParty, publicParty } from './parties.ts';
import { type Chance, chance } from './random.ts';
import { regimes } from './regimes.ts';

export type Generated = { name: string; document: ElectronicDocument };

const dueRules: DueRule[] = [
  { kind: 'onReceipt' },
  { kind: 'days', days: 30 },
  { kind: 'endOfMonth', days: 45 },
  { kind: 'endOfMonthPlus', days: 45 },
  { kind: 'dayOfMonth', days: 30, day: 10 },
  { kind: 'date', date: '2026-12-24' },
  { kind: 'date', date: '2026-01-01' },
  {
    kind: 'instalments',
    parts: [
      { percent: '30', days: 0 },
      { percent: '70', days: 60 },
    ],
  },
];

/** One document of each seed: kinds and VAT regimes in turn, everything else by chance. Ready to be submitted. */
export function generate(seed: number): Generated {
  const kind = kinds[seed % kinds.length] ?? 'invoice';
  const regime = regimes[Math.floor(seed / kinds.length) % regimes.length];
  if (!regime) throw new RangeError(`no regime for seed ${seed}`);
  for (let attempt = 0; attempt < 50; attempt++) {
    const c = chance(seed * 1000 + attempt);
    const issuedOn = addDays('2026-09-01', c.whole(0, 600));
    const content = withTotals(draft(c, kind, regime, issuedOn));
    if (checkContent(content).some((each) => each.severity === 'blocking')) continue;
    const seller = content.seller.name;
    const office = { officeName: 'Atelier de facturation', signedOn: '2026-01-05', article: '' };
    return {
      name: `${seed} ${kind} ${regime.name} for ${content.buyer.address.country} (${seller})`,
      document: {
        content,
        number: `VPC-${issuedOn.slice(0, 4)}-${String(seed).padStart(4, '0')}`,
        issuedOn,
        dueOn: dueDate(content.dueRule, issuedOn),
        mandate: c.oneIn(5)
          ? null
          : { ...office, ...(c.oneIn(3) && { mandatary: { ...frenchParty(c), otherIds: [] } }) },
      },
    };
  }
  throw new Error(`no sound document for seed ${seed}: the generator and the checks disagree`);
}

function draft(
  c: Chance,
  kind: (typeof kinds)[number],
  regime: (typeof regimes)[number],
  issuedOn: string,
): InvoiceContent {
  const seller = { ...frenchParty(c), ...(regime.withoutVatNumber && { vatNumber: '' }) };
  const buyer = regime.buyer ? regime.buyer(c) : c.pick([frenchParty, frenchParty, publicParty, consumer])(c);
  const base: InvoiceContent = {
    ...blankContent(),
    seller,
    buyer,
    subject: c.oneIn(3) ? '' : 'Sanitaires de l’école, lot n° 3',
    operation: c.pick(['goods', 'services', 'mixed']),
    vatOnDebits: c.oneIn(3),
    period: c.pick([
      { from: '2026-08-03', to: '2026-08-28' },
      { from: '2026-08-28', to: '2026-08-28' },
      { from: null, to: '2026-08-31' },
    ]),
    dueRule: c.pick(dueRules),
    payment: somePayment(c),
    lines: regime.lines(c),
    exemptions: regime.exemptions ?? [],
    notes: c.oneIn(3) ? [{ code: '', text: 'Merci de votre confiance.' }] : [],
  };
  const furnished = withTotals({ ...base, ...someDetails(c, base), adjustments: regime.adjustments(c) });
  return asKind(c, kind, withheld(c, withTotals(furnished)), issuedOn);
}

function somePayment(c: Chance): InvoiceContent['payment'] {
  const account = {
    iban: 'FR1420041010050500013M02606',
    bic: c.oneIn(2) ? 'PSSTFRPPLIL' : '',
    meansCode: '58',
  };
  if (c.oneIn(8)) return { iban: '', bic: '', meansCode: c.pick(['20', '48', '10', '']) };
  if (c.oneIn(10)) {
    return {
      iban: '',
      bic: '',
      meansCode: '59',
      directDebit: { mandate: 'RUM-18', creditor: 'FR18ZZZ599999', iban: 'FR7630006000011234567890189' },
    };
  }
  const more = [{ iban: 'FR7630006000011234567890189', bic: '', accountName: 'Compte 2' }];
  return {
    ...account,
    ...(c.oneIn(6) && { accountName: 'Compte principal', reference: 'VIR 4471' }),
    ...(c.oneIn(12) && { more }),
  };
}

/** References, place of delivery, further parties, a foreign currency: each now and then. */
function someDetails(c: Chance, { references, buyer, operation }: InvoiceContent): Partial<InvoiceContent> {
  const isPublic = /^[12]/.test(buyer.siren);
  const deliverTo = { name: 'Chantier nord', address: { ...frenchParty(c).address } };
  const reference = (text: string, of: number) => (c.oneIn(of) ? text : '');
  return {
    references: {
      ...references,
      order: reference('BC 2026/118', 3),
      contract: reference('M-2211', 5),
      engagement: isPublic ? reference('EJ-4471', 2) : '',
      serviceCode: isPublic ? reference('TRAVAUX_01', 2) : '',
      buyerReference: reference('DAF', 5),
      project: reference('P-12', 6),
      deliveryNote: operation === 'services' ? '' : reference('BL 99', 3),
      ...(c.oneIn(8) && {
        salesOrder: 'CV-1',
        receivingAdvice: 'BR-2',
        tender: 'AO-3',
        buyerAccount: '4011',
      }),
      ...(c.oneIn(10) && { object: { scheme: 'AFL', value: 'OBJ-9' } }),
    },
    ...(c.oneIn(4) && buyer.address.country === 'FR' && { deliverTo }),
    ...(c.oneIn(6) && { deliveredOn: '2026-08-20' }),
    ...(c.oneIn(10) && { taxPointDate: '2026-08-31' }),
    ...(c.oneIn(3) && { dwelling: 'works' as const }),
    ...(c.oneIn(10) && { payer: frenchParty(c) }),
    ...(c.oneIn(10) && {
      payee: {
        ...frenchParty(c),
        name: 'Affacturage du Nord',
        otherIds: [{ scheme: '', value: 'FACTOR-1' }],
      },
    }),
    ...(c.oneIn(15) && { taxRepresentative: { ...frenchParty(c), name: 'Fiscalité & Co' } }),
    ...(c.oneIn(15) && {
      attachments: [{ id: 'ANNEXE-1', description: 'DOCUMENT_ANNEXE', uri: 'https://example.fr/a' }],
    }),
    ...(c.oneIn(8) && {
      currency: c.pick(['USD', 'CHF', 'GBP', 'JPY']),
      exchange: { rate: '0.91837', on: '2026-08-28', source: 'Banque de France' },
    }),
  };
}

/** A retention of five percent, a penalty, rounding: what is due is still positive. */
function withheld(c: Chance, content: InvoiceContent): InvoiceContent {
  const { grossCents } = content.totals;
  if (grossCents < 10_000) return content;
  const retention = {
    percent: '5',
    amountCents: percentOfCents(grossCents, '5'),
    releaseOn: '2027-11-20',
    reason: 'Travaux de plomberie',
  };
  return withTotals({
    ...content,
    ...(c.oneIn(6) && { retention }),
    ...(c.oneIn(8) && { penalty: { amountCents: 1234, reason: 'Retard de trois jours' } }),
    ...(c.oneIn(10) && { roundingCents: c.whole(-3, 3) }),
    ...(c.oneIn(6) && { prepaidCents: c.whole(1, Math.floor(grossCents / 2)) }),
  });
}
