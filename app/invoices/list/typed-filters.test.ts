import { expect, test } from 'vitest';
import { listQuery, readListParams } from './list-params.ts';
import { changeOf, noFilters, settled } from './typed-filters.ts';

const business = '0199f3aa-0000-7000-8000-000000000001';
const read = (search: string) => readListParams(new URLSearchParams(search));

test('filters add up, also when the second is chosen before the answer to the first is here', () => {
  const params = read('tab=sent');
  const typed = {
    ...changeOf({ name: 'business', value: business }),
    ...changeOf({ name: 'month', value: '2026-11' }),
    ...changeOf({ name: 'ink', value: '1', checked: true }),
    ...changeOf({ name: 'q', value: ' riou ' }),
  };
  expect(listQuery({ ...params, ...typed })).toEqual({
    tab: 'sent',
    business,
    month: '2026-11',
    ink: '1',
    q: 'riou',
  });
});

test('the address has the last word, but not over what is typed at this moment', () => {
  const arrived = read('q=riou&month=2026-11');
  expect(settled({ month: '2026-10' }, arrived, false)).toEqual({});
  expect(settled({ month: '2026-10' }, arrived, true)).toEqual({ month: '2026-10' });
  expect(settled({ text: 'riou ' }, arrived, false), 'the space before the next word stays').toEqual({
    text: 'riou ',
  });
  expect(settled({ text: 'riou' }, { ...arrived, ...noFilters }, false), 'taken off by its cross').toEqual(
    {},
  );
});
