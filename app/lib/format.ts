/**
 * Amounts, dates and durations: the functions live with the mails, so that a page and a mail never differ by a space.
 */
export {
  formatDate,
  formatDecimal,
  formatDuration,
  formatIdentifier,
  formatInstant,
  formatInstantNear,
  formatInstantParts,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPrice,
  type Locale,
  monthNames,
} from '#emails/format.ts';
