import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import {
  buyerKinds,
  documentKinds,
  dwellings,
  specialCases,
  type vatCategories,
} from '#db/shapes/content.ts';
import { isZeroDecimal } from '#workflows/invoice/decimal.ts';
import { asMailAddress } from '#workflows/invoice/mail-address.ts';
import { dueRule } from './due-rule-schema.ts';
import {
  address,
  cents,
  decimal,
  identifier,
  isoDate,
  optionalCents,
  optionalDecimal,
  optionalPercent,
  percent,
  price,
  text,
} from './editor-parts.ts';
import { kept } from './kept-fields.ts';
import { discount } from './line-discount.ts';
import { mostLines, readHeld } from './line-pages.ts';
import { typedShape } from './typed-fields.ts';
import { vatChoice } from './vat-choices.ts';

/** What the editor can't read at all, beside the field; the rules of a good invoice are `checkContent`'s. */
const readingErrors = [
  'number',
  'cents',
  'tooLarge',
  'percent',
  'date',
  'rate',
  'days',
  'dayOfMonth',
  'instalments',
  'tooLong',
  'tooMany',
] as const;
export type ReadingError = (typeof readingErrors)[number];

/** VAT categories that owe a reason for charging none. */
export const exemptCategories = [
  'E',
  'AE',
  'K',
  'G',
  'O',
] as const satisfies readonly (typeof vatCategories)[number][];

/** Which lines the form holds (line-pages.ts). */
const held = z
  .string()
  .max(500_000, 'tooLong')
  .default('')
  .transform((written, context) => {
    const read = readHeld(written);
    if (read !== undefined) return read;
    context.addIssue({ code: 'custom', message: 'tooLong' });
    return z.NEVER;
  });

/** 'S|20': category and rate in one choice. */
const vat = z
  .string()
  .regex(vatChoice, 'rate')
  .default('S|20')
  .transform((typed) => {
    const [category = 'S', rate = '20'] = typed.split('|');
    return { category: category as (typeof vatCategories)[number], rate };
  });

const line = (locale: Locale) =>
  z.object({
    id: text(64),
    name: text(),
    description: text(),
    quantity: decimal(locale),
    unit: z.string().max(8).default('C62'),
    unitPrice: price(locale),
    vat,
    discount: discount(locale),
    special: z.enum(['', ...specialCases]).default(''),
    /** The deposit that the line takes back; without a number, none. */
    recovers: z.object({ number: text(60), date: isoDate, available: text(20) }).prefault({}),
    /** The line this one was copied from: what no field shows is copied with it. */
    copyOf: text(64),
  });
export type LineForm = z.output<ReturnType<typeof line>>;
export type LineFields = z.input<ReturnType<typeof line>>;

const adjustment = (locale: Locale) =>
  z.object({
    kind: z.enum(['allowance', 'charge']).default('allowance'),
    amount: cents(locale),
    reason: text(200),
    vat,
  });

const party = z.object({
  name: text(200),
  legalForm: text(200),
  address,
  siren: identifier,
  siret: identifier,
  vatNumber: identifier,
  email: text(254).transform(asMailAddress),
  contact: text(200),
});

/** The fields of the editor, as a person fills them in. Names are the paths of the content, as its problems name them. */
const schemaIn = (locale: Locale) =>
  z.object({
    held,
    version: text(9).transform((typed) => Number(/^\d+$/.test(typed) ? typed : 0)),
    customerId: text(36),
    kind: z.enum(documentKinds).default('invoice'),
    operation: z.enum(['goods', 'services', 'mixed']).default('services'),
    dwelling: z.enum(['', ...dwellings]).default(''),
    ...typedShape('', locale),
    period: z.object({ from: isoDate, to: isoDate }),
    dueRule: dueRule(locale),
    payment: z.object({ iban: identifier, bic: identifier }),
    references: z.object(typedShape('references', locale)),
    buyer: party,
    buyerKind: z.enum(['', ...buyerKinds]).default(''),
    payer: z
      .object({
        on: z.boolean().default(false),
        name: text(200),
        siren: identifier,
        address: address.prefault({}),
      })
      .prefault({}),
    deliverTo: z
      .object({ on: z.boolean().default(false), name: text(200), address: address.prefault({}) })
      .prefault({}),
    depositOf: z
      .object({
        reference: text(200),
        date: isoDate,
        totalCents: optionalCents(locale),
        percent: optionalPercent(locale),
      })
      .prefault({}),
    currency: text(3).transform((typed) => typed.toUpperCase() || 'EUR'),
    exchange: z.object({ rate: optionalDecimal(locale), on: isoDate, source: text(100) }).prefault({}),
    lines: z.array(line(locale)).max(mostLines, 'tooMany').default([]),
    adjustments: z.array(adjustment(locale)).max(50, 'tooMany').default([]),
    precedingDocuments: z
      .array(z.object({ number: text(60), date: isoDate }))
      .max(20, 'tooMany')
      .default([]),
    prepaidCents: cents(locale),
    retention: z.object({
      on: z.boolean().default(false),
      percent: percent(locale).transform((read) => (isZeroDecimal(read) ? '5' : read)),
      releaseOn: isoDate,
      reason: text(200),
    }),
    penalty: z.object({ on: z.boolean().default(false), amountCents: cents(locale), reason: text(500) }),
    specialPrice: z.boolean().default(false),
    exceptional: z.boolean().default(false),
    notes: text(),
    /** VATEX, for what is exempt for one of many reasons. */
    exemptionCode: text(40),
    kept,
    exemptions: z.object({ E: text(500), AE: text(500), K: text(500), G: text(500), O: text(500) }),
  });
const schemas = { fr: schemaIn('fr'), en: schemaIn('en') };
/** Numbers are read as in the reader's language. */
export const editorSchema = (locale: Locale) => schemas[locale];
export type EditorSchema = (typeof schemas)['fr'];
export type EditorValues = z.output<EditorSchema>;
export type EditorFields = z.input<EditorSchema>;
