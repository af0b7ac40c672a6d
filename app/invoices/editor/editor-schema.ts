import { z } from 'zod';
import { readDecimal } from '#app/invoices/numbers.ts';
import type { Locale } from '#app/lib/format.ts';
import { documentKinds, specialCases, type vatCategories } from '#workflows/invoice/content.ts';
import { isZeroDecimal, normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { centsFromDecimal } from '#workflows/invoice/money.ts';

/** What the editor can't read at all, beside the field; the rules of a good invoice are `checkContent`'s. */
export const readingErrors = [
  'number',
  'cents',
  'date',
  'rate',
  'days',
  'dayOfMonth',
  'instalments',
  'tooLong',
  'tooMany',
] as const;
export type ReadingError = (typeof readingErrors)[number];

/** The ways a due date follows from the issue date, in the order they are offered. */
export const dueKinds = [
  'days',
  'endOfMonth',
  'endOfMonthPlus',
  'dayOfMonth',
  'instalments',
  'onReceipt',
  'date',
] as const;

/** VAT categories that owe a reason for charging none. */
export const exemptCategories = [
  'E',
  'AE',
  'K',
  'G',
  'O',
] as const satisfies readonly (typeof vatCategories)[number][];

const text = (longest = 4000) => z.string().trim().max(longest, 'tooLong').default('');
/** People write identifiers in groups; they are kept without spaces. */
const identifier = text(60).transform((typed) => typed.replace(/[\s\u00a0\u202f]/g, '').toUpperCase());
const isoDate = text(10).transform((typed, context) => {
  if (typed === '') return null;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(`${typed}T00:00:00Z`));
  if (isDate) return typed;
  context.addIssue({ code: 'custom', message: 'date' });
  return z.NEVER;
});
const decimal = (locale: Locale) =>
  text(40).transform((typed, context) => {
    const read = typed === '' ? '0' : readDecimal(typed, locale);
    if (read !== null) return normalizeDecimal(read);
    context.addIssue({ code: 'custom', message: 'number' });
    return z.NEVER;
  });
const cents = (locale: Locale) =>
  decimal(locale).transform((read, context) => {
    if (/^-?\d{1,12}(\.\d{1,2})?$/.test(read)) return centsFromDecimal(read);
    context.addIssue({ code: 'custom', message: 'cents' });
    return z.NEVER;
  });
/** 'S|20': category and rate in one choice. */
const vat = z
  .string()
  .regex(/^(S|Z|E|AE|K|G|O|L|M)\|\d{1,2}(\.\d{1,3})?$/, 'rate')
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
    unitPrice: decimal(locale),
    vat,
    special: z.enum(['', ...specialCases]).default(''),
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
  address: z.object({
    line1: text(200),
    line2: text(200),
    postcode: text(12),
    city: text(200),
    country: text(2).transform((typed) => typed.toUpperCase() || 'FR'),
  }),
  siren: identifier,
  siret: identifier,
  vatNumber: identifier,
  email: text(254),
  contact: text(200),
});

const longestDays = { days: 365, endOfMonth: 120, endOfMonthPlus: 120, dayOfMonth: 120 } as const;
const wholeNumber = (typed: string, least: number, most: number) =>
  /^\d{1,4}$/.test(typed) && Number(typed) >= least && Number(typed) <= most ? Number(typed) : null;

const dueRule = (locale: Locale) =>
  z
    .object({
      kind: z.enum(dueKinds).default('days'),
      days: text(3),
      /** Of a month, for `dayOfMonth`. */
      day: text(2),
      date: isoDate,
      parts: z
        .array(z.object({ percent: decimal(locale), days: text(4) }))
        .max(24, 'tooMany')
        .default([]),
    })
    .transform(({ kind, parts, ...typed }, context) => {
      const refuse = (field: (string | number)[], message: ReadingError) => {
        context.addIssue({ code: 'custom', path: field, message });
        return z.NEVER;
      };
      if (kind === 'onReceipt') return { kind } as const;
      if (kind === 'date')
        return typed.date ? ({ kind, date: typed.date } as const) : refuse(['date'], 'date');
      if (kind === 'instalments') {
        const read = parts.map((part) => ({ ...part, days: wholeNumber(part.days || '0', 0, 1100) }));
        const wrong = read.findIndex((part) => part.days === null);
        if (wrong >= 0) return refuse(['parts', wrong, 'days'], 'days');
        if (read.length < 2) return refuse(['kind'], 'instalments');
        return { kind, parts: read.map(({ percent, days }) => ({ percent, days: days ?? 0 })) } as const;
      }
      const days = wholeNumber(typed.days || '30', 0, longestDays[kind]);
      if (days === null) return refuse(['days'], 'days');
      if (kind !== 'dayOfMonth') return { kind, days } as const;
      const day = wholeNumber(typed.day || '10', 1, 28);
      return day === null ? refuse(['day'], 'dayOfMonth') : ({ kind, days, day } as const);
    });

/** The fields of the editor, as a person fills them in. Names are the paths of the content, as its problems name them. */
const schemaIn = (locale: Locale) =>
  z.object({
    version: text(9).transform((typed) => Number(/^\d+$/.test(typed) ? typed : 0)),
    customerId: text(36),
    kind: z.enum(documentKinds).default('invoice'),
    operation: z.enum(['goods', 'services', 'mixed']).default('services'),
    subject: text(500),
    period: z.object({ from: isoDate, to: isoDate }),
    dueRule: dueRule(locale),
    paymentTerms: text(),
    payment: z.object({ iban: identifier, bic: identifier }),
    references: z.object({
      order: text(200),
      contract: text(200),
      engagement: text(200),
      serviceCode: text(200),
      buyerReference: text(200),
      project: text(200),
      deliveryNote: text(200),
    }),
    buyer: party,
    lines: z.array(line(locale)).max(5000, 'tooMany').default([]),
    adjustments: z.array(adjustment(locale)).max(50, 'tooMany').default([]),
    precedingDocuments: z
      .array(z.object({ number: text(60), date: isoDate }))
      .max(20, 'tooMany')
      .default([]),
    prepaidCents: cents(locale),
    retention: z.object({
      on: z.boolean().default(false),
      percent: decimal(locale).transform((read) => (isZeroDecimal(read) ? '5' : read)),
      releaseOn: isoDate,
      reason: text(200),
    }),
    penalty: z.object({ on: z.boolean().default(false), amountCents: cents(locale), reason: text(500) }),
    specialPrice: z.boolean().default(false),
    exceptional: z.boolean().default(false),
    notes: text(),
    exemptions: z.object({ E: text(500), AE: text(500), K: text(500), G: text(500), O: text(500) }),
  });
const schemas = { fr: schemaIn('fr'), en: schemaIn('en') };
/** Numbers are read as in the reader's language. */
export const editorSchema = (locale: Locale) => schemas[locale];
export type EditorSchema = (typeof schemas)['fr'];
export type EditorValues = z.output<EditorSchema>;
export type EditorFields = z.input<EditorSchema>;
