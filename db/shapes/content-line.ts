import { z } from 'zod';
import { cents, decimal, identifierSchema, isoDate, periodSchema, text, vatSchema } from './content-atoms.ts';

export const specialCases = [
  'specialPrice',
  'penalty',
  'deposit',
  'depositRecovery',
  'retention',
  'exceptional',
] as const;
export type SpecialCase = (typeof specialCases)[number];

/** BG-27/BG-28 on a line, BG-20/BG-21 on the document. Amount without sign: an allowance deducts, a charge adds. */
export const allowanceChargeSchema = z.object({
  kind: z.enum(['allowance', 'charge']),
  amountCents: cents,
  baseCents: cents.nullable(),
  percent: decimal.nullable(),
  reason: text,
  reasonCode: text,
});

/** The deposit invoice (386) that a line takes back. */
const recoverySchema = z.object({
  number: text,
  date: isoDate.nullable(),
  /** Net amount of that deposit at this VAT rate which no other document has taken back yet; null when not known. */
  availableCents: cents.nullable(),
});

/** BG-31: what the article is known by. Everything that is absent was not given. */
const articleSchema = z.object({
  /** BT-155, BT-156, BT-157. */
  sellerId: text.optional(),
  buyerId: text.optional(),
  standardId: identifierSchema.optional(),
  /** BT-158: code, list (BT-158-1) and version of the list (BT-158-2). */
  classes: z.array(z.object({ code: text, list: text, version: text })).optional(),
  /** BG-32. */
  attributes: z.array(z.object({ name: text, value: text })).optional(),
  /** BT-159, ISO 3166-1 alpha-2. */
  origin: z.string().length(2).optional(),
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
  /** Price before discount (BT-148) of which `unitPrice` is what remains; absent when there was no discount on it. */
  grossPrice: decimal.optional(),
  vat: vatSchema,
  adjustments: z.array(allowanceChargeSchema),
  /** Marks what is special about the line; read by the approval policy. */
  special: z.enum(specialCases).nullable(),
  period: periodSchema.nullable(),
  /** Set on a line that takes a deposit back; absent on every other. */
  recovers: recoverySchema.optional(),
  article: articleSchema.optional(),
  /** BT-127: a remark about the line that is not part of its description. */
  note: text.optional(),
  /** BT-128, BT-132, BT-133. */
  object: identifierSchema.optional(),
  orderLine: text.optional(),
  buyerAccount: text.optional(),
});

export type Line = z.infer<typeof lineSchema>;
export type Article = z.infer<typeof articleSchema>;
export type AllowanceCharge = z.infer<typeof allowanceChargeSchema>;
