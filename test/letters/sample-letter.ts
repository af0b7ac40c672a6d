import type { LetterFacts } from '#db/shapes/letter.ts';
import { sampleContent, sampleParty } from '#test/documents/sample-content.ts';
import { newId } from '#workflows/identity/new-id.ts';

type Line = LetterFacts['documents'][number];

export const sampleLetterLine = (change: Partial<Line> = {}): Line => ({
  invoiceId: newId(),
  number: 'PRI-2026-0064',
  kind: 'invoice',
  subject: 'Tonte, septembre',
  issuedOn: '2026-10-03',
  dueOn: '2026-11-02',
  openCents: 118_800,
  disputedCents: 0,
  askedCents: 118_800,
  ...change,
});

/** A first letter about one document, of which nothing is contested. */
export function sampleLetter(change: Partial<LetterFacts> = {}): LetterFacts {
  const documents = change.documents ?? [sampleLetterLine()];
  return {
    kind: 'dunning1',
    locale: 'fr',
    on: '2026-11-27',
    business: sampleContent().seller,
    customer: sampleParty({
      name: 'Copropriété Les Ormes',
      contact: 'Cabinet Ardant, syndic',
      address: {
        line1: '12, rue de la République',
        line2: '',
        postcode: '80000',
        city: 'Amiens',
        country: 'FR',
      },
    }),
    debtor: 'professional',
    documents,
    currency: 'EUR',
    askedCents: documents.reduce((sum, each) => sum + each.askedCents, 0),
    claimed: null,
    account: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPPXXX', name: 'Vasseur Plomberie Chauffage' },
    payBy: null,
    earlier: [],
    paragraphs: null,
    closing: null,
    contact: { name: 'Inès Rouvière', phone: '03 53 01 42 18' },
    signer: 'Thierry Vasseur',
    mandate: { officeName: 'Calame Facturation', signedOn: '2026-01-05' },
    ...change,
  };
}
