import type { Rows, Words } from './row.ts';

const adjustment: Words = { fr: 'Remise ou supplément', en: 'Discount or charge' };

/** Codes that follow from the document itself, whatever a file said: how it is treated, and who wrote it. */
const ownNotes = ['BAR', 'DCL'];

/** What stands under the lines, before the sums. */
export const foot = {
  'adjustments.*': {
    type: 'adjustment',
    name: adjustment,
    each: { fr: 'Remise ou supplément, calcul', en: 'Discount or charge, calculation' },
    shown: 'follows',
    says: ({ percent, baseCents, reasonCode }) => percent !== null || baseCents !== null || reasonCode !== '',
    beside: 'printed',
    at: 'adjustments.*.reason',
  },
  'adjustments.*.reason': { type: 'text', name: adjustment, shown: 'editor', told: false },
  'adjustments.*.amountCents': {
    type: 'cents',
    name: adjustment,
    shown: 'editor',
    told: false,
    at: 'adjustments.*.amount',
  },
  'adjustments.*.vat.rate': {
    type: 'percent',
    name: adjustment,
    shown: 'editor',
    told: false,
    at: 'adjustments.*.vat',
  },
  prepaidCents: {
    type: 'cents',
    name: { fr: 'Acompte à déduire', en: 'Deposit to deduct' },
    shown: 'editor',
    bt: 'BT-113',
    told: false,
  },
  roundingCents: {
    type: 'cents',
    name: { fr: 'Arrondi du total', en: 'Rounding of the total' },
    shown: 'kept',
    bt: 'BT-114',
    absent: 0,
    told: false,
    beside: 'printed',
  },
  retention: { type: 'group', name: { fr: 'Retenue de garantie', en: 'Retention' }, shown: 'editor' },
  'retention.percent': {
    type: 'percent',
    name: { fr: 'Retenue de garantie, taux', en: 'Retention, rate' },
    shown: 'editor',
  },
  'retention.amountCents': {
    type: 'cents',
    name: { fr: 'Retenue de garantie', en: 'Retention' },
    shown: 'computed',
    at: 'retention.percent',
  },
  'retention.releaseOn': {
    type: 'date',
    name: { fr: 'Retenue, restitution', en: 'Retention, release' },
    shown: 'editor',
  },
  'retention.reason': {
    type: 'text',
    name: { fr: 'Retenue, motif', en: 'Retention, reason' },
    shown: 'editor',
  },
  penalty: { type: 'group', name: { fr: 'Pénalité', en: 'Penalty' }, shown: 'editor' },
  'penalty.amountCents': { type: 'cents', name: { fr: 'Pénalité', en: 'Penalty' }, shown: 'editor' },
  'penalty.reason': { type: 'text', name: { fr: 'Pénalité, motif', en: 'Penalty, reason' }, shown: 'editor' },
  notes: {
    type: 'note',
    isList: true,
    name: { fr: 'Mentions', en: 'Notices' },
    each: { fr: 'Mention codée', en: 'Coded note' },
    shown: 'kept',
    bt: 'BG-1',
    says: ({ code }) => code !== '' && !ownNotes.includes(code),
    beside: 'printed',
    at: 'notes',
  },
  'exemptions.*': {
    type: 'exemption',
    name: { fr: 'Exonération de TVA', en: 'VAT exemption' },
    shown: 'editor',
    bt: 'BT-120',
  },
  'exemptions.*.code': {
    type: 'text',
    name: { fr: 'Code du motif d’absence de TVA', en: 'Code of the reason for no VAT' },
    shown: 'kept',
    bt: 'BT-121',
    absent: '',
    // That of E has a control.
    says: (_, { path }) => path[1] !== 'E',
    told: false,
  },
} satisfies Rows;

/** The sums: of those that change, a reader is told what is to be paid, not the way to it. */
export const totals = {
  totals: { type: 'group', name: { fr: 'Totaux', en: 'Totals' }, shown: 'computed' },
  'totals.linesCents': {
    type: 'cents',
    name: { fr: 'Total des lignes', en: 'Total of the lines' },
    shown: 'computed',
    bt: 'BT-106',
    told: false,
  },
  'totals.allowancesCents': {
    type: 'cents',
    name: { fr: 'Total des remises', en: 'Total of discounts' },
    shown: 'computed',
    bt: 'BT-107',
    told: false,
  },
  'totals.chargesCents': {
    type: 'cents',
    name: { fr: 'Total des suppléments', en: 'Total of surcharges' },
    shown: 'computed',
    bt: 'BT-108',
    told: false,
  },
  'totals.netCents': {
    type: 'cents',
    name: { fr: 'Total HT', en: 'Total without VAT' },
    shown: 'computed',
    bt: 'BT-109',
    told: 'sum',
  },
  'totals.vat': {
    type: 'vat',
    isList: true,
    name: { fr: 'TVA par taux', en: 'VAT by rate' },
    shown: 'computed',
    bt: 'BG-23',
    told: 'sum',
  },
  'totals.vatCents': {
    type: 'cents',
    name: { fr: 'TVA', en: 'VAT' },
    shown: 'computed',
    bt: 'BT-110',
    told: 'sum',
  },
  'totals.vatEurCents': {
    type: 'cents',
    name: { fr: 'TVA en euros', en: 'VAT in euros' },
    shown: 'computed',
    bt: 'BT-111',
    told: false,
  },
  'totals.grossCents': {
    type: 'cents',
    name: { fr: 'Total TTC', en: 'Total with VAT' },
    shown: 'computed',
    bt: 'BT-112',
    told: 'sum',
  },
  'totals.prepaidCents': {
    type: 'cents',
    name: { fr: 'Acompte déduit', en: 'Deposit deducted' },
    shown: 'computed',
    bt: 'BT-113',
    told: 'sum',
  },
  'totals.roundingCents': {
    type: 'cents',
    name: { fr: 'Arrondi du total', en: 'Rounding of the total' },
    shown: 'computed',
    bt: 'BT-114',
    told: 'sum',
  },
  'totals.dueCents': {
    type: 'cents',
    name: { fr: 'Montant dû', en: 'Amount due' },
    shown: 'computed',
    bt: 'BT-115',
    told: false,
  },
  'totals.payableCents': { type: 'cents', name: { fr: 'Net à payer', en: 'Net to pay' }, shown: 'computed' },
} satisfies Rows;
