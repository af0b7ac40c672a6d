import type { DocumentKind, InvoiceContent, SpecialCase } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import type { PrintedStanding } from './typeset-input.ts';

type Labels = {
  title: Record<DocumentKind, string>;
  number: string;
  provisionalNumber: string;
  strip: string;
  billedTo: string;
  customer: string;
  payer: string;
  payee: string;
  place: Record<InvoiceContent['operation'], string>;
  references: string;
  reference: Record<'order' | 'market' | 'contract' | 'engagement' | 'serviceCode', string> &
    Record<'buyerReference' | 'project' | 'deliveryNote', string>;
  issuedOn: string;
  atApproval: string;
  performed: string;
  dueOn: string;
  noDue: string;
  operation: string;
  operations: Record<InvoiceContent['operation'], string>;
  subject: string;
  columns: [name: string, quantity: string, price: string, vat: string, amount: string];
  vatColumns: [rate: string, base: string, vat: string];
  special: Record<SpecialCase, string>;
  allowance: string;
  charge: string;
  on: string;
  linesTotal: string;
  net: string;
  vat: string;
  gross: string;
  prepaid: string;
  alreadyPaid: string;
  rounding: string;
  due: string;
  retention: string;
  penalty: string;
  payable: string;
  credit: string;
  payBy: Record<'transfer' | 'directDebit' | 'card' | 'cheque' | 'cash' | 'other', string>;
  quote: string;
  doNotPay: string;
  mentions: Record<'payment' | 'refund' | 'vat' | 'vatAndRetention' | 'other' | 'references', string>;
  established: { invoice: string; creditNote: string };
  round: string;
  page: string;
  /** Sum of the lines so far, at the foot of a page and at the head of the next. */
  carriedForward: string;
  broughtForward: string;
  duplicate: string;
  /** How a duplicate stands with its money; `amount` is what is still owed. */
  standing: Record<PrintedStanding, (amount: string) => string>;
  payByCode: string;
  payByCodeHow: string;
  check: string;
  termsPage: string;
  /** What the attached file is. */
  data: string;
  siret: string;
  siren: string;
  vatNumber: string;
};

/** Every word the template prints that no law prescribes. French is set with U+202F before high punctuation. */
export const labels: Record<Locale, Labels> = {
  fr: {
    title: {
      invoice: 'Facture',
      deposit: 'Facture d’acompte',
      corrective: 'Facture rectificative',
      creditNote: 'Avoir',
    },
    number: 'N°',
    provisionalNumber: 'N° provisoire',
    strip: 'PROVISOIRE · sans valeur comptable ni fiscale · ne pas payer',
    billedTo: 'Facturé à',
    customer: 'Client',
    payer: 'Payée par',
    payee: 'À payer à',
    place: { goods: 'Adresse de livraison', services: 'Lieu de la prestation', mixed: 'Lieu d’exécution' },
    references: 'Vos références',
    reference: {
      order: 'Bon de commande',
      market: 'Marché',
      contract: 'Contrat',
      engagement: 'Engagement',
      serviceCode: 'Code service',
      buyerReference: 'Référence',
      project: 'Projet',
      deliveryNote: 'Bon de livraison',
    },
    issuedOn: 'Date d’émission',
    atApproval: 'à la validation',
    performed: 'Réalisation',
    dueOn: 'Échéance',
    noDue: 'sans objet',
    operation: 'Nature de l’opération',
    operations: {
      goods: 'Livraison de biens',
      services: 'Prestations de services',
      mixed: 'Biens et services',
    },
    subject: 'Objet',
    columns: ['Désignation', 'Quantité', 'Prix unitaire HT', 'TVA', 'Montant HT'],
    vatColumns: ['Taux', 'Base HT', 'TVA'],
    special: {
      specialPrice: 'Tarif particulier',
      penalty: 'Pénalité',
      deposit: 'Acompte',
      depositRecovery: 'Acompte déduit',
      retention: 'Retenue',
      exceptional: 'Exceptionnelle',
    },
    allowance: 'Remise',
    charge: 'Supplément',
    on: 'sur',
    linesTotal: 'Total des lignes HT',
    net: 'Total HT',
    vat: 'Total TVA',
    gross: 'Total TTC',
    prepaid: 'Acompte déjà réglé',
    alreadyPaid: 'Déjà réglé',
    rounding: 'Arrondi',
    due: 'Reste dû',
    retention: 'Retenue de garantie',
    penalty: 'Pénalité',
    payable: 'Net à payer',
    credit: 'Net à votre crédit',
    payBy: {
      transfer: 'Règlement par virement',
      directDebit: 'Règlement par prélèvement',
      card: 'Règlement par carte',
      cheque: 'Règlement par chèque',
      cash: 'Règlement en espèces',
      other: 'Règlement',
    },
    quote: 'Référence à rappeler\u202f:',
    doNotPay: 'Ne pas régler avant réception de la facture définitive',
    mentions: {
      payment: 'Paiement',
      refund: 'Remboursement',
      vat: 'TVA',
      vatAndRetention: 'TVA et retenue',
      other: 'Autres mentions',
      references: 'Références',
    },
    established: { invoice: 'Facture établie', creditNote: 'Avoir établi' },
    round: 'Tour',
    page: 'Page',
    carriedForward: 'À reporter',
    broughtForward: 'Report',
    duplicate: 'DUPLICATA',
    standing: {
      open: (amount) => `à payer\u202f: ${amount}`,
      late: (amount) => `en retard, reste dû\u202f: ${amount}`,
      partPaid: (amount) => `réglée en partie, reste dû\u202f: ${amount}`,
      paid: () => 'réglée',
      cancelled: () => 'annulée par avoir',
      writtenOff: () => 'soldée',
    },
    payByCode: 'Payer par virement',
    payByCodeHow: 'Code à lire avec l’application de votre banque',
    check: 'Vérifier ce document',
    termsPage: 'Conditions générales, page',
    data: 'La même facture en données (Factur-X)',
    siret: 'SIRET',
    siren: 'SIREN',
    vatNumber: 'TVA',
  },
  en: {
    title: {
      invoice: 'Invoice',
      deposit: 'Deposit invoice',
      corrective: 'Corrective invoice',
      creditNote: 'Credit note',
    },
    number: 'No.',
    provisionalNumber: 'Provisional no.',
    strip: 'PROVISIONAL · no accounting or tax value · do not pay',
    billedTo: 'Billed to',
    customer: 'Customer',
    payer: 'Paid by',
    payee: 'To be paid to',
    place: { goods: 'Delivery address', services: 'Place of service', mixed: 'Place of works' },
    references: 'Your references',
    reference: {
      order: 'Purchase order',
      market: 'Public contract',
      contract: 'Contract',
      engagement: 'Commitment',
      serviceCode: 'Service code',
      buyerReference: 'Reference',
      project: 'Project',
      deliveryNote: 'Delivery note',
    },
    issuedOn: 'Issue date',
    atApproval: 'on approval',
    performed: 'Performed',
    dueOn: 'Due date',
    noDue: 'not applicable',
    operation: 'Nature of operation',
    operations: { goods: 'Supply of goods', services: 'Supply of services', mixed: 'Goods and services' },
    subject: 'Subject',
    columns: ['Description', 'Quantity', 'Unit price excl. VAT', 'VAT', 'Amount excl. VAT'],
    vatColumns: ['Rate', 'Base excl. VAT', 'VAT'],
    special: {
      specialPrice: 'Special rate',
      penalty: 'Penalty',
      deposit: 'Deposit',
      depositRecovery: 'Deposit deducted',
      retention: 'Retention',
      exceptional: 'Exceptional',
    },
    allowance: 'Discount',
    charge: 'Charge',
    on: 'on',
    linesTotal: 'Total of lines',
    net: 'Total excl. VAT',
    vat: 'Total VAT',
    gross: 'Total incl. VAT',
    prepaid: 'Deposit already paid',
    alreadyPaid: 'Already paid',
    rounding: 'Rounding',
    due: 'Amount due',
    retention: 'Retention',
    penalty: 'Penalty',
    payable: 'Net to pay',
    credit: 'Net to your credit',
    payBy: {
      transfer: 'Payment by bank transfer',
      directDebit: 'Payment by direct debit',
      card: 'Payment by card',
      cheque: 'Payment by cheque',
      cash: 'Payment in cash',
      other: 'Payment',
    },
    quote: 'Reference to quote:',
    doNotPay: 'Please do not pay before you receive the final invoice',
    mentions: {
      payment: 'Payment',
      refund: 'Refund',
      vat: 'VAT',
      vatAndRetention: 'VAT and retention',
      other: 'Other terms',
      references: 'References',
    },
    established: { invoice: 'Invoice issued', creditNote: 'Credit note issued' },
    round: 'Round',
    page: 'Page',
    carriedForward: 'Carried forward',
    broughtForward: 'Brought forward',
    duplicate: 'DUPLICATE',
    standing: {
      open: (amount) => `to pay: ${amount}`,
      late: (amount) => `late, still owed: ${amount}`,
      partPaid: (amount) => `partly paid, still owed: ${amount}`,
      paid: () => 'paid',
      cancelled: () => 'cancelled by credit note',
      writtenOff: () => 'closed',
    },
    payByCode: 'Pay by transfer',
    payByCodeHow: 'Read the code with your bank’s app',
    check: 'Check this document',
    termsPage: 'Terms of sale, page',
    data: 'The same invoice as data (Factur-X)',
    siret: 'SIRET',
    siren: 'SIREN',
    vatNumber: 'VAT',
  },
};
