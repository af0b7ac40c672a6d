import { expect, test } from 'vitest';
import { sampleContent } from '#test/support/content.ts';
import { copyForNextPeriod, moved, moveOf } from './next-period.ts';

const period = (from: string | null, to: string | null) => ({ from, to });

test.each([
  ['a month', '2026-09-01', '2026-09-30', '2026-10-01', '2026-10-31'],
  ['January', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-28'],
  ['January of a leap year', '2028-01-01', '2028-01-31', '2028-02-01', '2028-02-29'],
  ['February', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-31'],
  ['December', '2026-12-01', '2026-12-31', '2027-01-01', '2027-01-31'],
  ['a quarter', '2026-07-01', '2026-09-30', '2026-10-01', '2026-12-31'],
  ['the last quarter', '2026-10-01', '2026-12-31', '2027-01-01', '2027-03-31'],
  ['a year', '2027-01-01', '2027-12-31', '2028-01-01', '2028-12-31'],
  ['a month from the 15th', '2026-09-15', '2026-10-14', '2026-10-15', '2026-11-14'],
  ['a week', '2026-09-07', '2026-09-13', '2026-09-14', '2026-09-20'],
  ['nineteen days', '2026-11-02', '2026-11-20', '2026-11-21', '2026-12-09'],
  ['the last day of a month', '2026-01-31', '2026-01-31', '2026-02-28', '2026-02-28'],
  ['the last day of a short month', '2026-02-28', '2026-02-28', '2026-03-31', '2026-03-31'],
  ['a day', '2026-09-12', '2026-09-12', '2026-10-12', '2026-10-12'],
])('%s moves to the one that follows', (_, from, to, nextFrom, nextTo) => {
  const content = sampleContent({ period: period(from, to) });
  expect(moved(period(from, to), moveOf(content)!)).toEqual(period(nextFrom, nextTo));
});

test('a day of delivery alone, or an open period, moves by a month', () => {
  expect(
    moved(period(null, '2026-01-31'), moveOf(sampleContent({ period: period(null, '2026-01-31') }))!),
  ).toEqual(period(null, '2026-02-28'));
  const alone = sampleContent({ period: period(null, null), deliveredOn: '2026-03-30' });
  expect(copyForNextPeriod(alone).content.deliveredOn).toBe('2026-04-30');
  expect(moveOf(sampleContent({ period: period(null, null) }))).toBeNull();
});

test('a copy moves all that is about the time of the work, and keeps the rest', () => {
  const [line] = sampleContent().lines;
  const original = sampleContent({
    period: period('2026-01-01', '2026-01-31'),
    deliveredOn: '2026-01-31',
    taxPointDate: '2026-01-31',
    paidOn: '2026-01-20',
    dueRule: { kind: 'date', date: '2026-02-28' },
    lines: [
      { ...line!, period: period('2026-01-16', '2026-01-31') },
      { ...line!, id: 'l2' },
    ],
  });
  const { content, from, to } = copyForNextPeriod(original);
  expect([from, to]).toEqual([period('2026-01-01', '2026-01-31'), period('2026-02-01', '2026-02-28')]);
  const { paidOn: _, ...rest } = original;
  expect(content).toEqual({
    ...rest,
    period: to,
    deliveredOn: '2026-02-28',
    taxPointDate: '2026-02-28',
    dueRule: { kind: 'date', date: '2026-03-31' },
    lines: [{ ...original.lines[0]!, period: period('2026-02-16', '2026-02-28') }, original.lines[1]!],
  });
});

test('lines with periods of their own move by what they span together', () => {
  const [line] = sampleContent().lines;
  const { content, from, to } = copyForNextPeriod(
    sampleContent({
      period: period(null, null),
      lines: [
        { ...line!, period: period('2026-09-01', '2026-09-15') },
        { ...line!, id: 'l2', period: period('2026-09-16', '2026-09-30') },
      ],
    }),
  );
  expect([from, to]).toEqual([period('2026-09-01', '2026-09-30'), period('2026-10-01', '2026-10-31')]);
  expect(content.lines.map((each) => each.period)).toEqual([
    period('2026-10-01', '2026-10-15'),
    period('2026-10-16', '2026-10-31'),
  ]);
});

test('what is about another document keeps its time', () => {
  for (const kind of ['creditNote', 'corrective'] as const) {
    const original = sampleContent({ kind });
    expect(copyForNextPeriod(original)).toEqual({ content: original, from: null, to: null });
  }
});
