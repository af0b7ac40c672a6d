import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parisClock } from './paris-time.ts';
import { openWindow, type Terms } from './silence-window.ts';
import { isTimelyReminder } from './timely-reminder.ts';

const iso = (ms: number) => new Date(ms).toISOString();
const minute = 60_000;
const terms: Terms = {
  counting: 'elapsed',
  closingDays: [],
  hours: 48,
  reminders: [
    { at: 'fraction', value: 0.5 },
    { at: 'beforeEnd', hours: 1 },
  ],
};

test('however late a worker is: a reminder leaves on its day, by day, within the hour and inside the window, or not at all', () => {
  const moments = fc
    .date({ min: new Date('2027-01-01'), max: new Date('2028-04-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const lateness = fc.oneof(
    fc.integer({ min: 0, max: 90 * minute }),
    fc.integer({ min: 0, max: 4320 * minute }),
  );
  let sent = 0;
  fc.assert(
    fc.property(moments, lateness, (from, late) => {
      const { reviewDueAt, reminders } = openWindow(terms, from);
      for (const plannedFor of reminders) {
        const now = Date.parse(plannedFor) + late;
        const { time } = parisClock(now);
        const good = late <= 60 * minute && time >= '07:30' && time < '20:00' && iso(now) < reviewDueAt;
        expect(isTimelyReminder({ plannedFor, dueAt: reviewDueAt, now: iso(now) })).toBe(good);
        expect(isTimelyReminder({ plannedFor, dueAt: reviewDueAt, now: plannedFor })).toBe(true);
        if (good) sent += 1;
      }
    }),
    { numRuns: 2000 },
  );
  expect(sent).toBeGreaterThan(0);
});

test('a review whose clock was stopped meanwhile reminds nobody', () => {
  const at = '2027-03-02T10:00:00.000Z';
  expect(isTimelyReminder({ plannedFor: at, dueAt: null, now: at })).toBe(false);
});

test('past the end of a window only what asks for an express answer goes out, and never at night', () => {
  const dueAt = '2027-03-02T10:00:00.000Z';
  const at = (now: string) => ({ plannedFor: now, dueAt, now });
  const morning = '2027-03-05T08:00:00.000Z';
  expect(isTimelyReminder(at(morning))).toBe(false);
  expect(isTimelyReminder({ ...at(morning), isAfterWindow: true })).toBe(true);
  expect(isTimelyReminder({ ...at('2027-03-05T21:00:00.000Z'), isAfterWindow: true })).toBe(false);
  expect(isTimelyReminder({ ...at(morning), dueAt: null, isAfterWindow: true })).toBe(false);
});
