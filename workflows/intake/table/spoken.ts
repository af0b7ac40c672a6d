import { formatDecimal, formatMoney } from '#emails/format.ts';
import type { Texts } from '../texts.ts';

/** Integer cents as each language writes them. */
export const spokenAmount = (cents: number, currency: string): Texts => ({
  fr: formatMoney(cents, currency, 'fr'),
  en: formatMoney(cents, currency, 'en'),
});

/** A decimal as each language writes it, with at least so many decimals. */
export const spokenDecimal = (decimal: string, places = 0): Texts => ({
  fr: formatDecimal(decimal, 'fr', places),
  en: formatDecimal(decimal, 'en', places),
});
