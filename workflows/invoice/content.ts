import { z } from 'zod';

/**
 * The content of one document, as it is drafted, shown to the owner, sealed and rendered. Everything else about an
 * invoice (its number, its dates of issue, its states) lives outside of it.
 *
 * Money is integer cents of `currency`; quantities, unit prices and rates are decimal strings ("12.5", never floats);
 * dates are YYYY-MM-DD in Europe/Paris. Names follow EN 16931 where it has one (BT/BG in comments).
 */

const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,10})?$/);
const cents = z.number().int().safe();
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const text = z.string().max(4000);

export const specialCases = [
  'specialPrice',
  'penalty',
  'deposit',
  'depositRecovery',
  'retention',
  'exceptional',
] as const;
export type SpecialCase = (typeof specialCases)[number];

/** creditNote 381, corrective 384, deposit 386, invoice 380 (UNTDID 1001). */
export const documentKinds = ['invoice', 'creditNote', 'deposit', 'corrective'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const addressSchema = z.object({
  line1: text,
  line2: text,
  postcode: text,
  city: text,
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2),
});

export const partySchema = z.object({
  name: text,
  /** "SARL au capital de 8 000 €": legal form and capital as printed. */
  legalForm: text,
  address: addressSchema,
  siren: text,
  siret: text,
  vatNumber: text,
  /** "RCS Amiens". */
  registration: text,
  email: text,
  phone: text,
  /** Person or department to write to. */
  contact: text,
  /** Identifiers this model has no name for, kept as received: scheme and value. */
  otherIds: z.array(z.object({ scheme: text, value: text })),
});

/** VAT category codes of EN 16931 (UNTDID 5305). */
export const vatCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'] as const;
export const vatSchema = z.object({ category: z.enum(vatCategories), rate: decimal });

/** BG-27/BG-28 on a line, BG-20/BG-21 on the document. Amount without sign: an allowance deducts, a charge adds. */
export const allowanceChargeSchema = z.object({
  kind: z.enum(['allowance', 'charge']),
  amountCents: cents,
  baseCents: cents.nullable(),
  percent: decimal.nullable(),
  reason: text,
  reasonCode: text,
});

export const lineSchema = z.object({
  id: z.string().max(64),
  name: text,
  description: text,
  quantity: decimal,
  /** UN/ECE Recommendation 20 code: C62 unit, HUR hour, MTR metre… */
  unit: z.string().max(8),
  /** Net unit price (BT-146), for `baseQuantity` units (BT-149). */
  unitPrice: decimal,
  baseQuantity: decimal,
  vat: vatSchema,
  adjustments: z.array(allowanceChargeSchema),
  /** Marks what is special about the line; read by the approval policy. */
  special: z.enum(specialCases).nullable(),
  period: z.object({ from: isoDate.nullable(), to: isoDate.nullable() }).nullable(),
});

/** How the payment's due date follows from the issue date. */
export const dueRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('onReceipt') }),
  z.object({ kind: z.literal('days'), days: z.number().int().min(0).max(365) }),
  z.object({ kind: z.literal('endOfMonth'), days: z.number().int().min(0).max(120) }),
  z.object({ kind: z.literal('date'), date: isoDate }),
]);

export const totalsSchema = z.object({
  /** BT-106, BT-107, BT-108, BT-109. */
  linesCents: cents,
  allowancesCents: cents,
  chargesCents: cents,
  netCents: cents,
  /** BG-23, one entry a category and rate; VAT is rounded half up per entry, never per line. */
  vat: z.array(
    z.object({
      category: z.enum(vatCategories),
      rate: decimal,
      baseCents: cents,
      vatCents: cents,
      exemptionReason: text,
      exemptionCode: text,
    }),
  ),
  /** BT-110, BT-112, BT-113, BT-114, BT-115. */
  vatCents: cents,
  grossCents: cents,
  prepaidCents: cents,
  roundingCents: cents,
  dueCents: cents,
  /** What the customer pays now: due less the retention and the penalty (both outside VAT). */
  payableCents: cents,
});

export const contentSchema = z.object({
  kind: z.enum(documentKinds),
  currency: z.string().length(3),
  seller: partySchema,
  buyer: partySchema,
  /** BG-13; null when delivered at the buyer's address. */
  deliverTo: z.object({ name: text, address: addressSchema }).nullable(),
  subject: text,
  /** BT-72 or BG-14: when the work was done. Either may be null. */
  period: z.object({ from: isoDate.nullable(), to: isoDate.nullable() }),
  operation: z.enum(['goods', 'services', 'mixed']),
  vatOnDebits: z.boolean(),
  dueRule: dueRuleSchema,
  /** Free wording of the payment terms (BT-20), beside the mentions the law asks for. */
  paymentTerms: text,
  payment: z.object({ iban: text, bic: text, meansCode: text }),
  references: z.object({
    order: text,
    contract: text,
    engagement: text,
    serviceCode: text,
    buyerReference: text,
    project: text,
    deliveryNote: text,
  }),
  /** BG-3: earlier documents this one cancels, corrects or recovers. */
  precedingDocuments: z.array(z.object({ number: text, date: isoDate.nullable() })),
  lines: z.array(lineSchema).max(5000),
  adjustments: z.array(allowanceChargeSchema.extend({ vat: vatSchema })),
  prepaidCents: cents,
  roundingCents: cents,
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

export type Address = z.infer<typeof addressSchema>;
export type Party = z.infer<typeof partySchema>;
export type Vat = z.infer<typeof vatSchema>;
export type Line = z.infer<typeof lineSchema>;
export type AllowanceCharge = z.infer<typeof allowanceChargeSchema>;
export type DueRule = z.infer<typeof dueRuleSchema>;
export type Totals = z.infer<typeof totalsSchema>;
export type InvoiceContent = z.infer<typeof contentSchema>;

/** What an issue needs to know of a content. */
export type IssueTerms = Pick<InvoiceContent, 'kind' | 'currency' | 'dueRule'> & {
  totals: Pick<Totals, 'payableCents'>;
};

export const issueTerms = ({ kind, currency, dueRule, totals }: InvoiceContent): IssueTerms => ({
  kind,
  currency,
  dueRule,
  totals: { payableCents: totals.payableCents },
});
