import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from './default-policy.ts';
import { parisClock, parisDate, parisInstant } from './paris-time.ts';
import { publicHolidays } from './public-holidays.ts';
import { isWorkingDay } from './working-days.ts';
import { reminderTimes, timeLeftMs, windowEnd } from './working-hours.ts';

const paris = (date: string, time: string) => new Date(parisInstant(date, time)).toISOString();
const shown = (instant: string) => {
  const { date, time } = parisClock(Date.parse(instant));
  return `${date} ${time.slice(0, 5)}`;
};
/** Any minute from mid-2026 to early 2028: four clock changes, two ends of year and 29 February 2028. */
const instants = fc
  .integer({ min: Date.UTC(2026, 5, 1) / 60_000, max: Date.UTC(2028, 2, 5) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString());
const countings = fc.constantFrom('elapsed' as const, 'working' as const);
const closingDays = fc.constantFrom(
  [],
  ['2026-08-03', { from: '2026-12-24', to: '2027-01-03' }],
  [{ from: '2028-02-28', to: '2028-02-29' }],
);

describe('Paris time', () => {
  test('clocks change on the nights of 29 March and 25 October 2026', () => {
    expect(paris('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(paris('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(paris('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(paris('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  test("the year's end comes an hour before that of UTC", () => {
    expect(parisDate('2026-12-31T22:59:59Z')).toBe('2026-12-31');
    expect(parisDate('2026-12-31T23:00:00Z')).toBe('2027-01-01');
  });

  test('a clock reading leads back to its instant', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const { date, time } = parisClock(Date.parse(instant));
        const back = parisInstant(date, time);
        // The hour that occurs twice is read as its first occurrence.
        expect([0, 3_600_000]).toContain(Date.parse(instant) - back);
        expect(parisClock(back)).toEqual({ date, time });
      }),
    );
  });
});

describe('public holidays', () => {
  test.each([
    [2026, ['2026-04-06', '2026-05-14', '2026-05-25']],
    [2027, ['2027-03-29', '2027-05-06', '2027-05-17']],
    [2028, ['2028-04-17', '2028-05-25', '2028-06-05']],
  ])('those that follow Easter in %d', (year, moving) => {
    expect(publicHolidays(year)).toEqual(expect.arrayContaining(moving));
    expect(publicHolidays(year)).toHaveLength(11);
  });
});

describe('window', () => {
  test.each(['2026-10-24', '2027-03-27', '2027-10-30', '2026-12-31', '2028-02-28'])(
    '48 elapsed hours from %s are 172,800 seconds',
    (date) => {
      const from = paris(date, '18:00');
      const end = windowEnd({ from, hours: 48, counting: 'elapsed' });
      expect(Date.parse(end) - Date.parse(from)).toBe(172_800_000);
    },
  );

  test('on a Paris clock they end an hour earlier or later when the clocks change', () => {
    const end = (date: string) =>
      shown(windowEnd({ from: paris(date, '18:00'), hours: 48, counting: 'elapsed' }));
    expect(end('2026-10-24')).toBe('2026-10-26 17:00');
    expect(end('2027-03-27')).toBe('2027-03-29 19:00');
  });

  test.each([
    ['a weekend', '2026-11-20', '18:00', '2026-11-24 18:00'],
    ['a weekend with a clock change', '2026-10-23', '10:00', '2026-10-27 10:00'],
    ['Christmas', '2026-12-24', '09:00', '2026-12-29 09:00'],
    ['Labour Day and Victory Day', '2028-04-28', '12:00', '2028-05-03 12:00'],
    ['29 February', '2028-02-28', '15:00', '2028-03-01 15:00'],
  ])('48 working hours leave out %s', (_, date, time, end) => {
    expect(shown(windowEnd({ from: paris(date, time), hours: 48, counting: 'working' }))).toBe(end);
  });

  test('a window opened on a Sunday starts to count on Monday at midnight and ends with Tuesday', () => {
    const end = windowEnd({ from: paris('2026-11-22', '11:00'), hours: 48, counting: 'working' });
    expect(shown(end)).toBe('2026-11-25 00:00');
  });

  test('closing days do not count; a business closed for good has no end', () => {
    const params = { from: paris('2026-11-23', '08:00'), hours: 24, counting: 'working' as const };
    expect(shown(windowEnd({ ...params, closingDays: ['2026-11-24'] }))).toBe('2026-11-25 08:00');
    const forever = [{ from: '2000-01-01', to: '2999-12-31' }];
    expect(() => windowEnd({ ...params, closingDays: forever })).toThrow(RangeError);
  });

  test('what is left at the start is the whole window, and it runs out at the end', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 300 }),
        countings,
        closingDays,
        (from, hours, counting, closed) => {
          const rule = { counting, closingDays: closed };
          const dueAt = windowEnd({ from, hours, ...rule });
          expect(timeLeftMs({ at: from, dueAt, ...rule })).toBe(hours * 3_600_000);
          expect(timeLeftMs({ at: dueAt, dueAt, ...rule })).toBe(0);
        },
      ),
    );
  });

  test('a window that is stopped and goes on with the time left ends as if it had been one', () => {
    fc.assert(
      fc.property(
        instants,
        countings,
        closingDays,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, counting, closed, part) => {
          const rule = { counting, closingDays: closed };
          const dueAt = windowEnd({ from, hours: 48, ...rule });
          const middle = Date.parse(from) + Math.round((Date.parse(dueAt) - Date.parse(from)) * part);
          const at = new Date(middle).toISOString();
          const left = timeLeftMs({ at, dueAt, ...rule });
          const goesOn = windowEnd({ from: at, hours: left / 3_600_000, ...rule });
          expect(timeLeftMs({ at: goesOn, dueAt, ...rule })).toBe(0);
          expect(goesOn <= dueAt).toBe(true);
        },
      ),
    );
  });
});

describe('reminders', () => {
  const rules = defaultPolicy.reminders;

  test('at half of the window and six hours before its end', () => {
    const from = paris('2026-11-23', '15:00');
    const dueAt = windowEnd({ from, hours: 48, counting: 'elapsed' });
    expect(reminderTimes({ from, dueAt, rules }).map(shown)).toEqual([
      '2026-11-24 15:00',
      '2026-11-25 09:00',
    ]);
  });

  test('one that falls at night is moved to the nearer end of the night', () => {
    const from = paris('2026-11-23', '10:00');
    const dueAt = windowEnd({ from, hours: 48, counting: 'elapsed' });
    expect(reminderTimes({ from, dueAt, rules }).map(shown)).toEqual([
      '2026-11-24 10:00',
      '2026-11-25 07:30',
    ]);
    const late = paris('2026-11-23', '21:00');
    const lateDue = windowEnd({ from: late, hours: 48, counting: 'elapsed' });
    expect(reminderTimes({ from: late, dueAt: lateDue, rules }).map(shown)).toEqual([
      '2026-11-24 19:55',
      '2026-11-25 15:00',
    ]);
  });

  test('none when the window lies within one night', () => {
    const params = { from: paris('2026-11-23', '20:30'), dueAt: paris('2026-11-24', '06:00') };
    expect(reminderTimes({ ...params, rules })).toEqual([]);
  });

  test('in working hours, half of the window is half of what counts', () => {
    const from = paris('2026-11-20', '18:00');
    const dueAt = windowEnd({ from, hours: 48, counting: 'working' });
    const times = reminderTimes({ from, dueAt, rules, counting: 'working' });
    expect(times.map(shown)).toEqual(['2026-11-23 18:00', '2026-11-24 12:00']);
  });

  test('for any window: by day, inside it, in order, an hour apart', () => {
    const anyRules = fc.array(
      fc.oneof(
        fc.record({
          at: fc.constant('fraction' as const),
          value: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        fc.record({ at: fc.constant('beforeEnd' as const), hours: fc.integer({ min: 0, max: 80 }) }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 120 }),
        countings,
        anyRules,
        (from, hours, counting, some) => {
          const dueAt = windowEnd({ from, hours, counting });
          const times = reminderTimes({ from, dueAt, rules: some, counting });
          for (const [index, time] of times.entries()) {
            const clock = parisClock(Date.parse(time)).time;
            expect(clock >= '07:30:00' && clock < '20:00:00').toBe(true);
            expect(time > from && time < dueAt).toBe(true);
            if (index > 0)
              expect(Date.parse(time) - Date.parse(times[index - 1]!)).toBeGreaterThanOrEqual(3_600_000);
          }
        },
      ),
    );
  });

  test('a day of a closing stretch is no working day', () => {
    expect(isWorkingDay('2026-12-28', [{ from: '2026-12-24', to: '2027-01-03' }])).toBe(false);
    expect(isWorkingDay('2026-12-28')).toBe(true);
    expect(isWorkingDay('2026-11-11')).toBe(false);
  });
});
