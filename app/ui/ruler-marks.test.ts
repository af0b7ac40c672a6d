import { describe, expect, it } from 'vitest';
import { rulerMarks, rulerWidth } from './ruler-marks.ts';

const HOUR = 3_600_000;
const startsAt = '2026-11-25T08:12:00Z';
const dueAt = '2026-11-27T08:12:00Z';
const at = (now: string, heldLeft?: number) => rulerMarks({ startsAt, dueAt, now, heldLeft });

describe('a window of 48 hours', () => {
  it('has a tick for each hour, both ends included', () => {
    const { ticks } = at('2026-11-26T13:05:00Z');
    expect(ticks).toHaveLength(49);
    expect(ticks[0]).toEqual({ x: 0, part: 'done', height: 'day' });
    expect(ticks.at(-1)).toEqual({ x: rulerWidth, part: 'left', height: 'day' });
    expect(ticks[1]?.height).toBe('hour');
    expect(ticks[6]?.height).toBe('quarter');
  });

  it('has half of them in tables', () => {
    expect(rulerMarks({ startsAt, dueAt, now: startsAt, step: 2 }).ticks).toHaveLength(25);
  });

  it('puts the pen where we are', () => {
    const { now, left, state } = at('2026-11-26T13:05:00Z');
    expect(now).toBeCloseTo(288.8, 1);
    expect(left).toBe(19 * HOUR + 7 * 60_000);
    expect(state).toBe('run');
  });

  it('marks the midnights of Paris and names the days between', () => {
    const { midnights, days } = at(startsAt);
    expect(midnights.map((x) => Math.round(x))).toEqual([148, 388]);
    expect(days.map(({ weekday }) => weekday)).toEqual([3, 4, 5]);
  });
});

describe('states', () => {
  it.each([
    ['one minute before the last six hours', '2026-11-27T02:12:00Z', undefined, 'run'],
    ['in the last six hours', '2026-11-27T02:12:01Z', undefined, 'soon'],
    ['at the end', '2026-11-27T08:12:00Z', undefined, 'over'],
    ['on hold, long after', '2026-12-01T08:12:00Z', 19 * HOUR, 'held'],
    ['before it starts', '2026-11-25T00:00:00Z', undefined, 'run'],
  ])('%s', (_, now, held, expected) => expect(at(now, held).state).toBe(expected));

  it('never leaves its ends', () => {
    expect(at('2026-11-25T00:00:00Z').now).toBe(0);
    expect(at('2027-01-01T00:00:00Z').now).toBe(rulerWidth);
  });

  it('stays where it was stopped', () => {
    expect(at('2026-12-01T08:12:00Z', 24 * HOUR).now).toBe(rulerWidth / 2);
  });
});

it('counts elapsed hours across the night the clocks change', () => {
  const marks = rulerMarks({
    startsAt: '2026-10-24T08:00:00Z',
    dueAt: '2026-10-26T08:00:00Z',
    now: '2026-10-24T08:00:00Z',
  });
  expect(marks.ticks).toHaveLength(49);
  // 22:00Z on the 24th is midnight in summer time, 23:00Z on the 25th in winter time: the day has 25 hours.
  expect(marks.midnights).toEqual([140, 390]);
});

it('keeps longer windows readable', () => {
  expect(
    rulerMarks({ startsAt, dueAt: '2026-12-05T08:12:00Z', now: startsAt }).ticks.length,
  ).toBeLessThanOrEqual(49);
});

it('refuses a window that ends before it starts', () => {
  expect(() => rulerMarks({ startsAt: dueAt, dueAt: startsAt, now: dueAt })).toThrow(RangeError);
});
