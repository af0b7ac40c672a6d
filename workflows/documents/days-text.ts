import type { Locale } from '#db/shapes/locale.ts';
import { formatPercent, NBSP } from '#emails/format.ts';

/** "30 % à 60 jours". */
export function instalmentText({ percent, days }: { percent: string; days: number }, locale: Locale): string {
  const share = formatPercent(percent, locale);
  if (days === 0) return locale === 'fr' ? `${share} à l’émission` : `${share} on the issue date`;
  return locale === 'fr'
    ? `${share} à ${daysText(days, locale, '', '')}`
    : `${share} after ${daysText(days, locale, '', '')}`;
}

export function daysText(days: number, locale: Locale, french: string, english: string): string {
  const [unit, after] =
    locale === 'fr' ? [days > 1 ? 'jours' : 'jour', french] : [days > 1 ? 'days' : 'day', english];
  return `${days}${NBSP}${unit} ${after}`.trim();
}
