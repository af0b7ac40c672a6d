/**
 * Amounts, dates and durations: the functions live with the mails, so that a page and a mail never differ by a space.
 */
export {
  formatDate,
  formatDuration,
  formatInstant,
  formatInstantNear,
  formatInstantParts,
  formatMoney,
  formatNumber,
  formatPercent,
  type Locale,
} from '#emails/format.ts';
