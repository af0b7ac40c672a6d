import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { fullHouse } from '#test/support/full-house.ts';
import { addOffice } from '#test/support/world.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { erasePerson } from '#workflows/privacy/erase-person.ts';
import { exportPerson, ofStaff } from '#workflows/privacy/export-person.ts';
import { findPeople } from '#workflows/privacy/person.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';

async function given() {
  const w = await fullHouse();
  const { officeId } = w;
  const asked = { officeId, actor: 'Inès Rouvière' };
  const verify = () =>
    verifyBusiness(w.ownerDb, {
      businessId: w.businessId,
      key: readPublicKey(w.env.LEDGER_KEY_FILE),
      blobs: folderBlobs(join(w.dataDir, 'blobs')),
    });
  const sealed = () =>
    rows(
      w.ownerDb,
      sql`select content, content_sha256 from issued_invoices union all select payload, encode(hash, 'hex') from ledger order by 1`,
    );
  return { ...w, asked, verify, sealed };
}

test('a person is given all that is kept about them, and nothing that opens anything or is of somebody else', async () => {
  const { db, ownerDb, ownerId, asked } = await given();
  const stranger = await addOffice(ownerDb);
  const found = await exportPerson(db, { ...asked, kind: 'owner', id: ownerId });
  expect(Object.keys(found?.rows ?? {})).toEqual(
    expect.arrayContaining([
      'owners',
      'exchanges',
      'links',
      'mails',
      'transitions',
      'document_opens',
      'mandates',
    ]),
  );
  const text = JSON.stringify(found);
  expect(text).toContain('thierry@vasseur.example');
  expect(text).not.toContain(stranger.ownerId);
  expect(text).not.toMatch(/token_sha256|password_hash|totp_secret/);
  expect(
    await rows(
      ownerDb,
      sql`select act, person, actor from privacy_acts where act = 'exported' and actor = 'Inès Rouvière'`,
    ),
  ).toHaveLength(2);
  expect(await exportPerson(db, { ...asked, kind: 'owner', id: stranger.ownerId })).toBeNull();
  expect(await exportPerson(db, { ...asked, kind: 'staff', id: ownerId })).toBeNull();
});

test('of a colleague everything is given that stands under their id, in whatever table', async () => {
  const { db, ownerDb, asked } = await given();
  const tables = await rows<{ name: string }>(
    ownerDb,
    sql`select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'staff_id' and not a.attisdropped and c.relkind = 'r'
        and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  expect(tables.map(({ name }) => name)).toEqual([...ofStaff].sort());
  const [ines] = await rows<{ id: string }>(ownerDb, sql`select id from staff where name = 'Inès Rouvière'`);
  await ownerDb.execute(sql`insert into exports (office_id, staff_id, locale) select office_id, id, 'fr' from staff
    where id = ${ines!.id}`);
  const found = await exportPerson(db, { ...asked, kind: 'staff', id: ines!.id });
  expect(Object.keys(found?.rows ?? {})).toEqual(expect.arrayContaining(['staff', 'sessions', 'exports']));
  expect(JSON.stringify(found)).not.toMatch(/token_sha256|password_hash|totp_secret|code_hash|public_key/);
});

test('an owner who may no longer act is erased; what was issued and proved stays, and verifies', async () => {
  const { db, ownerDb, ownerId, officeId, asked, verify, sealed } = await given();
  const before = await sealed();
  const erase = () => erasePerson(db, { ...asked, kind: 'owner', id: ownerId });
  expect(await erase()).toEqual({ ok: false, reason: 'stillActive' });
  await ownerDb.execute(sql`update owners set revoked_at = app_clock() where id = ${ownerId}`);
  expect(await erase()).toEqual({ ok: true });

  const [owner] = await rows(ownerDb, sql`select name, email, phone, role from owners where id = ${ownerId}`);
  expect(owner).toEqual({ name: '', email: '', phone: '', role: '' });
  expect(await inOffice(db, officeId, (tx) => findPeople(tx, 'vasseur'))).toEqual([]);
  expect(await rows(ownerDb, sql`select from document_opens where reader_id = ${ownerId}`)).toEqual([]);
  expect(
    await rows(ownerDb, sql`select from links where person_id = ${ownerId} and revoked_at is null`),
  ).toEqual([]);
  expect(await sealed()).toEqual(before);
  expect(await verify()).toMatchObject({ ok: true });
  expect(await erase()).toEqual({ ok: false, reason: 'alreadyErased' });
});

test('a customer is erased once nothing of theirs is open, and the invoices they have stay what they are', async () => {
  const { db, ownerDb, customerId, draftId, asked, verify, sealed, pass } = await given();
  const erase = () => erasePerson(db, { ...asked, kind: 'customer', id: customerId });
  expect(await erase()).toEqual({ ok: false, reason: 'openReview' });
  await ownerDb.execute(sql`update invoices set customer_id = null where id = ${draftId}`);
  const before = await sealed();
  expect(await erase()).toEqual({ ok: true });
  const [customer] = await rows<{ text: string }>(
    ownerDb,
    sql`select t::text as text from customers t where id = ${customerId}`,
  );
  expect(customer?.text).not.toMatch(/Saint-Riquet|218007415|Forge/);
  expect(await sealed()).toEqual(before);
  expect(await verify()).toMatchObject({ ok: true });
  await pass(1);
});

test('a colleague is erased once disabled, and can’t come back in', async () => {
  const { db, ownerDb, staffId, asked, verify } = await given();
  const erase = () => erasePerson(db, { ...asked, kind: 'staff', id: staffId });
  expect(await erase()).toEqual({ ok: false, reason: 'stillActive' });
  await ownerDb.execute(
    sql`update staff set disabled_at = app_clock(), password_hash = 'x', totp_secret = 'x' where id = ${staffId}`,
  );
  expect(await erase()).toEqual({ ok: true });
  const [person] = await rows<{ text: string }>(
    ownerDb,
    sql`select t::text as text from staff t where id = ${staffId}`,
  );
  expect(person?.text).not.toMatch(/Rouvière|calame|03 53/);
  expect(await rows(ownerDb, sql`select from sessions where staff_id = ${staffId}`)).toEqual([]);
  expect(await verify()).toMatchObject({ ok: true });
});
