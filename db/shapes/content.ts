import { z } from 'zod';
import { cents, decimal, isoDate, periodSchema, text, vatCategories, vatSchema } from './content-atoms.ts';
import { allowanceChargeSchema, lineSchema, specialCases } from './content-line.ts';
import { deliverToSchema, partySchema } from './content-party.ts';
import {
  attachmentSchema,
  depositOfSchema,
  dueRuleSchema,
  exchangeSchema,
  paymentSchema,
  referencesSchema,
} from './content-terms.ts';
import { totalsSchema } from './content-totals.ts';

export { type Identifier, type Period, type Vat, type VatCategory, vatCategories } from './content-atoms.ts';
export {
  type AllowanceCharge,
  type Article,
  type Line,
  type SpecialCase,
  specialCases,
} from './content-line.ts';
export type { Address, Party } from './content-party.ts';
export type { DueRule } from './content-terms.ts';
export type { Totals } from './content-totals.ts';

/** creditNote 381, corrective 384, deposit 386, invoice 380 (UNTDID 1001). */
export const documentKinds = ['invoice', 'creditNote', 'deposit', 'corrective'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Who the buyer is, for what the law asks for: a consumer owes no late penalties, a public body has its own rules. */
export const buyerKinds = ['business', 'public', 'consumer'] as const;
export type BuyerKind = (typeof buyerKinds)[number];

/**
 * Whether reduced rates are those of works on a dwelling older than two years, which its customer certifies on the quote
 * or invoice (CGI art. 279-0 bis and 278-0 bis A, as changed by art. 41 of the loi n° 2025-127).
 */
export const dwellings = ['works', 'none'] as const;

/**
 * The content of one document, as it is drafted, shown to the owner, sealed and rendered. Everything else about an
 * invoice (its number, its dates of issue, its states) lives outside of it.
 *
 * Money is integer cents of `currency`; quantities, unit prices and rates are decimal strings ("12.5", never floats);
 * dates are YYYY-MM-DD in Europe/Paris. Names follow EN 16931 where it has one (BT/BG in comments).
 *
 * Content is stored, hashed and never rewritten: a field added later is optional, and says what its absence means.
 */
export const contentSchema = z.object({
  kind: z.enum(documentKinds),
  currency: z.string().length(3),
  seller: partySchema,
  buyer: partySchema,
  /** Absent: told from the buyer's identifiers. */
  buyerKind: z.enum(buyerKinds).optional(),
  /** Who pays in the buyer's place (third-party payer); absent: the buyer. */
  payer: partySchema.optional(),
  /** BG-10, who is paid in the seller's place (factoring); absent: the seller. */
  payee: partySchema.optional(),
  /** BG-11; absent: none. */
  taxRepresentative: partySchema.optional(),
  /** BG-13; null when delivered at the buyer's address. */
  deliverTo: deliverToSchema.nullable(),
  subject: text,
  /** BT-72 or BG-14: when the work was done. Either may be null. */
  period: periodSchema,
  /** BT-72 where a period is given as well; absent: the period says it all. */
  deliveredOn: isoDate.optional(),
  operation: z.enum(['goods', 'services', 'mixed']),
  /** Absent: nobody said. */
  dwelling: z.enum(dwellings).optional(),
  /** Second character of BT-23 when it does not follow from the content: 3, 5, 6 subcontracting, 7 reported already. */
  frame: z.enum(['3', '5', '6', '7']).optional(),
  vatOnDebits: z.boolean(),
  /** BT-7; absent: follows from the operation (BT-8). */
  taxPointDate: isoDate.optional(),
  dueRule: dueRuleSchema,
  /** The day the document was paid, when that was before its issue; absent: it is still to be paid. */
  paidOn: isoDate.optional(),
  /** Free wording of the payment terms (BT-20), beside the mentions the law asks for. */
  paymentTerms: text,
  payment: paymentSchema,
  references: referencesSchema,
  /** BG-3: earlier documents this one cancels, corrects or recovers; `kind` where it is known. */
  precedingDocuments: z.array(
    z.object({ number: text, date: isoDate.nullable(), kind: z.enum(documentKinds).optional() }),
  ),
  /** Only on a deposit invoice; absent: what it is a deposit of stands among the references. */
  depositOf: depositOfSchema.optional(),
  /** BG-24; absent: none. */
  attachments: z.array(attachmentSchema).optional(),
  lines: z.array(lineSchema).max(5000),
  adjustments: z.array(allowanceChargeSchema.extend({ vat: vatSchema })),
  prepaidCents: cents,
  roundingCents: cents,
  /** Only when `currency` is not EUR; absent: no conversion is known. */
  exchange: exchangeSchema.optional(),
  /** Retenue de garantie (loi du 16 juillet 1971): withheld from what is due, never from the VAT. */
  retention: z
    .object({ percent: decimal, amountCents: cents, releaseOn: isoDate.nullable(), reason: text })
    .nullable(),
  /** Late penalty, outside VAT, deducted from what is due. */
  penalty: z.object({ amountCents: cents, reason: text }).nullable(),
  specialCases: z.array(z.enum(specialCases)),
  /** BG-1, with its UNTDID 4451 subject code where it has one. */
  notes: z.array(z.object({ code: text, text })),
  /** Reason for exemption, by VAT category (BT-120, BT-121). */
  exemptions: z.array(z.object({ category: z.enum(vatCategories), reason: text, code: text })),
  totals: totalsSchema,
});

export type InvoiceContent = z.infer<typeof contentSchema>;
