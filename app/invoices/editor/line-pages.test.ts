import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { around, isCarried, moveAsked, movedLine, pageContent, readHeld, writeHeld } from './line-pages.ts';

const line = (id: string, change: Partial<Line> = {}): Line => ({
  ...sampleContent().lines[0]!,
  id,
  ...change,
});
const lines = (...ids: string[]) => ids.map((id) => line(id));
const idsOf = ({ before, after }: ReturnType<typeof around>) => [
  before.map(({ id }) => id),
  after.map(({ id }) => id),
];

test.each<[string, string[], number, string[], string[][]]>([
  ['as it was opened', ['a', 'b', 'c', 'd'], 1, ['b', 'c'], [['a'], ['d']]],
  ['one was added before', ['x', 'a', 'b', 'c', 'd'], 1, ['b', 'c'], [['x', 'a'], ['d']]],
  ['one was added between', ['a', 'b', 'x', 'c', 'd'], 1, ['b', 'c'], [['a'], ['x', 'd']]],
  ['one of its own was taken out', ['a', 'c', 'd'], 1, ['b', 'c'], [['a'], ['d']]],
  ['all of its own were', ['a', 'd'], 1, ['b', 'c'], [['a'], ['d']]],
  ['everything was', [], 1, ['b', 'c'], [[], []]],
  ['two lines of one id', ['a', 'a', 'b', 'a'], 1, ['a', 'b'], [['a'], ['a']]],
])('what stands around a page of lines: %s', (_, now, from, ids, expected) => {
  expect(idsOf(around(lines(...now), { from, ids }))).toEqual(expected);
});

test('a form that holds all has nothing around it', () => {
  expect(idsOf(around(lines('a', 'b'), null))).toEqual([[], []]);
});

test.each(['{}', '[]', 'nonsense', '{"from":-1,"ids":[]}', '{"from":0,"ids":[1]}'])(
  '%s is no page',
  (text) => {
    expect(readHeld(text)).toBeUndefined();
  },
);

test('what is written is read', () => {
  expect(readHeld(writeHeld({ from: 50, ids: ['l51', '"'] }))).toEqual({ from: 50, ids: ['l51', '"'] });
  expect(readHeld(writeHeld(null))).toBeNull();
});

test('sums in the place of lines never change a total', () => {
  const rates = fc.constantFrom('20', '10', '5.5', '20.0');
  const some = fc.record({
    quantity: fc.constantFrom('1', '-3', '0.333', '12.5'),
    unitPrice: fc.constantFrom('0.01', '33.333', '1200', '99.995'),
    rate: rates,
    special: fc.constantFrom(null, 'specialPrice' as const),
  });
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 40 }), fc.nat(40), fc.nat(40), (drawn, a, b) => {
      const content = withTotals({
        ...sampleContent(),
        lines: drawn.map(({ rate, ...each }, index) =>
          line(`l${index}`, { ...each, vat: { category: 'S', rate } }),
        ),
      });
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const page = pageContent(content, { from, to }, '');
      expect(withTotals(page).totals).toEqual(content.totals);
      expect(page.lines.filter((each) => !isCarried(each))).toEqual(content.lines.slice(from, to));
    }),
  );
});

test.each<[number, number, string | null]>([
  [1, 3, 'bcad'],
  [4, 1, 'dabc'],
  [2, 3, 'acbd'],
  [1, 99, 'bcda'],
  [2, 2, null],
  [4, 9, null],
  [5, 1, null],
])('line %i goes to place %i: %s', (from, to, after) => {
  expect(
    movedLine(lines('a', 'b', 'c', 'd'), { from, to })
      ?.map(({ id }) => id)
      .join('') ?? null,
  ).toBe(after);
});

test('a move is asked for by an arrow of a page’s edge, or by two numbers', () => {
  const form = new FormData();
  form.set('moveLine', '137');
  form.set('moveTo', '3');
  expect(moveAsked(form, 'move')).toEqual({ from: 137, to: 3 });
  expect(moveAsked(form, 'move:51:50')).toEqual({ from: 51, to: 50 });
  for (const act of ['save', 'move:', 'move:0:1', 'move:1:x', 'lines:2'])
    expect(moveAsked(form, act)).toBeNull();
  for (const typed of ['', 'trois', '-1', '2,5', '1e3x']) {
    form.set('moveTo', typed);
    expect(moveAsked(form, 'move'), typed).toBeNull();
  }
});
