import type { ReviewPolicy } from '#db/shapes/review-policy.ts';
import { reminderTimes, timeLeftMs, windowEnd } from './working-hours.ts';

/** A silence window: its end and the reminders inside of it, computed from the policy and stored. */
export type Window = { reviewDueAt: string; reminders: string[] };

/** The terms one round runs under: the policy version of its start and the hours of its mandate. */
export type Terms = Pick<ReviewPolicy, 'counting' | 'closingDays' | 'reminders'> & {
  hours: number;
  /** Silence decides nothing before this instant, whatever the hours say: somebody is asked at a fresh address. */
  notBefore?: string | null;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** After a hold, or an approval taken back, at least this much is left. */
const leastLeftMs = 24 * hourMs;
/** All holds of a round together. */
export const longestHoldMs = 7 * dayMs;
/** How long an explicit approval can be taken back. */
export const undoMs = 10 * 60_000;

/** A full window from `from`: 48 elapsed hours are exactly 172,800 seconds, whatever the clocks do. */
export function openWindow(terms: Terms, from: string): Window {
  return within(terms, from, terms.hours);
}

/** The window that goes on at `from` with the time that was left, 24 hours at least. */
export function resumeWindow(terms: Terms, from: string, leftMs: number): Window {
  return within(terms, from, Math.max(leftMs, leastLeftMs) / hourMs);
}

/** The counted time that is left at `at`, in milliseconds. */
export function leftOf(terms: Terms, at: string, reviewDueAt: string | null): number {
  if (!reviewDueAt) return 0;
  return timeLeftMs({ at, dueAt: reviewDueAt, counting: terms.counting, closingDays: terms.closingDays });
}

export const addMs = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();

function within({ counting, closingDays, reminders, notBefore }: Terms, from: string, hours: number): Window {
  const agreed = windowEnd({ from, hours, counting, closingDays });
  const reviewDueAt = notBefore && notBefore > agreed ? notBefore : agreed;
  return {
    reviewDueAt,
    reminders: reminderTimes({ from, dueAt: reviewDueAt, rules: reminders, counting, closingDays }),
  };
}
