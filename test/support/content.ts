import type { InvoiceContent, Party } from '#db/shapes/content.ts';
import { withTotals } from '#workflows/invoice/totals.ts';

export const party = (name: string, siren: string): Party => ({
  name,
  legalForm: '',
  address: { line1: '14, rue des Tanneurs', line2: '', postcode: '80000', city: 'Amiens', country: 'FR' },
  siren,
  siret: `${siren}00018`,
  vatNumber: `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`,
  registration: '',
  email: '',
  phone: '',
  contact: '',
  otherIds: [],
});

/** A plain invoice of one line, 1 200,00 € with VAT; `change` makes it special. */
export function sampleContent(change: Partial<InvoiceContent> = {}): InvoiceContent {
  return withTotals({
    kind: 'invoice',
    currency: 'EUR',
    seller: party('Vasseur Plomberie Chauffage', '904117263'),
    buyer: party('Commune de Saint-Riquet', '218007415'),
    deliverTo: null,
    subject: 'Sanitaires de l’école Jules-Verne, lot 3',
    period: { from: '2026-11-02', to: '2026-11-20' },
    operation: 'services',
    vatOnDebits: false,
    dueRule: { kind: 'days', days: 30 },
    paymentTerms: '',
    payment: { iban: 'FR7630006000011234567890189', bic: '', meansCode: '30' },
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
    lines: [
      {
        id: 'l1',
        name: 'WC suspendus',
        description: 'Fourniture et pose',
        quantity: '2',
        unit: 'C62',
        unitPrice: '500.00',
        baseQuantity: '1',
        vat: { category: 'S', rate: '20' },
        adjustments: [],
        special: null,
        period: null,
      },
    ],
    adjustments: [],
    prepaidCents: 0,
    roundingCents: 0,
    retention: null,
    penalty: null,
    specialCases: [],
    notes: [],
    exemptions: [],
    ...change,
  } as InvoiceContent);
}

/** Documents that ask the same are asked about before they are sent: each of these asks another price. */
export const pricedAt = (euros: number): InvoiceContent =>
  sampleContent({ lines: sampleContent().lines.map((line) => ({ ...line, unitPrice: String(euros) })) });
