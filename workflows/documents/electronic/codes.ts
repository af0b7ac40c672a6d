import type { InvoiceContent } from '#db/shapes/content.ts';
import { recoversDeposit } from '#workflows/invoice/special-cases.ts';
import type { ElectronicDocument } from './electronic-document.ts';

/**
 * BT-3 (UNTDID 1001, DGFiP G1.01): 380 invoice, 384 corrective, 386 deposit, 381 credit note, 503 credit note that
 * takes back deposits alone.
 */
export function typeCodeOf({ kind, precedingDocuments }: InvoiceContent): string {
  if (kind === 'creditNote') {
    const ofDeposits =
      precedingDocuments.length > 0 && precedingDocuments.every((each) => each.kind === 'deposit');
    return ofDeposits ? '503' : '381';
  }
  return { invoice: '380', corrective: '384', deposit: '386' }[kind];
}

/** The code of an earlier document where its kind is known (EXT-FR-FE-02). */
export function typeCodeOfKind(kind: InvoiceContent['kind'] | undefined): string {
  return kind ? { invoice: '380', corrective: '384', deposit: '386', creditNote: '381' }[kind] : '';
}

/**
 * BT-23, the French billing frame (BR-FR-08, DGFiP G1.02): what is billed (B goods, S services, M both), then 2 when
 * the document was paid before its issue, 4 when it takes a deposit back, 1 otherwise. It carries the mention of the
 * nature of the operation (CGI ann. II art. 242 nonies A, I, 8° bis).
 */
export function frameOf(content: InvoiceContent): string {
  const nature = { goods: 'B', services: 'S', mixed: 'M' }[content.operation];
  if (content.frame)
    return frames.includes(nature + content.frame) ? nature + content.frame : `S${content.frame}`;
  if (isPaid(content)) return `${nature}2`;
  return `${nature}${recoversDeposit(content) ? '4' : '1'}`;
}

/** 3, 5 and 6 exist for services alone, 7 for goods and services. */
const frames = ['S3', 'S5', 'S6', 'B7', 'S7'];

/** Paid in full before its issue: then nothing is due, and BT-9 is the day of payment (BR-FR-CO-09). */
export function isPaid({ paidOn, totals }: InvoiceContent): boolean {
  return paidOn !== undefined && totals.dueCents === 0 && totals.prepaidCents === totals.grossCents;
}

/** BT-24 of a document that stands by itself. */
export const profiles = {
  en16931: 'urn:cen.eu:en16931:2017',
  extendedCtcFr: 'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr',
} as const;
export type Profile = keyof typeof profiles;

/** BT-24 inside a PDF, and the level its XMP names (Factur-X 1.09): EXTENDED is what holds EXTENDED-CTC-FR there. */
export const facturXProfiles = {
  en16931: { guideline: profiles.en16931, level: 'EN 16931' },
  extendedCtcFr: {
    guideline: 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
    level: 'EXTENDED',
  },
} as const satisfies Record<Profile, { guideline: string; level: string }>;

/**
 * EN 16931, unless the document names somebody that standard has no place for: the office that invoices under a mandate
 * or a third party who pays (XP Z12-012, profile EXTENDED-CTC-FR).
 */
export function profileOf({ content, mandate }: Pick<ElectronicDocument, 'content' | 'mandate'>): Profile {
  return mandate?.mandatary || content.payer ? 'extendedCtcFr' : 'en16931';
}
