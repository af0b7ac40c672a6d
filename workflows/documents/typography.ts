/** Figures, dates and identifiers as a document prints them. Strings in, strings out: no float, no clock. */

export type Locale = 'fr' | 'en';

/** U+202F, which French sets inside numbers and before high punctuation and units. */
export const NARROW = '\u202f';
/** U+00A0, inside dates and after "n°". */
export const NBSP = '\u00a0';
const MINUS = '\u2212';

const months: Record<Locale, string[]> = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
};
const weekdays: Record<Locale, string[]> = {
  fr: ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
// A dollar sign is that of twenty currencies: they keep their codes.
const symbols = new Map<string, string>(Object.entries({ EUR: '€', GBP: '£' }));

/** "-1234.500" → "−1 234,5"; `decimals` is the least number of decimals kept, trailing zeros beyond it go. */
export function formatDecimal(decimal: string, locale: Locale, decimals = 0): string {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NARROW : ',');
  const kept = fraction.replace(/0+$/, '').padEnd(decimals, '0');
  const text = kept ? `${grouped}${locale === 'fr' ? ',' : '.'}${kept}` : grouped;
  return decimal.startsWith('-') && /[1-9]/.test(decimal) ? MINUS + text : text;
}

/** Integer cents → "1 234,56", for columns whose head says what they hold. */
export function formatCents(cents: number, locale: Locale): string {
  const digits = Math.abs(cents).toString().padStart(3, '0');
  return formatDecimal(`${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`, locale, 2);
}

/** Integer cents with their currency: "1 234,56 €", "€1,234.56"; a currency without a sign of its own keeps its code. */
export function formatAmount(cents: number, currency: string, locale: Locale): string {
  const symbol = symbols.get(currency);
  const text = formatCents(cents, locale);
  if (locale === 'fr') return `${text}${NARROW}${symbol ?? currency}`;
  const sign = text.startsWith(MINUS) ? MINUS : '';
  return `${sign}${symbol ?? currency + NBSP}${text.slice(sign.length)}`;
}

/** "5.50" → "5,5 %". */
export function formatPercent(percent: string, locale: Locale): string {
  return `${formatDecimal(percent, locale)}${locale === 'fr' ? NARROW : ''}%`;
}

/** "2026-11-26" → "26 nov. 2026", the first of a month "1er" in French. Text that is no date comes back as it is. */
export function formatDay(date: string, locale: Locale): string {
  const parts = dateParts(date);
  if (!parts) return date;
  return [dayOfMonth(parts.day, locale), months[locale][parts.month - 1], parts.year].join(NBSP);
}

/** "2026-11-26" → "jeu. 26 nov. 2026": the weekday makes a mistaken date visible. */
export function formatDate(date: string, locale: Locale): string {
  const parts = dateParts(date);
  if (!parts) return date;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return `${weekdays[locale][weekday]}${NBSP}${formatDay(date, locale)}`;
}

/** "du 2 au 20 nov. 2026", "7 nov. 2026" when both ends meet, "" when there is neither. */
export function formatPeriod(from: string | null, to: string | null, locale: Locale): string {
  if (!from || !to || from === to) {
    const day = from ?? to;
    return day ? formatDay(day, locale) : '';
  }
  const [start, end] = [dateParts(from), dateParts(to)];
  let first = formatDay(from, locale);
  if (start && end && start.year === end.year) {
    const day = dayOfMonth(start.day, locale);
    first = start.month === end.month ? day : `${day}${NBSP}${months[locale][start.month - 1]}`;
  }
  const last = formatDay(to, locale);
  return locale === 'fr' ? `du${NBSP}${first} au${NBSP}${last}` : `${first} to ${last}`;
}

/** Digits in groups as they are read aloud: SIREN 3 3 3, SIRET 3 3 3 5, IBAN by four. Anything else stays as typed. */
export function formatIdentifier(value: string): string {
  const compact = value.replace(/\s/g, '');
  if (/^\d{9}$/.test(compact)) return compact.replace(/(\d{3})(?=\d)/g, `$1${NBSP}`);
  if (/^\d{14}$/.test(compact)) return `${formatIdentifier(compact.slice(0, 9))}${NBSP}${compact.slice(9)}`;
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return compact.replace(/(.{4})(?=.)/g, `$1${NBSP}`);
  const french = /^(FR[A-Z0-9]{2})(\d{9})$/.exec(compact);
  return french ? `${french[1]}${NBSP}${formatIdentifier(french[2] ?? '')}` : value;
}

function dateParts(date: string): { year: number; month: number; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match || Number.isNaN(Date.parse(date))) return null;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function dayOfMonth(day: number, locale: Locale): string {
  return day === 1 && locale === 'fr' ? '1er' : String(day);
}
