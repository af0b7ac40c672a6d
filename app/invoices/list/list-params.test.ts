import { expect, test } from 'vitest';
import { withQuery } from '#app/lib/paths.ts';
import { activeFilters, filterOf, listQuery, placeQuery, readListParams, writePlace } from './list-params.ts';

const read = (search: string) => readListParams(new URLSearchParams(search));
const cursor = { value: '2026-11-26T13:05:00.123456Z', id: '0199f3aa-0000-7000-8000-000000000001' };

test('an address that says nothing, or nonsense, is the whole list from its top', () => {
  const whole = read('');
  expect(whole).toMatchObject({
    tab: 'all',
    text: '',
    businessId: '',
    month: '',
    hideProvisional: false,
    sort: null,
  });
  expect(read('tab=x&sort=state&month=2026-13&business=1;drop&after=%27~%27&ink=yes')).toEqual(whole);
  expect(activeFilters(whole)).toEqual([]);
});

test('an address reads back as it was written', () => {
  const params = read('tab=sent&q=trélans&month=2026-11&ink=1');
  expect(read(new URL(withQuery('http://x/', listQuery(params))).search)).toEqual(params);
  expect(activeFilters(params)).toEqual(['text', 'month', 'hideProvisional']);
  expect(read(`after=${encodeURIComponent(writePlace(cursor))}`).after).toEqual(cursor);
});

test('an amount is looked for to the cent when cents are typed, else within the euro', () => {
  expect(filterOf(read('q=1 234,56'))).toEqual({ text: '1 234,56', cents: { from: 123456, to: 123456 } });
  expect(filterOf(read('q=1234 €'))).toEqual({ text: '1234 €', cents: { from: 123400, to: 123499 } });
  expect(filterOf(read('q=PROV-2026-0418'))).toEqual({ text: 'PROV-2026-0418', cents: null });
});

test('a sorted list keeps its column, its direction and a place in it', () => {
  const id = cursor.id;
  const sorted = read(`sort=-customer&tab=sent&after=${encodeURIComponent(`Été ~ Fils~${id}`)}`);
  expect(sorted).toMatchObject({
    sort: { by: 'customer', descending: true },
    after: { value: 'Été ~ Fils', id },
  });
  expect(
    read(
      new URLSearchParams(
        Object.entries(placeQuery(sorted)).filter(([, v]) => v) as [string, string][],
      ).toString(),
    ),
  ).toEqual(sorted);
  expect(read(`sort=due&after=~${id}`).after).toEqual({ value: '', id });
  expect(read(`sort=due&after=2026-02-30~${id}`).after).toBeUndefined();
  expect(read(`sort=amount&after=1e9~${id}`).after).toBeUndefined();
  expect(read(`sort=amount&after=-1200~${id}`).after).toEqual({ value: '-1200', id });
  expect(read('sort=state').sort).toBeNull();
});
