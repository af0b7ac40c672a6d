import { expect, test } from 'vitest';
import type { SeenForm } from '#test/support/crawl.ts';
import { again, sliceOf } from '#test/support/slice.ts';
import { type Toured, takeForms, tour } from '#test/support/tour.ts';
import { idsOf, stateOf, twoOffices } from '#test/support/two-offices.ts';
import { type Answer, openDoor, type Visitor, visitorsOf } from '#test/support/visitors.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { difference, likeness } from './support/likeness.ts';

type Ask = { visitor: Visitor; name: string; text: string; send(text: string): Promise<Answer> };

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Pages of several invoices hold the same forms, and lead to the same questions. */
const alike = (text: string) =>
  text.replaceAll(uuid, 'ID').replaceAll(/(version|v|q|page|find)=[^&]*/g, '$1');
const shapeOf = ({ action, fields }: SeenForm) =>
  alike(`${action} ${fields.map(([name, value]) => (/^(act|do)$/.test(name) ? value : name)).join(' ')}`);

const isAsked = ({ method, action, fields }: SeenForm) =>
  method === 'POST' &&
  !/^\/(language|theme|sign-out)/.test(action) &&
  JSON.stringify([action, fields]).search(uuid) >= 0;

/** Whoever may do most sends each, and of the others who come to it, one. */
const someOf = <T>(shape: string, [first, ...others]: T[]): T[] => [
  first!,
  ...sliceOf(others, 1, `foreign ${shape}`),
];

/** What our people ask and send that names a row. */
async function asksOf(tours: Toured[], isForeign: (text: string) => boolean): Promise<Ask[]> {
  const queries = tours.flatMap(({ visitor, pages }) =>
    pages
      .filter(({ path }) => path.includes('?') && path.search(uuid) >= 0 && !isForeign(path))
      .map(({ path }) => ({ visitor, path })),
  );
  const forms = tours.flatMap(({ visitor, pages }) =>
    pages.flatMap(({ path, forms }) => forms.filter(isAsked).map((form) => ({ visitor, path, form }))),
  );
  const oneEach = <T extends { visitor: Visitor }>(list: T[], shapeOf: (each: T) => string) => {
    const shapes = Map.groupBy(list, shapeOf);
    const few = sliceOf([...shapes], 45, 'foreign shapes', ([shape]) => shape.split(/[/?]/, 2)[1]);
    return few.flatMap(([shape, same]) =>
      someOf(shape, [...new Map(same.map((each) => [each.visitor, each])).values()]),
    );
  };
  const taken = await takeForms(
    oneEach(forms, ({ form }) => shapeOf(form)),
    shapeOf,
  );
  return [
    ...oneEach(queries, ({ path }) => alike(path)).map(({ visitor, path }) => ({
      visitor,
      name: `GET ${path}`,
      text: path,
      send: visitor.get,
    })),
    ...taken.map(({ visitor, form: { action, fields } }) => ({
      visitor,
      name: `POST ${action} ${fields.map(([key]) => key).join(' ')}`,
      text: JSON.stringify([action, fields]),
      send: (text: string) => visitor.post(...(JSON.parse(text) as [string, [string, string][]])),
    })),
  ];
}

test('an id of another office in a form or a query does what an id of nobody does, and changes nothing there', {
  timeout: 400_000,
}, async () => {
  const offices = await twoOffices();
  const { ownerDb, ours, theirs } = offices;
  const door = await openDoor(offices);
  const own = await idsOf(ownerDb, ours.officeId);
  const foreign = await idsOf(ownerDb, theirs.officeId);
  const tableOf = new Map([...own].flatMap(([table, ids]) => ids.map((id) => [id, table] as const)));
  const before = await stateOf(ownerDb, theirs.officeId);

  const visitors = await visitorsOf(door, offices, ours.officeId);
  const theirIds = [...foreign.values()].flat();
  const isForeign = (text: string) => theirIds.some((id) => text.includes(id));
  const asks = await asksOf(await tour(offices, visitors), isForeign);
  const amiss: string[] = [];
  let asked = 0;
  for (const { visitor, name, text, send } of asks)
    for (const id of new Set(text.match(uuid))) {
      const theirId = foreign.get(tableOf.get(id) ?? '')?.[0];
      if (!theirId) continue;
      const nobodys = newId();
      const nobodysAnswer = async () => likeness(await send(text.replaceAll(id, nobodys)), nobodys);
      // What is done once is refused the second time, whoever is named: one before to compare with, and one after.
      const first = await nobodysAnswer();
      const theirAnswer = likeness(await send(text.replaceAll(id, theirId)), theirId);
      const told = difference(theirAnswer, first) && difference(theirAnswer, await nobodysAnswer());
      if (told) amiss.push(`${visitor.name}, ${name}, a row of ${tableOf.get(id)}: ${told}`);
      asked += 1;
    }
  expect(amiss, again).toEqual([]);
  expect(asked).toBeGreaterThan(60);
  expect(await stateOf(ownerDb, theirs.officeId)).toEqual(before);
});
