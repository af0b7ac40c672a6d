import type { InvoiceContent, Line, Party } from '#db/shapes/content.ts';
import { withTotals } from './totals.ts';

/** An invoice nothing has been typed into yet: euros, French parties, thirty days, SEPA credit transfer. */
export function blankContent(): InvoiceContent {
  return withTotals({
    kind: 'invoice',
    currency: 'EUR',
    seller: blankParty(),
    buyer: blankParty(),
    deliverTo: null,
    subject: '',
    period: { from: null, to: null },
    operation: 'services',
    vatOnDebits: false,
    dueRule: { kind: 'days', days: 30 },
    paymentTerms: '',
    payment: { iban: '', bic: '', meansCode: '58' },
    references: {
      order: '',
      contract: '',
      engagement: '',
      serviceCode: '',
      buyerReference: '',
      project: '',
      deliveryNote: '',
    },
    precedingDocuments: [],
    lines: [],
    adjustments: [],
    prepaidCents: 0,
    roundingCents: 0,
    retention: null,
    penalty: null,
    specialCases: [],
    notes: [],
    exemptions: [],
  });
}

export function blankParty(): Party {
  return {
    name: '',
    legalForm: '',
    address: { line1: '', line2: '', postcode: '', city: '', country: 'FR' },
    siren: '',
    siret: '',
    vatNumber: '',
    registration: '',
    email: '',
    phone: '',
    contact: '',
    otherIds: [],
  };
}

/** One unit of nothing at the standard rate; `id` is unique within its document. */
export function blankLine(id: string): Line {
  return {
    id,
    name: '',
    description: '',
    quantity: '1',
    unit: 'C62',
    unitPrice: '0',
    baseQuantity: '1',
    vat: { category: 'S', rate: '20' },
    adjustments: [],
    special: null,
    period: null,
  };
}
