import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { readAmount, readDecimal } from '#app/lib/numbers.ts';
import { compareDecimals, normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { centsFromDecimal, mostCents } from '#workflows/invoice/money.ts';

/** The small parts that the editor's schema is made of. What can't be read has the name of its message. */

export const text = (longest = 4000) => z.string().trim().max(longest, 'tooLong').default('');

/** People write identifiers in groups; they are kept without spaces. */
export const identifier = text(60).transform((typed) => typed.replace(/[\s\u00a0\u202f]/g, '').toUpperCase());

export const isoDate = text(10).transform((typed, context) => {
  if (typed === '') return null;
  if (isDay(typed)) return typed;
  context.addIssue({ code: 'custom', message: 'date' });
  return z.NEVER;
});

/** Null when nothing was typed. */
export const optionalDecimal = (locale: Locale, readNumber = readDecimal) =>
  text(40).transform((typed, context) => {
    if (typed === '') return null;
    const read = readNumber(typed, locale);
    if (read !== null) return normalizeDecimal(read);
    // More digits than any number of a document has.
    const isLong = typed.replace(/\D/g, '').length > 15;
    context.addIssue({ code: 'custom', message: isLong ? 'tooLarge' : 'number' });
    return z.NEVER;
  });

/** A share, of all at most; null when nothing was typed. */
export const optionalPercent = (locale: Locale) =>
  optionalDecimal(locale).transform((read, context) => {
    if (read === null || compareDecimals(read.replace('-', ''), '100') <= 0) return read;
    context.addIssue({ code: 'custom', message: 'percent' });
    return z.NEVER;
  });

export const percent = (locale: Locale) => optionalPercent(locale).transform((read) => read ?? '0');

/** A price: with the sign of the euro too, as in a table that is imported. */
export const price = (locale: Locale) => optionalDecimal(locale, readAmount).transform((read) => read ?? '0');

export const decimal = (locale: Locale) => optionalDecimal(locale).transform((read) => read ?? '0');

/** Null when nothing was typed. */
export const optionalCents = (locale: Locale) =>
  optionalDecimal(locale, readAmount).transform((read, context) => {
    if (read === null) return null;
    const isAmount = /^-?\d+(\.\d{1,2})?$/.test(read);
    const isLarge = isAmount && Math.abs(Number(read)) * 100 > mostCents;
    if (isAmount && !isLarge) return centsFromDecimal(read);
    context.addIssue({ code: 'custom', message: isLarge ? 'tooLarge' : 'cents' });
    return z.NEVER;
  });

export const cents = (locale: Locale) => optionalCents(locale).transform((read) => read ?? 0);

export const address = z.object({
  line1: text(200),
  line2: text(200),
  postcode: text(12),
  city: text(200),
  country: text(2).transform((typed) => typed.toUpperCase() || 'FR'),
});
