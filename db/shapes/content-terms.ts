import { z } from 'zod';
import { cents, decimal, identifierSchema, isoDate, text } from './content-atoms.ts';

/** A due date that follows from the issue date in one step. */
const simpleRules = [
  z.object({ kind: z.literal('onReceipt') }),
  z.object({ kind: z.literal('days'), days: z.number().int().min(0).max(365) }),
  /** So many days after issue, then the end of that month. */
  z.object({ kind: z.literal('endOfMonth'), days: z.number().int().min(0).max(120) }),
  /** The end of the month of issue, then so many days. */
  z.object({ kind: z.literal('endOfMonthPlus'), days: z.number().int().min(0).max(120) }),
  /** So many days after issue, then the next `day` of a month: "30 jours, le 10". */
  z.object({
    kind: z.literal('dayOfMonth'),
    days: z.number().int().min(0).max(120),
    day: z.number().int().min(1).max(28),
  }),
  z.object({ kind: z.literal('date'), date: isoDate }),
] as const;

/** One part of a payment in several: its share of what is due, in percent, and so many days after issue. */
const instalmentSchema = z.object({ percent: decimal, days: z.number().int().min(0).max(1100) });

/** How the payment's due date follows from the issue date. */
export const dueRuleSchema = z.discriminatedUnion('kind', [
  ...simpleRules,
  /** The percentages add up to 100, the days rise. */
  z.object({ kind: z.literal('instalments'), parts: z.array(instalmentSchema).min(2).max(24) }),
]);

export const paymentSchema = z.object({
  iban: text,
  bic: text,
  /** UNTDID 4461: 30 and 58 credit transfer, 59 direct debit, 48 card… */
  meansCode: text,
  /** BT-82, BT-85. */
  meansText: text.optional(),
  accountName: text.optional(),
  /** BT-83: what the buyer quotes; absent when it is the number of the document. */
  reference: text.optional(),
  /** BG-19: BT-89, BT-90, BT-91. */
  directDebit: z.object({ mandate: text, creditor: text, iban: text }).optional(),
  /** BG-18: BT-87, BT-88. */
  card: z.object({ number: text, holder: text }).optional(),
  /** Further accounts to choose from (BG-17), paid to in the same way. */
  more: z.array(z.object({ iban: text, bic: text, accountName: text })).optional(),
});

export const referencesSchema = z.object({
  /** BT-13; a public buyer's engagement number takes its place in the XML. */
  order: text,
  /** BT-12. */
  contract: text,
  engagement: text,
  serviceCode: text,
  /** BT-10. */
  buyerReference: text,
  /** BT-11, and its name. */
  project: text,
  projectName: text.optional(),
  /** BT-16. */
  deliveryNote: text,
  /** BT-14, BT-15, BT-17, BT-18, BT-19. */
  salesOrder: text.optional(),
  receivingAdvice: text.optional(),
  tender: text.optional(),
  object: identifierSchema.optional(),
  buyerAccount: text.optional(),
});

/** BG-24 without the file itself: where it is found, or what it is called. */
export const attachmentSchema = z.object({ id: text, description: text, uri: text });

/** How amounts in a foreign currency become euros for the VAT (CGI art. 266, 1 bis): euros for one unit. */
export const exchangeSchema = z.object({ rate: decimal, on: isoDate, source: text });

/** What a deposit invoice is a deposit of: the order or quote by its reference, its total with VAT, and the share asked. */
export const depositOfSchema = z.object({
  reference: text,
  date: isoDate.nullable(),
  totalCents: cents.nullable(),
  percent: decimal.nullable(),
});

export type DueRule = z.infer<typeof dueRuleSchema>;
