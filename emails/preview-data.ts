/** Fictitious values for previews and tests: the same people as in the demonstration. */
import type { Draft, Envelope, IssuedDocument, OwnerRequest } from './payload.ts';

const origin = 'https://tacite.example';

export const previewEnvelope: Envelope = {
  locale: 'fr',
  office: {
    name: 'Calame Facturation',
    contact: 'Inès Rouvière',
    phone: '03\u00A053\u00A001\u00A042\u00A018',
  },
};

export const previewDraft: Draft = {
  kind: 'invoice',
  reference: 'PROV-2026-0418',
  customer: 'Commune de Saint-Riquet',
  subject: 'Sanitaires de l’école Jules-Verne, lot 3',
  amountCents: 1_139_660,
  currency: 'EUR',
  deductions: [
    { kind: 'retention', amountCents: 60_772, percent: '5' },
    { kind: 'penalty', amountCents: 15_000, percent: null },
  ],
};

export const previewIssued: IssuedDocument = {
  kind: 'invoice',
  number: 'VPC-2026-0112',
  customer: 'Commune de Saint-Riquet',
  subject: 'Sanitaires de l’école Jules-Verne, lot 3',
  amountCents: 1_139_660,
  currency: 'EUR',
};

export const previewRequest: OwnerRequest = {
  ...previewEnvelope,
  business: 'Vasseur Plomberie',
  owner: 'Thierry',
  draft: previewDraft,
  content: {
    lines: [{ label: 'Main-d’œuvre', value: '×\u00A014\u202Fh = 728,00\u202F€' }],
    more: 4,
    sums: [
      { label: 'Total HT', value: '10\u202F497,17\u202F€' },
      { label: 'TVA', value: '1\u202F049,43\u202F€' },
      { label: 'Total TTC', value: '11\u202F546,60\u202F€' },
    ],
  },
  silence: { kind: 'approves', article: '4', signedOn: '2026-01-05' },
  sentAt: '2026-11-25T08:12:00Z',
  links: {
    read: `${origin}/review/preview`,
    correct: `${origin}/review/preview/correction`,
    time: `${origin}/review/preview/time`,
    report: `${origin}/report/preview`,
  },
  linkExpiresAt: '2026-12-02T08:12:00Z',
  home: { link: `${origin}/portal/preview`, others: 3 },
};

export const previewDeskLink = `${origin}/invoices/preview`;
export const previewCustomerLink = `${origin}/invoice/preview`;
