import { formatAmount, formatDecimal } from '#workflows/documents/typography.ts';
import type { Texts } from '../texts.ts';

/** Integer cents as each language writes them. */
export const spokenAmount = (cents: number, currency: string): Texts => ({
  fr: formatAmount(cents, currency, 'fr'),
  en: formatAmount(cents, currency, 'en'),
});

/** A decimal as each language writes it, with at least so many decimals. */
export const spokenDecimal = (decimal: string, places = 0): Texts => ({
  fr: formatDecimal(decimal, 'fr', places),
  en: formatDecimal(decimal, 'en', places),
});
