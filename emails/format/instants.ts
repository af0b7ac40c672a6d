import type { Locale } from '#db/shapes/locale.ts';
import { formatDate } from './days.ts';
import { NARROW, NBSP } from './spaces.ts';

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
