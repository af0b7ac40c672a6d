/**
 * Amounts, dates, durations and identifiers as people read them, in French and English, in Europe/Paris. Pure, without a clock and
 * without the locale data of the machine, so that a mail, a page and a PDF never differ by a space.
 * French: U+202F in and around figures, U+00A0 inside dates, U+2212 for minus (design system, typography).
 */
export type { Locale } from '#db/shapes/locale.ts';
export { formatDate, formatMonth, monthNames } from './format/days.ts';
export { formatIdentifier } from './format/identifiers.ts';
export { formatDuration, formatInstant, formatInstantNear, formatInstantParts } from './format/instants.ts';
export {
  formatCents,
  formatDecimal,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPrice,
} from './format/numbers.ts';
export { NARROW, NBSP } from './format/spaces.ts';
