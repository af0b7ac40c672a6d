import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { paths } from '#app/lib/paths.ts';
import { rows } from '#db/client.ts';
import { again, chanceOf, isWhole } from '#test/support/slice.ts';
import { idsOf, type TwoOffices, twoOffices, words } from '#test/support/two-offices.ts';
import { type Door, openDoor, type Visitor, visitorsOf } from '#test/support/visitors.ts';

const requests = isWhole ? 10_000 : 400;
const atOnce = 24;

type Ask = {
  visitor: Visitor;
  stranger: RegExp;
  send: (visitor: Visitor) => Promise<{ status: number; text: string }>;
};

/** What people of one office do, and what must never stand in an answer to them. */
async function asksOf(door: Door, offices: TwoOffices, office: 'ours' | 'theirs'): Promise<Ask[]> {
  const { officeId } = offices[office];
  const ids = await idsOf(offices.ownerDb, officeId);
  const invoices = ids.get('invoices') ?? [];
  const businesses = ids.get('businesses') ?? [];
  const stranger = office === 'ours' ? /zibeline|ZBL-\d{4}/i : /aubepine|AUB-\d{4}/i;
  const reads = [
    paths.today(),
    paths.invoices(),
    paths.invoices({ q: 'Client' }),
    paths.customers(),
    paths.businesses(),
    paths.failures(),
    paths.settlements(),
    paths.expected(),
    paths.paid(),
    paths.agedBalance(),
    paths.settings(),
    ...businesses.map((id) => paths.business(id)),
    ...invoices.flatMap((id) => [
      paths.invoice(id),
      paths.review(id),
      paths.customerInvoice(id),
      paths.editInvoice(id),
    ]),
  ];
  const visitors = await visitorsOf(door, offices, officeId);
  return visitors.flatMap((visitor) => [
    ...reads.map((path) => ({ visitor, stranger, send: (v: Visitor) => v.get(path) })),
    ...invoices.map((id) => ({
      visitor,
      stranger,
      send: (v: Visitor) =>
        v.post(`${paths.invoice(id)}?index`, [
          ['act', 'reply'],
          ['body', `Réponse ${words[office]}`],
        ]),
    })),
    ...invoices.map((id) => ({
      visitor,
      stranger,
      send: (v: Visitor) => v.post(paths.autosaveInvoice(id), [['version', '1']]),
    })),
  ]);
}

test(`${requests} requests of two offices over two connections, some of them given up: no answer holds a foreign row`, {
  timeout: isWhole ? 1_800_000 : 300_000,
}, async () => {
  const offices = await twoOffices();
  const door = await openDoor(offices, 2);
  const asks = [...(await asksOf(door, offices, 'ours')), ...(await asksOf(door, offices, 'theirs'))];
  const next = chanceOf('crowd');
  const statuses = new Map<number, number>();
  const amiss: string[] = [];
  let left = requests;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) {
        const ask = next.pick(asks);
        if (next() < 0.05) ask.visitor.giveUp(paths.invoices());
        const { status, text } = await ask.send(ask.visitor);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const found = ask.stranger.exec(text);
        if (found)
          amiss.push(
            `${ask.visitor.name} of the other office sees ${found[0]}: …${text.slice(found.index - 80, found.index + 40)}…`,
          );
      }
    }),
  );
  expect(amiss, again).toEqual([]);
  expect(statuses.get(200)).toBeGreaterThan(requests / 10);
  expect(statuses.get(500) ?? 0).toBe(0);
  // What was written under load went to the office that wrote it.
  const strayed = await rows(
    offices.ownerDb,
    sql`select e.id from exchanges e join invoices i on i.id = e.invoice_id
      where i.office_id <> e.office_id or (e.body like '%Zibeline%') <> (e.office_id = ${offices.theirs.officeId})`,
  );
  expect(strayed, again).toEqual([]);
});
