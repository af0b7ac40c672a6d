import { addDays } from '../invoice/due-date.ts';
import { parisClock, parisInstant, parseInstant } from '../invoice/paris-time.ts';
import { isPublicHoliday } from '../invoice/public-holidays.ts';

const opens = '08:00';
const closes = '19:00';

/** Whether a customer may be asked for money at an instant: from 8 to 19 h in Paris, never on a Sunday or a public holiday. */
export function isAskingHour(at: string): boolean {
  const { date, time } = parisClock(parseInstant(at));
  return isAskingDay(date) && time >= `${opens}:00` && time < `${closes}:00`;
}

/** The first such instant from one on. */
export function nextAskingHour(at: string): string {
  if (isAskingHour(at)) return at;
  const { date, time } = parisClock(parseInstant(at));
  let day = time < `${opens}:00` ? date : addDays(date, 1);
  while (!isAskingDay(day)) day = addDays(day, 1);
  return new Date(parisInstant(day, opens)).toISOString();
}

/** Neither a Sunday nor a public holiday. */
export const isAskingDay = (date: string): boolean =>
  new Date(`${date}T00:00:00Z`).getUTCDay() !== 0 && !isPublicHoliday(date);
