import { addDays } from '#workflows/invoice/due-date.ts';
import { parisDate, parisInstant } from '#workflows/invoice/paris-time.ts';
import { longestHoldMs } from '#workflows/invoice/silence-window.ts';

export type HoldChoice = { key: 'tomorrow' | 'soon' | 'monday' | 'last'; until: string };

const evening = '18:00';

/**
 * The ends of a hold that are offered at `now` (ISO): evenings in Paris before the last moment a hold of this round may
 * reach, then that moment itself. Empty when it has passed.
 */
export function holdChoices(now: string, holdEndsBy: string | null): HoldChoice[] {
  const last = holdEndsBy ?? new Date(Date.parse(now) + longestHoldMs).toISOString();
  if (last <= now) return [];
  const today = parisDate(now);
  const evenings: HoldChoice[] = [
    { key: 'tomorrow', until: at(addDays(today, 1)) },
    { key: 'soon', until: at(addDays(today, 2)) },
    { key: 'monday', until: at(nextMonday(today)) },
  ];
  const offered = evenings.filter(
    ({ until }, index) => until < last && evenings.findIndex((each) => each.until === until) === index,
  );
  return [...offered, { key: 'last', until: last }];
}

const at = (date: string) => new Date(parisInstant(date, evening)).toISOString();

/** The first Monday after `date`. */
function nextMonday(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, (8 - weekday) % 7 || 7);
}
