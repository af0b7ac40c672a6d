import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hearMail as dispatch } from '../dispatch/hear-mail.ts';
import { hearMail as review } from '../review/hear-mail.ts';
import { mailStateOf, newsOf, type Told } from './receipts.ts';

const at = (minute: number) => `2026-11-25T08:${String(minute).padStart(2, '0')}:00.000Z`;
const told = (type: Told['type'], minute: number, detail = ''): Told => ({ type, at: at(minute), detail });

test('the provider’s last word counts, by its own time', () => {
  const delivered = told('delivered', 1);
  const bounced = told('bounced', 2, 'full');
  expect(mailStateOf([bounced, delivered])).toEqual({ state: 'bounced', error: 'full', at: at(2) });
  expect(newsOf(dispatch, delivered, [bounced, delivered])).toEqual([]);
  expect(newsOf(dispatch, bounced, [delivered, bounced])).toEqual([bounced]);
});

test('a complaint is a bounce with a reason; an invoice has arrived all the same', () => {
  const all = [told('delivered', 1), told('complained', 2)];
  expect(mailStateOf(all)).toEqual({ state: 'bounced', error: 'complained', at: at(2) });
  expect(newsOf(dispatch, told('complained', 2), all)).toEqual([]);
  expect(newsOf(dispatch, told('delivered', 1), all)).toEqual([told('delivered', 1)]);
  expect(newsOf(review, told('complained', 2), all)).toEqual([told('complained', 2)]);
});

test('a delay or an opening settles nothing', () => {
  expect(mailStateOf([told('deliveryDelayed', 1), told('opened', 2)])).toBeNull();
  expect(newsOf(review, told('deliveryDelayed', 1), [told('deliveryDelayed', 1)])).toEqual([]);
  expect(newsOf(dispatch, told('clicked', 2), [told('clicked', 2)])).toEqual([told('opened', 2)]);
});

const types = ['delivered', 'bounced', 'complained', 'failed', 'opened', 'deliveryDelayed'] as const;
const events = fc.uniqueArray(
  fc.record({
    type: fc.constantFrom(...types),
    at: fc.integer({ min: 0, max: 9 }).map(at),
    detail: fc.constant(''),
  }),
  { maxLength: 6, selector: (each) => `${each.type} ${each.at}` },
);

test('the state of a mail is that of the set of its events', () => {
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.nat()), (list, random) => {
      const shuffled = list.map((each) => ({ each, key: random.next().value })).sort((a, b) => a.key - b.key);
      expect(mailStateOf(shuffled.map(({ each }) => each))?.state).toEqual(mailStateOf(list)?.state);
    }),
  );
});

test('the last that a dispatch is told is what the set says', () => {
  fc.assert(
    fc.property(events, (list) => {
      const news = list.flatMap((event, index) => newsOf(dispatch, event, list.slice(0, index + 1)));
      const ends = news.filter(({ type }) => type !== 'opened');
      const settled = list.filter(({ type }) => ['delivered', 'bounced', 'failed'].includes(type));
      const newest = settled
        .map((each) => each.at)
        .sort()
        .at(-1);
      expect(ends.at(-1)?.at).toBe(newest);
    }),
  );
});
