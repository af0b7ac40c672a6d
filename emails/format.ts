/**
 * Amounts, dates and durations as people read them, in French and English, in Europe/Paris. Pure, without a clock and
 * without the locale data of the machine, so that a mail, a page and a PDF never differ by a space.
 * French: U+202F in and around figures, U+00A0 inside dates, U+2212 for minus (design system, typography).
 */
export type Locale = 'fr' | 'en';

const NARROW = '\u202F';
export const NBSP = '\u00A0';
const MINUS = '\u2212';

const months = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;
const weekdays = {
  fr: ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

/** 123456, 'EUR' → "1 234,56 €" or "€1,234.56". @param cents integer @throws RangeError when it is not. */
export function formatMoney(cents: number, currency: string, locale: Locale): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not an amount in cents: ${cents}`);
  const digits = Math.abs(cents).toString().padStart(3, '0');
  const amount = formatNumber(`${digits.slice(0, -2)}.${digits.slice(-2)}`, locale);
  const sign = cents < 0 ? MINUS : '';
  const symbol = currencySymbol(currency, locale);
  return locale === 'fr' ? `${sign}${amount}${NARROW}${symbol}` : `${sign}${symbol}${amount}`;
}

/** "1234.5" → "1 234,5" or "1,234.5": every digit that was given, no more. @throws RangeError on text that is no decimal. */
export function formatNumber(decimal: string, locale: Locale): string {
  const [, sign, whole, fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal: ${JSON.stringify(decimal)}`);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NARROW : ',');
  const tail = fraction ? `${locale === 'fr' ? ',' : '.'}${fraction}` : '';
  return `${sign ? MINUS : ''}${grouped}${tail}`;
}

/** "5.50" → "5,5 %" or "5.5%". */
export function formatPercent(decimal: string, locale: Locale): string {
  const trimmed = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
  return `${formatNumber(trimmed, locale)}${locale === 'fr' ? NARROW : ''}%`;
}

/** "2026-11-26" → "jeu. 26 nov. 2026" or "Thu 26 Nov 2026". */
export function formatDate(ymd: string, locale: Locale): string {
  const day = new Date(`${ymd}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== ymd) {
    throw new RangeError(`not a date: ${JSON.stringify(ymd)}`);
  }
  const number = day.getUTCDate();
  const first = number === 1 && locale === 'fr' ? '1er' : String(number);
  const name = weekdays[locale][day.getUTCDay()];
  return `${name}${NBSP}${first}${NBSP}${months[locale][day.getUTCMonth()]} ${ymd.slice(0, 4)}`;
}

/**
 * An instant as a clock in Paris shows it: "jeu. 26 nov. 2026 à 14:05" or "Thu 26 Nov 2026 at 14:05". The hour that
 * comes twice in October says which of the two it is, since a deadline must have one meaning.
 */
export function formatInstant(iso: string, locale: Locale): string {
  const { date, time, twice } = parisClock(iso);
  const which = twice ? ` (${seasons[locale][twice]})` : '';
  return `${formatDate(date, locale)} ${locale === 'fr' ? 'à' : 'at'}${NBSP}${time}${which}`;
}

/** The same, with "aujourd’hui" for the day of `nowIso`. Never in a mail, nor in anything that is kept. */
export function formatInstantNear(iso: string, nowIso: string, locale: Locale): string {
  const { date, time } = parisClock(iso);
  if (date !== parisClock(nowIso).date) return formatInstant(iso, locale);
  return locale === 'fr' ? `aujourd’hui à${NBSP}${time}` : `today at${NBSP}${time}`;
}

/** The Paris date and time of an instant, each formatted on its own: for the cells of a timeline. */
export function formatInstantParts(iso: string, locale: Locale): { date: string; time: string } {
  const { date, time } = parisClock(iso);
  return { date: formatDate(date, locale), time: `${locale === 'fr' ? 'à' : 'at'}${NBSP}${time}` };
}

/**
 * Milliseconds → "19 h 07", "42 min", "3 j 4 h" (from four days on). Rounded down to the minute: a window never looks
 * longer than it is. Negative durations read as none.
 */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes}${NARROW}min`;
  if (hours < 96) return `${hours}${NARROW}h${NARROW}${String(minutes % 60).padStart(2, '0')}`;
  const days = `${Math.floor(hours / 24)}${NARROW}${locale === 'fr' ? 'j' : 'd'}`;
  return hours % 24 === 0 ? days : `${days} ${hours % 24}${NARROW}h`;
}

const seasons = {
  fr: { summer: 'heure d’été', winter: 'heure d’hiver' },
  en: { summer: 'summer time', winter: 'winter time' },
} as const;

const parisFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** Date (YYYY-MM-DD) and time (HH:MM) in Paris; `twice` when that wall clock time comes round again an hour away. */
function parisClock(iso: string): { date: string; time: string; twice: 'summer' | 'winter' | null } {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new RangeError(`not an instant: ${JSON.stringify(iso)}`);
  const wall = wallClock(instant);
  const [date = '', time = ''] = wall.split(' ');
  const hour = 3_600_000;
  const twice =
    wallClock(instant + hour) === wall ? 'summer' : wallClock(instant - hour) === wall ? 'winter' : null;
  return { date, time, twice };
}

function wallClock(instant: number): string {
  const part = Object.fromEntries(parisFormat.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
}

function currencySymbol(currency: string, locale: Locale): string {
  const known = new Map<string, string>(
    Object.entries({
      EUR: '€',
      GBP: '£',
      CHF: 'CHF',
      USD: locale === 'fr' ? '$US' : 'US$',
    }),
  );
  return known.get(currency) ?? (locale === 'fr' ? currency : `${currency}${NBSP}`);
}
