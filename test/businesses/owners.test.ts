import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { listOwners } from '#db/queries/owners.ts';
import { givenInvoice } from '#test/invoices/office.ts';
import { freshDatabase, type TestDatabase } from '#test/setup/database.ts';
import { linkRows } from '#workflows/access/link-rows.ts';
import { createRegistry } from '#workflows/engine/registry.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addOwner, changeOwner, removeOwner } from '#workflows/parties/save-owner.ts';
import { givenBoard } from './board.ts';
import { givenRiou } from './given.ts';

const anne = {
  name: 'Anne Riou',
  email: 'anne@riou.example',
  phone: '',
  role: 'Gérante',
  locale: 'fr' as const,
};

const actor: Actor = { kind: 'staff', id: null, name: 'Inès Rouvière', channel: 'console' };

test('a changed address ends every link of the owner at once; a changed name ends none', async () => {
  const database = await freshDatabase();
  const { place, ownerId, services } = await givenAnne(database);
  await givenLinks(database, place, ownerId);

  await changeOwner(
    services,
    { ...place, ownerId, actor },
    { ...anne, name: 'Anne Riou-Blanchet', email: 'ANNE@riou.example' },
  );
  expect(await openLinks(database, ownerId)).toBe(2);

  const moved = await changeOwner(
    services,
    { ...place, ownerId, actor },
    { ...anne, email: 'anne.riou@example.fr' },
  );
  expect(moved).toEqual({ id: ownerId, movedFrom: 'ANNE@riou.example', asked: 0, relinked: 0 });
  expect(await openLinks(database, ownerId)).toBe(0);
});

test('the links of other owners stay open', async () => {
  const database = await freshDatabase();
  const { place, ownerId, services } = await givenAnne(database);
  const other = await addOwner(
    services,
    { ...place, actor },
    { ...anne, name: 'Paul', email: 'paul@riou.example' },
  );
  const otherId = 'id' in other ? other.id : '';
  await givenLinks(database, place, otherId);
  await changeOwner(services, { ...place, ownerId, actor }, { ...anne, email: 'new@riou.example' });
  expect(await openLinks(database, otherId)).toBe(2);
});

test('a revoked owner keeps the history, loses the links and can not be changed any more', async () => {
  const database = await freshDatabase();
  const { place, ownerId, services } = await givenAnne(database);
  await givenLinks(database, place, ownerId);
  await removeOwner(services, { ...place, ownerId, actor });
  expect(await openLinks(database, ownerId)).toBe(0);
  expect(await changeOwner(services, { ...place, ownerId, actor }, anne)).toEqual({ refused: 'notFound' });
  const owners = await inOffice(database.db, place.officeId, (tx) => listOwners(tx, place.businessId));
  expect(owners.map(({ name, revokedAt }) => [name, revokedAt !== null])).toEqual([['Anne Riou', true]]);
});

test('two owners of a business do not share a mailbox, however it is written', async () => {
  const database = await freshDatabase();
  const { place, ownerId, services } = await givenAnne(database);
  const second = { ...anne, name: 'Paul', email: 'Anne@RIOU.example' };
  expect(await addOwner(services, { ...place, actor }, second)).toEqual({ refused: 'sameEmail' });
  await removeOwner(services, { ...place, ownerId, actor });
  expect(await addOwner(services, { ...place, actor }, second)).toHaveProperty('id');
});

test('an owner is only reached through the business it belongs to, in its own office', async () => {
  const database = await freshDatabase();
  const { place, ownerId, services } = await givenAnne(database);
  const wrong = { officeId: place.officeId, businessId: crypto.randomUUID(), ownerId, actor };
  expect(await changeOwner(services, wrong, anne)).toEqual({ refused: 'notFound' });
  expect(await addOwner(services, wrong, { ...anne, email: 'x@riou.example' })).toEqual({
    refused: 'notFound',
  });
  const elsewhere = { ...place, officeId: crypto.randomUUID(), ownerId, actor };
  expect(await removeOwner(services, elsewhere)).toEqual({ refused: 'notFound' });
});

async function givenAnne(database: TestDatabase) {
  const { officeId, businessId } = await givenRiou(database);
  const place = { officeId, businessId };
  const { db } = database;
  const engine = { db, board: await givenBoard(database), registry: createRegistry([]) };
  const services = { db, engine, env: { SESSION_SECRET: 'secret' } };
  const added = await addOwner(services, { ...place, actor }, anne);
  if (!('id' in added)) throw new Error(added.refused);
  return { place, ownerId: added.id, services };
}

/** One link to a draft and one to the owner's home. */
async function givenLinks(
  database: TestDatabase,
  place: { officeId: string; businessId: string },
  ownerId: string,
  reviewState = 'awaiting.asking',
) {
  const invoiceId = await givenInvoice(database.ownerDb, { ...place, reviewState });
  const link = { round: 1, personId: ownerId, expiresAt: '2099-01-01T00:00:00.000Z' };
  await inOffice(database.db, place.officeId, (tx) =>
    linkRows(tx, place.officeId, 'secret', [
      { ...link, id: newId(), purpose: 'review', subjectId: invoiceId },
      { ...link, id: newId(), purpose: 'portal', subjectId: place.businessId },
    ]),
  );
  return invoiceId;
}

async function openLinks({ ownerDb }: TestDatabase, ownerId: string): Promise<number> {
  const open = await rows(
    ownerDb,
    sql`select from links where person_id = ${ownerId} and revoked_at is null`,
  );
  return open.length;
}
