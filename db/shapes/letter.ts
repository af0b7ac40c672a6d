import { z } from 'zod';
import { documentKinds } from './content.ts';
import { cents, isoDate, text } from './content-atoms.ts';
import { partySchema } from './content-party.ts';
import { locales } from './locale.ts';

/** What a letter about money is: relance 1, relance 2, formal notice (mise en demeure). */
export const letterKinds = ['dunning1', 'dunning2', 'formalNotice'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Who owes, for what the law has to say of lateness. */
const debtors = ['professional', 'public', 'consumer'] as const;
export type Debtor = (typeof debtors)[number];

/** What becomes of a letter: it was posted, or is not to be. */
export type LetterOutcome = 'posted' | 'withdrawn';

/**
 * All that a letter says, as it is sealed: the same facts always make the same letter. Amounts are cents of `currency`, days
 * YYYY-MM-DD in Paris.
 */
export const letterFactsSchema = z.object({
  kind: z.enum(letterKinds),
  locale: z.enum(locales),
  on: isoDate,
  /** Who asks: always the business, in its own name. */
  business: partySchema,
  customer: partySchema,
  /** By which law he owes interest and an indemnity; a consumer owes none. */
  debtor: z.enum(debtors),
  documents: z
    .array(
      z.object({
        invoiceId: z.uuid(),
        number: text,
        kind: z.enum(documentKinds),
        subject: text,
        issuedOn: isoDate,
        /** Null: it has no day. */
        dueOn: isoDate.nullable(),
        /** What is open of it, what of that is contested, and what is asked for here. */
        openCents: cents,
        disputedCents: cents,
        askedCents: cents,
      }),
    )
    .min(1),
  currency: z.string().length(3),
  /** The sum of what is asked for of the documents. */
  askedCents: cents,
  /** Interest and indemnity that the business claims with it; null: none is counted. */
  claimed: z.object({ interestCents: cents, indemnityCents: cents }).nullable(),
  /** Null: each document says where it is paid. */
  account: z.object({ iban: text, bic: text, name: text }).nullable(),
  /** Until when; a formal notice always has it. */
  payBy: isoDate.nullable(),
  /** Earlier letters and messages about it, in words (« relance du 3 nov. 2026 »). */
  earlier: z.array(text),
  /** Words of the business's own in the place of the usual ones; what the law asks of a formal notice stays. */
  paragraphs: z.array(text).nullable(),
  closing: z.array(text).nullable(),
  /** Whom to call. */
  contact: z.object({ name: text, phone: text }).nullable(),
  signer: text,
  /** Who prepared it in the business's name, under which mandate. */
  mandate: z.object({ officeName: text, signedOn: isoDate.nullable() }).nullable(),
});

export type LetterFacts = z.infer<typeof letterFactsSchema>;
