import type { InvoiceContent, Line, Party } from '#db/shapes/content.ts';
import type { TypesetInput } from '#workflows/documents/typeset.ts';
import { type ContentWithoutTotals, withTotals } from '#workflows/invoice/totals.ts';

export function sampleParty(party: Partial<Party>): Party {
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
    ...party,
  };
}

export function sampleLine(line: Partial<Line>): Line {
  return {
    id: 'line',
    name: 'Intervention',
    description: '',
    quantity: '1',
    unit: 'C62',
    unitPrice: '100',
    baseQuantity: '1',
    vat: { category: 'S', rate: '20' },
    adjustments: [],
    special: null,
    period: null,
    ...line,
  };
}

/** An invoice between two businesses: 2 × 1 480,00 € and 12.5 h at 58 €, VAT 20 % and 10 %. */
export function sampleContent(content: Partial<ContentWithoutTotals> = {}): InvoiceContent {
  return withTotals({
    kind: 'invoice',
    currency: 'EUR',
    seller: sampleParty({
      name: 'Vasseur Plomberie Chauffage',
      legalForm: 'SARL au capital de 8 000 €',
      address: { line1: '14, rue des Tanneurs', line2: '', postcode: '80000', city: 'Amiens', country: 'FR' },
      siren: '904117263',
      siret: '90411726300018',
      vatNumber: 'FR68904117263',
      registration: 'RCS Amiens',
      email: 'contact@vasseur-plomberie.example',
      phone: '03 53 01 77 20',
    }),
    buyer: sampleParty({
      name: 'Groupe Orbane SA',
      contact: 'Comptabilité fournisseurs',
      address: { line1: '8, cours des Mariniers', line2: '', postcode: '69002', city: 'Lyon', country: 'FR' },
      siren: '552031774',
      vatNumber: 'FR75552031774',
    }),
    deliverTo: null,
    subject: 'Sanitaires du siège',
    period: { from: '2026-11-02', to: '2026-11-20' },
    operation: 'mixed',
    vatOnDebits: false,
    dueRule: { kind: 'days', days: 30 },
    paymentTerms: '',
    payment: { iban: 'FR7630006000011234567890189', bic: 'CALMFRP1XXX', meansCode: '30' },
    references: {
      order: 'BC-88412',
      contract: '',
      engagement: '',
      serviceCode: '',
      buyerReference: '',
      project: '',
      deliveryNote: '',
    },
    precedingDocuments: [],
    lines: [
      sampleLine({ name: 'Dépose des sanitaires', quantity: '2', unit: 'LS', unitPrice: '1480' }),
      sampleLine({
        name: 'Main-d’œuvre',
        quantity: '12.5',
        unit: 'HUR',
        unitPrice: '58.00',
        vat: { category: 'S', rate: '10' },
      }),
    ],
    adjustments: [],
    prepaidCents: 0,
    roundingCents: 0,
    retention: null,
    penalty: null,
    specialCases: [],
    notes: [],
    exemptions: [],
    ...content,
  });
}

export function sampleIssued(
  content: Partial<ContentWithoutTotals> = {},
  input: Partial<TypesetInput> = {},
): TypesetInput {
  return {
    content: sampleContent(content),
    stage: 'issued',
    reference: 'VPC-2026-0118',
    issuedOn: '2026-11-26',
    dueOn: '2026-12-26',
    mandate: { officeName: 'Calame Facturation', signedOn: '2026-01-05', article: '' },
    round: null,
    locale: 'fr',
    ...input,
  };
}

export function sampleDraft(
  content: Partial<ContentWithoutTotals> = {},
  input: Partial<TypesetInput> = {},
): TypesetInput {
  return sampleIssued(content, {
    stage: 'draft',
    reference: 'PROV-2026-0418',
    issuedOn: null,
    dueOn: null,
    round: 2,
    ...input,
  });
}
