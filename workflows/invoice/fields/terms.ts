import type { Rows } from './row.ts';

/** Credit transfers, to which every invoice is paid unless it says otherwise. */
const transfers = ['', '30', '58'];

/** How it is paid. */
export const payment = {
  paymentTerms: {
    type: 'text',
    name: { fr: 'Conditions de paiement', en: 'Payment terms' },
    shown: 'editor',
    bt: 'BT-20',
  },
  'payment.iban': { type: 'text', name: { fr: 'IBAN', en: 'IBAN' }, shown: 'editor', bt: 'BT-84' },
  'payment.bic': { type: 'text', name: { fr: 'BIC', en: 'BIC' }, shown: 'editor', bt: 'BT-86' },
  'payment.meansCode': {
    type: 'means',
    name: { fr: 'Moyen de paiement', en: 'Means of payment' },
    shown: 'kept',
    bt: 'BT-81',
    absent: '58',
    says: (code) => !transfers.includes(code),
    at: 'payment.iban',
  },
  'payment.meansText': {
    type: 'text',
    name: { fr: 'Libellé du moyen de paiement', en: 'Wording of the means of payment' },
    shown: 'kept',
    bt: 'BT-82',
    element: 'SpecifiedTradeSettlementPaymentMeans/Information',
  },
  'payment.accountName': {
    type: 'text',
    name: { fr: 'Titulaire du compte', en: 'Account holder' },
    shown: 'kept',
    bt: 'BT-85',
    element: 'PayeePartyCreditorFinancialAccount/AccountName',
  },
  'payment.reference': {
    type: 'text',
    name: { fr: 'Référence à rappeler au paiement', en: 'Reference to quote with the payment' },
    shown: 'kept',
    bt: 'BT-83',
    element: 'PaymentReference',
  },
  'payment.directDebit': {
    type: 'debit',
    name: { fr: 'Prélèvement', en: 'Direct debit' },
    shown: 'kept',
    bt: 'BG-19',
    beside: 'matters',
  },
  'payment.card': {
    type: 'card',
    name: { fr: 'Carte de paiement', en: 'Payment card' },
    shown: 'kept',
    bt: 'BG-18',
  },
  'payment.more': {
    type: 'account',
    isList: true,
    name: { fr: 'Autres comptes à payer', en: 'Other accounts to pay to' },
    each: { fr: 'Autre compte à payer', en: 'Other account to pay to' },
    shown: 'kept',
    bt: 'BG-17',
    beside: 'matters',
  },
} satisfies Rows;

/** What it refers to. */
export const references = {
  attachments: {
    type: 'attachment',
    isList: true,
    name: { fr: 'Pièces citées', en: 'Quoted documents' },
    each: { fr: 'Pièce citée', en: 'Quoted document' },
    shown: 'kept',
    bt: 'BG-24',
  },
  references: { type: 'group', name: { fr: 'Références', en: 'References' }, shown: 'editor' },
  'references.order': {
    type: 'text',
    name: { fr: 'Bon de commande', en: 'Purchase order' },
    shown: 'editor',
    bt: 'BT-13',
  },
  'references.contract': {
    type: 'text',
    name: { fr: 'Contrat ou marché', en: 'Contract' },
    shown: 'editor',
    bt: 'BT-12',
  },
  'references.engagement': { type: 'text', name: { fr: 'Engagement', en: 'Commitment' }, shown: 'editor' },
  'references.serviceCode': {
    type: 'text',
    name: { fr: 'Code service', en: 'Service code' },
    shown: 'editor',
  },
  'references.buyerReference': {
    type: 'text',
    name: { fr: 'Référence du client', en: 'Customer’s reference' },
    shown: 'editor',
    bt: 'BT-10',
  },
  'references.project': { type: 'text', name: { fr: 'Projet', en: 'Project' }, shown: 'editor', bt: 'BT-11' },
  'references.projectName': {
    type: 'text',
    name: { fr: 'Nom du projet', en: 'Project name' },
    shown: 'kept',
    element: 'SpecifiedProcuringProject',
  },
  'references.deliveryNote': {
    type: 'text',
    name: { fr: 'Bon de livraison', en: 'Delivery note' },
    shown: 'editor',
    bt: 'BT-16',
  },
  'references.salesOrder': {
    type: 'text',
    name: { fr: 'Commande du vendeur', en: 'Seller’s order' },
    shown: 'kept',
    bt: 'BT-14',
    element: 'SellerOrderReferencedDocument',
  },
  'references.receivingAdvice': {
    type: 'text',
    name: { fr: 'Avis de réception', en: 'Receiving advice' },
    shown: 'kept',
    bt: 'BT-15',
    element: 'ReceivingAdviceReferencedDocument',
  },
  'references.tender': {
    type: 'text',
    name: { fr: 'Appel d’offres ou lot', en: 'Tender or lot' },
    shown: 'kept',
    bt: 'BT-17',
  },
  'references.object': {
    type: 'identifier',
    name: { fr: 'Objet facturé', en: 'Invoiced object' },
    shown: 'kept',
    bt: 'BT-18',
  },
  'references.buyerAccount': {
    type: 'text',
    name: { fr: 'Référence comptable du client', en: 'Customer’s accounting reference' },
    shown: 'kept',
    bt: 'BT-19',
  },
  precedingDocuments: {
    type: 'preceding',
    isList: true,
    name: { fr: 'Documents antérieurs', en: 'Earlier documents' },
    shown: 'editor',
    bt: 'BG-3',
  },
  specialCases: {
    type: 'specialCase',
    isList: true,
    codes: 'special',
    name: { fr: 'Conditions particulières', en: 'Special conditions' },
    shown: 'editor',
  },
} satisfies Rows;
