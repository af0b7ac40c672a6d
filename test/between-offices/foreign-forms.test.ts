import { expect, test } from 'vitest';
import { crawl } from '#test/support/crawl.ts';
import { idsOf, stateOf, twoOffices } from '#test/support/two-offices.ts';
import { type Answer, openDoor, type Visitor, visitorsOf } from '#test/support/visitors.ts';
import { newId } from '#workflows/new-id.ts';
import { difference, likeness } from './support/likeness.ts';

type Ask = { name: string; text: string; send(visitor: Visitor, text: string): Promise<Answer> };

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

test('an id of another office in a form or a query does what an id of nobody does, and changes nothing there', {
  timeout: 400_000,
}, async () => {
  const offices = await twoOffices();
  const { ownerDb, ours, theirs } = offices;
  const door = await openDoor(offices);
  const own = await idsOf(ownerDb, ours.officeId);
  const foreign = await idsOf(ownerDb, theirs.officeId);
  const tableOf = new Map([...own].flatMap(([table, ids]) => ids.map((id) => [id, table] as const)));
  const from = ['/', ...(own.get('invoices') ?? []).flatMap((id) => [`/r/${id}`, `/i/${id}`])];
  const before = await stateOf(ownerDb, theirs.officeId);

  const amiss: string[] = [];
  let asked = 0;
  for (const visitor of await visitorsOf(door, offices, ours.officeId)) {
    const asks = new Map<string, Ask>();
    for (const { path, forms } of await crawl(visitor, from)) {
      if (path.includes('?'))
        remember(asks, { name: `GET ${path}`, text: path, send: (v, text) => v.get(text) });
      for (const { method, action, fields } of forms) {
        if (method !== 'POST' || /^\/(language|theme|sign-out)/.test(action)) continue;
        const name = `POST ${action} ${fields.map(([key]) => key).join(' ')} ${new Map(fields).get('act') ?? ''}`;
        const text = JSON.stringify([action, fields]);
        remember(asks, {
          name,
          text,
          send: (v, given) => v.post(...(JSON.parse(given) as [string, [string, string][]])),
        });
      }
    }
    for (const { name, text, send } of asks.values()) {
      for (const id of new Set(text.match(uuid))) {
        const theirId = foreign.get(tableOf.get(id) ?? '')?.[0];
        if (!theirId) continue;
        const nobodys = newId();
        // What is done once is refused the second time, whoever is named: one before and one after to compare with.
        const first = await send(visitor, text.replaceAll(id, nobodys));
        const theirAnswer = await send(visitor, text.replaceAll(id, theirId));
        const last = await send(visitor, text.replaceAll(id, nobodys));
        const [told, alike] = [last, first].map((each) =>
          difference(likeness(theirAnswer, theirId), likeness(each, nobodys)),
        );
        if (told && alike) amiss.push(`${visitor.name}, ${name}, a row of ${tableOf.get(id)}: ${told}`);
        asked += 1;
      }
    }
  }
  expect(amiss).toEqual([]);
  expect(asked).toBeGreaterThan(150);
  expect(await stateOf(ownerDb, theirs.officeId)).toEqual(before);
});

/** Pages of several invoices hold the same forms: one of each shape is asked. */
function remember(asks: Map<string, Ask>, ask: Ask) {
  const shape = ask.name.replaceAll(uuid, 'ID').replaceAll(/(version|q|page)=[^&]*/g, '$1');
  if (uuid.test(ask.text)) asks.set(shape, asks.get(shape) ?? ask);
  uuid.lastIndex = 0;
}
