import { expect, test } from 'vitest';
import { clear, drop, find, keep, type Place } from './shelf.ts';
import type { Change } from './values.ts';

/** As a browser's storage of a tab. */
function shelfOf(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

const ines = { person: 'ines', page: '/customers/1', form: 'update-customer' };
const karim: Place = { ...ines, person: 'karim' };
const changes: Change[] = [{ name: 'city', was: ['Lyon'], now: ['Paris'] }];
const hour = 3_600_000;

test('words are found again by who typed them, on which page and in which form', () => {
  const shelf = shelfOf();
  keep(shelf, ines, changes, 0);
  expect(find(shelf, ines, hour)).toEqual({ at: 0, changes });
  expect(find(shelf, karim, hour)).toBeNull();
  expect(find(shelf, { ...ines, page: '/customers/2' }, hour)).toBeNull();
  expect(find(shelf, { ...ines, form: 'another' }, hour)).toBeNull();
});

test('they go when they were sent, when nothing differs any more, and after twelve hours', () => {
  const shelf = shelfOf();
  keep(shelf, ines, changes, 0);
  expect(find(shelf, ines, 12 * hour + 1)).toBeNull();
  keep(shelf, ines, [], 1);
  expect(shelf.length).toBe(0);
  keep(shelf, ines, changes, 0);
  drop(shelf, ines);
  expect(find(shelf, ines, 1)).toBeNull();
});

test('whoever signs in next in the tab finds nothing of the one before, and nothing is left of it', () => {
  const shelf = shelfOf();
  shelf.setItem('tacite:place', '12');
  keep(shelf, ines, changes, 0);
  keep(shelf, karim, changes, 0);
  clear(shelf, { person: 'karim', now: 1 });
  expect(find(shelf, ines, 1)).toBeNull();
  expect(find(shelf, karim, 1)).toEqual({ at: 0, changes });
  clear(shelf, { person: 'karim', now: 13 * hour });
  expect(shelf.length).toBe(1);
  keep(shelf, karim, changes, 0);
  clear(shelf, null);
  expect([shelf.length, shelf.getItem('tacite:place')]).toEqual([1, '12']);
});

test('a person whose name begins like another’s is another', () => {
  const shelf = shelfOf();
  keep(shelf, { ...ines, person: 'ines:2' }, changes, 0);
  expect(find(shelf, ines, 0)).toBeNull();
});

test('what is not as it was written gives nothing', () => {
  const shelf = shelfOf();
  keep(shelf, ines, changes, 0);
  const key = shelf.key(0) ?? '';
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{"at":0,"changes":[{"name":1}]}',
    '{"at":0,"changes":[null]}',
  ]) {
    shelf.setItem(key, text);
    expect(find(shelf, ines, 1)).toBeNull();
  }
});

test('what no form of ours could hold is not kept, and a full storage stops nobody', () => {
  const shelf = shelfOf();
  keep(shelf, ines, [{ name: 'x', was: null, now: ['x'.repeat(300_000)] }], 0);
  expect(shelf.length).toBe(0);
  shelf.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  expect(() => keep(shelf, ines, changes, 0)).not.toThrow();
});
