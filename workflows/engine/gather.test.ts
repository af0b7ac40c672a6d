import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

type Item = { key: string; name: string };

/** A gatherer whose sets end when the test says so. */
function gathering(limits = { mostInSet: 3, mostAtOnce: 1 }) {
  const sets: { names: string[]; end: (outcome: (name: string) => Promise<string>) => void }[] = [];
  const give = gather<Item, string>(
    ({ key }) => key,
    (items) => {
      const names = items.map(({ name }) => name);
      const { promise, resolve } = Promise.withResolvers<(name: string) => Promise<string>>();
      sets.push({ names, end: resolve });
      return names.map(async (name) => (await promise)(name));
    },
    limits,
  );
  return { give, sets, names: () => sets.map((set) => set.names) };
}

const well = (name: string) => Promise.resolve(`${name} done`);

describe('gather', () => {
  it('does one that finds nothing at work at once, and those that come meanwhile together', async () => {
    const { give, sets, names } = gathering();
    const given = ['a', 'b', 'c'].map((name) => give({ key: 'office', name }));
    expect(names()).toEqual([['a']]);
    sets[0]!.end(well);
    await given[0];
    await expect.poll(names).toEqual([['a'], ['b', 'c']]);
    sets[1]!.end(well);
    expect(await Promise.all(given)).toEqual(['a done', 'b done', 'c done']);
  });

  it('keeps sets to their size and keys apart', async () => {
    const { give, sets, names } = gathering();
    const given = ['a', 'b', 'c', 'd', 'e'].map((name) => give({ key: 'office', name }));
    given.push(give({ key: 'other', name: 'f' }));
    expect(names()).toEqual([['a'], ['f']]);
    for (let index = 0; index < 4; index++) {
      await expect.poll(() => sets.length).toBeGreaterThan(index);
      sets[index]!.end(well);
    }
    await Promise.all(given);
    expect(names()).toEqual([['a'], ['f'], ['b', 'c', 'd'], ['e']]);
  });

  it('goes on after one of a set has failed, and tells that one alone', async () => {
    const { give, sets } = gathering({ mostInSet: 3, mostAtOnce: 2 });
    const given = ['a', 'b', 'c', 'd'].map((name) => give({ key: 'office', name }));
    const told = Promise.allSettled(given);
    for (let index = 0; index < 3; index++) {
      await expect.poll(() => sets.length).toBeGreaterThan(index);
      sets[index]!.end((name) => (name === 'c' ? Promise.reject(new Error('no')) : well(name)));
    }
    expect((await told).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });
});
