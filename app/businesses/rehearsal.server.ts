import type { ReviewPolicy } from '#db/shapes/review-policy.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { parisDate, parisInstant } from '#workflows/invoice/paris-time.ts';
import { reminderTimes, windowEnd } from '#workflows/invoice/working-hours.ts';

/** What a policy makes of one request. Instants are ISO; `end` is null when no working day is left for it to fall on. */
export type Rehearsal = { received: string; end: string | null; reminders: string[]; dropped: number };

/**
 * Tries a policy before it is saved: a request received today at 09:12 and one on the coming Friday at 17:40, when a
 * weekend is near. `now` is an ISO instant; `windowHours` come from the mandate.
 */
export function rehearse(policy: ReviewPolicy, windowHours: number, now: string): Rehearsal[] {
  const today = parisDate(now);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const friday = addDays(today, (5 - weekday + 7) % 7);
  const moments = [parisInstant(today, '09:12'), parisInstant(friday, '17:40')];
  return moments.map((moment) => rehearseOne(policy, windowHours, new Date(moment).toISOString()));
}

function rehearseOne(policy: ReviewPolicy, hours: number, received: string): Rehearsal {
  const { counting, closingDays, reminders: rules } = policy;
  try {
    const end = windowEnd({ from: received, hours, counting, closingDays });
    const reminders = reminderTimes({ from: received, dueAt: end, rules, counting, closingDays });
    return { received, end, reminders, dropped: rules.length - reminders.length };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { received, end: null, reminders: [], dropped: rules.length };
  }
}
