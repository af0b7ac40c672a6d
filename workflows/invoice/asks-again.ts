import { addDays } from './due-date.ts';
import { parisDate, parisInstant } from './paris-time.ts';
import { isWorkingDay } from './working-days.ts';

const everyDays = 3;
/** So often an owner is asked again; once more of the same time, and the office calls. */
const mostAsks = 5;
const hour = '09:00';

/**
 * When an express answer that did not come is asked for again once the window is over: at nine in Paris, on working days, three
 * days apart or a little more. The last of these moments is that at which the office is told to call. ISO instants.
 */
export function asksAgain(from: string): string[] {
  const date = parisDate(from);
  const moments = known.get(date) ?? momentsAfter(date);
  known.set(date, moments);
  return moments;
}

/** What ends on one day has the same moments, and a thousand windows may end in one minute. */
const known = new Map<string, string[]>();

function momentsAfter(from: string): string[] {
  const moments: string[] = [];
  let date = from;
  for (let count = 0; count <= mostAsks; count++) {
    date = addDays(date, everyDays);
    while (!isWorkingDay(date)) date = addDays(date, 1);
    moments.push(new Date(parisInstant(date, hour)).toISOString());
  }
  return moments;
}
