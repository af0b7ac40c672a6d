import { expect, test } from 'vitest';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';
import { rehearse } from './rehearsal.server.ts';

// Thursday 26 November 2026, 14:05 in Paris.
const now = '2026-11-26T13:05:00.000Z';

test('a request of today at 09:12 ends two days later, with its reminders by day', () => {
  const [today] = rehearse(defaultPolicy, 48, now);
  expect(today).toEqual({
    received: '2026-11-26T08:12:00.000Z',
    end: '2026-11-28T08:12:00.000Z',
    // Half of it at 09:12 on Friday; six hours before its end would be 03:12 at night.
    reminders: ['2026-11-27T08:12:00.000Z', '2026-11-28T06:30:00.000Z'],
    dropped: 0,
  });
});

test('in working hours a request of Friday evening runs over the weekend', () => {
  const [, friday] = rehearse({ ...defaultPolicy, counting: 'working' }, 48, now);
  expect(friday).toMatchObject({ received: '2026-11-27T16:40:00.000Z', end: '2026-12-01T16:40:00.000Z' });
});

test('on a Friday the coming Friday is that day', () => {
  const [, friday] = rehearse(defaultPolicy, 48, '2026-11-27T23:30:00.000Z');
  expect(friday?.received).toBe('2026-12-04T16:40:00.000Z');
  expect(rehearse(defaultPolicy, 48, '2026-11-27T10:00:00.000Z')[1]?.received).toBe(
    '2026-11-27T16:40:00.000Z',
  );
});

test('reminders that fall outside of a short window are counted, not shown', () => {
  const [today] = rehearse(defaultPolicy, 4, now);
  expect(today).toMatchObject({ dropped: 1 });
});

test('a business that never works has no end to rehearse', () => {
  const closed = {
    ...defaultPolicy,
    counting: 'working' as const,
    closingDays: [{ from: '2026-01-01', to: '2099-01-01' }],
  };
  expect(rehearse(closed, 48, now)[0]).toMatchObject({ end: null, reminders: [], dropped: 2 });
});
