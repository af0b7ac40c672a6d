import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { again, sliceOf } from '#test/support/slice.ts';
import { idsOf, stateOf, twoOffices } from '#test/support/two-offices.ts';
import { type Answer, openDoor, visitorsOf } from '#test/support/visitors.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { difference, likeness } from './support/likeness.ts';
import { type Route, routesOnDisk } from './support/routes.ts';

/** What each part of an address stands for. A route with a part that is not here fails: say whose rows it names. */
const namedBy: Record<string, string> = {
  id: 'invoices',
  invoiceId: 'invoices',
  businessId: 'businesses',
  customerId: 'customers',
  mandateId: 'mandates',
  token: 'links',
  index: 'mails',
  kind: 'owners',
  file: 'businesses',
  code: 'documents',
  exportId: 'exports',
  letterId: 'letters',
};

/** What an answer to an id of nobody may be: not there, not allowed whatever the id, or sign in first. */
const refusals = new Set([302, 400, 401, 403, 404, 405]);

/** A page that thanks anybody for any report, and never says whether there was a link. */
const sameForAll = new Set(['report.$token.tsx']);

/** The form of a dead link leads back to the page that says so. */
const isLedBack = ({ status, headers }: Answer, path: string) => status === 303 && headers.location === path;

const fill = (route: Route, idFor: (table: string) => string) =>
  // A word that chooses the table is no id: it is given as it is.
  route.path
    .replace(':kind', 'owner')
    .replace(':file', 'logo')
    .replaceAll(/:(\w+)/g, (_, name: string) => idFor(namedBy[name] ?? ''));

test('an id of another office gives what an id of nobody gives, on every route, to everybody', {
  timeout: 400_000,
}, async () => {
  const offices = await twoOffices();
  const { ownerDb, ours, theirs } = offices;
  const door = await openDoor(offices);
  const routes = routesOnDisk(door.build).filter(({ params }) => params.length > 0);
  for (const { file, params } of routes)
    for (const name of params) expect(namedBy, `${file} names something by :${name}`).toHaveProperty(name);
  const foreign = await idsOf(ownerDb, theirs.officeId);
  const visitors = await visitorsOf(door, offices, ours.officeId);
  const admin = visitors.find(({ name }) => name === 'admin')!;
  const rest = visitors.filter((each) => each !== admin);
  const before = await stateOf(ownerDb, theirs.officeId);

  const amiss: string[] = [];
  let asked = 0;
  for (const route of routes) {
    const meant = new Set(route.params.map((name) => namedBy[name]));
    // An id of a customer says as little where an invoice is expected: of such, some, whatever they are of.
    const others = [...foreign].filter(([table]) => !meant.has(table));
    for (const [table, ids] of [
      ...[...foreign].filter(([table]) => meant.has(table)),
      ...sliceOf(others, 1, `foreign ids ${route.file}`),
    ]) {
      const theirId = ids[0];
      if (!theirId) continue;
      const nobodys = newId();
      const theirPath = fill(route, () => theirId);
      const nobodysPath = fill(route, () => nobodys);
      // Dead secrets are counted, and these are many.
      if (route.params.includes('token')) await ownerDb.execute(sql`delete from attempts`);
      // Whoever may do most is enough for those, and asks for all; of the others some.
      for (const visitor of meant.has(table)
        ? [admin, ...sliceOf(rest, 3, `who asks ${route.file}`)]
        : [admin]) {
        for (const [method, ask] of [
          ['GET', visitor.get],
          ['POST', visitor.post],
        ] as const) {
          const [a, b] = await Promise.all([ask(theirPath), ask(nobodysPath)]);
          const name = `${method} ${theirPath} (${route.file}, a row of ${table}) as ${visitor.name}`;
          const told = difference(likeness(a, theirId), likeness(b, nobodys));
          if (told) amiss.push(`${name}: ${told}`);
          asked += 1;
          if (sameForAll.has(route.file)) continue;
          if (!refusals.has(a.status) && !isLedBack(a, theirPath)) amiss.push(`${name}: ${a.status}`);
          if (method === 'GET' && visitor.name === 'admin' && route.reads && a.status !== 404)
            amiss.push(`${name}: ${a.status}, not 404`);
        }
      }
    }
  }
  expect(amiss, again).toEqual([]);
  expect(asked).toBeGreaterThan(250);
  expect(await stateOf(ownerDb, theirs.officeId)).toEqual(before);
});
