import type { Rows } from './row.ts';

/** What kind of document it is; rows stand in the order in which a reader meets what they are about. */
export const kind = {
  kind: {
    type: 'code',
    codes: 'title',
    name: { fr: 'Nature du document', en: 'Kind of document' },
    shown: 'editor',
    bt: 'BT-3',
  },
  currency: { type: 'code', name: { fr: 'Monnaie', en: 'Currency' }, shown: 'editor', bt: 'BT-5' },
} satisfies Rows;

/** Where, what and when. */
export const service = {
  deliverTo: { type: 'group', name: { fr: 'Lieu de livraison', en: 'Place of delivery' }, shown: 'editor' },
  'deliverTo.name': {
    type: 'text',
    name: { fr: 'Lieu de livraison', en: 'Place of delivery' },
    shown: 'editor',
    bt: 'BT-70',
  },
  'deliverTo.address': {
    type: 'address',
    name: { fr: 'Lieu de livraison, adresse', en: 'Place of delivery, address' },
    shown: 'editor',
    bt: 'BG-15',
  },
  subject: {
    type: 'text',
    name: { fr: 'Objet', en: 'Subject' },
    shown: 'editor',
    isTyped: true,
    longest: 500,
    absent: '',
  },
  period: {
    type: 'group',
    name: { fr: 'Dates de réalisation', en: 'Dates of service' },
    shown: 'editor',
    at: 'period.to',
  },
  'period.from': {
    type: 'date',
    name: { fr: 'Début de la prestation', en: 'Start of service' },
    shown: 'editor',
    bt: 'BT-73',
  },
  'period.to': {
    type: 'date',
    name: { fr: 'Fin de la prestation', en: 'End of service' },
    shown: 'editor',
    bt: 'BT-74',
  },
  operation: {
    type: 'code',
    codes: 'operations',
    name: { fr: 'Nature de l’opération', en: 'Nature of operation' },
    shown: 'editor',
  },
  vatOnDebits: {
    type: 'yes',
    codes: 'yesNo',
    name: { fr: 'TVA d’après les débits', en: 'VAT on debits' },
    shown: 'kept',
    bt: 'BT-8',
    absent: false,
    isFirst: true,
    beside: 'printed',
    ofBusiness: true,
  },
} satisfies Rows;

/** When it is due, and what most documents have nothing of. */
export const due = {
  dueRule: { type: 'group', name: { fr: 'Échéance', en: 'Due date' }, shown: 'editor' },
  'dueRule.kind': {
    type: 'code',
    codes: 'dueRule',
    name: { fr: 'Échéance', en: 'Due date' },
    shown: 'editor',
  },
  'dueRule.days': { type: 'count', name: { fr: 'Échéance, jours', en: 'Due date, days' }, shown: 'editor' },
  'dueRule.day': {
    type: 'count',
    name: { fr: 'Échéance, jour du mois', en: 'Due day of the month' },
    shown: 'editor',
  },
  'dueRule.date': {
    type: 'date',
    name: { fr: 'Date d’échéance', en: 'Due date' },
    shown: 'editor',
    bt: 'BT-9',
  },
  'dueRule.parts': {
    type: 'instalment',
    isList: true,
    name: { fr: 'Échéances', en: 'Instalments' },
    shown: 'editor',
    at: 'dueRule.kind',
  },
  paidOn: {
    type: 'date',
    name: { fr: 'Déjà payée le', en: 'Already paid on' },
    shown: 'editor',
    isTyped: true,
  },
  depositOf: { type: 'group', name: { fr: 'Acompte sur', en: 'Deposit on' }, shown: 'editor' },
  'depositOf.reference': { type: 'text', name: { fr: 'Acompte sur', en: 'Deposit on' }, shown: 'editor' },
  'depositOf.date': { type: 'date', name: { fr: 'Acompte sur', en: 'Deposit on' }, shown: 'editor' },
  'depositOf.totalCents': {
    type: 'cents',
    name: { fr: 'Acompte, total de la commande', en: 'Deposit, total of the order' },
    shown: 'editor',
  },
  'depositOf.percent': {
    type: 'percent',
    name: { fr: 'Acompte, part demandée', en: 'Deposit, share asked' },
    shown: 'editor',
  },
  buyerKind: {
    type: 'code',
    codes: 'buyerKind',
    name: { fr: 'Le client est', en: 'The customer is' },
    shown: 'editor',
  },
  dwelling: {
    type: 'code',
    codes: 'dwelling',
    name: { fr: 'Travaux dans un logement', en: 'Works on a dwelling' },
    shown: 'editor',
  },
} satisfies Rows;

/** What an imported file may say of who is paid, where it was delivered, and how the VAT is owed. */
export const further = {
  exchange: { type: 'group', name: { fr: 'Cours de la devise', en: 'Exchange rate' }, shown: 'editor' },
  'exchange.rate': {
    type: 'decimal',
    name: { fr: 'Cours de la devise', en: 'Exchange rate' },
    shown: 'editor',
  },
  'exchange.on': { type: 'date', name: { fr: 'Cours de la devise', en: 'Exchange rate' }, shown: 'editor' },
  'exchange.source': {
    type: 'text',
    name: { fr: 'Cours de la devise, source', en: 'Exchange rate, source' },
    shown: 'editor',
    told: false,
  },
  payee: {
    type: 'party',
    name: { fr: 'Bénéficiaire du paiement', en: 'Payee' },
    shown: 'kept',
    bt: 'BG-10',
    beside: 'matters',
    element: 'PayeeTradeParty',
  },
  taxRepresentative: {
    type: 'party',
    name: { fr: 'Représentant fiscal', en: 'Tax representative' },
    shown: 'kept',
    bt: 'BG-11',
    beside: 'matters',
    element: 'SellerTaxRepresentativeTradeParty',
  },
  'deliverTo.id': {
    type: 'identifier',
    name: { fr: 'Lieu de livraison, identifiant', en: 'Place of delivery, identifier' },
    shown: 'kept',
    bt: 'BT-71',
  },
  'deliverTo.address.line3': {
    type: 'text',
    name: { fr: 'Lieu de livraison, troisième ligne d’adresse', en: 'Place of delivery, third address line' },
    shown: 'kept',
    bt: 'BT-165',
    told: false,
  },
  'deliverTo.address.region': {
    type: 'text',
    name: { fr: 'Lieu de livraison, région', en: 'Place of delivery, region' },
    shown: 'kept',
    bt: 'BT-79',
    told: false,
  },
  deliveredOn: {
    type: 'date',
    name: { fr: 'Date de livraison', en: 'Delivery date' },
    shown: 'kept',
    bt: 'BT-72',
    isFirst: true,
    element: 'ActualDeliverySupplyChainEvent',
  },
  frame: {
    type: 'frame',
    name: { fr: 'Cadre de facturation', en: 'Billing frame' },
    shown: 'kept',
    bt: 'BT-23',
    isFirst: true,
  },
  taxPointDate: {
    type: 'date',
    name: { fr: 'Date d’exigibilité de la TVA', en: 'VAT point date' },
    shown: 'kept',
    bt: 'BT-7',
    isFirst: true,
    element: 'TaxPointDate',
  },
} satisfies Rows;
