import type { Locale } from '#app/lib/format.ts';
import { readAmount } from '#app/lib/numbers.ts';

/** What a person writes after a number: "h", "€", "%", "m²"; a unit with figures of its own is none. */
const unit = /(?<=\d[.,]?)[^\d.,]+$/;

/**
 * What a person typed as a number, as a decimal string: "12 h", "12,50 €", "1.234,56", "−1 234,5" and "5,5 %" are
 * understood. Null when there is no single number in it.
 */
export const typedNumber = (text: string, locale: Locale): string | null =>
  readAmount(text.replace(unit, ''), locale)?.replace(/^(-?)0+(?=\d)/, '$1') ?? null;
