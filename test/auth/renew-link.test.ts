import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { expect, onTestFinished, test } from 'vitest';
import { renewLink, sendLinks } from '#app/auth/renew-link.server.ts';
import { resolveLink } from '#app/auth/resolve-link.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { revokeLinks } from '#db/queries/links.ts';
import { revokeOwner } from '#db/queries/owners.ts';
import { freshDatabase, type TestDatabase } from '#test/setup/database.ts';
import { linkRows } from '#workflows/access/link-rows.ts';
import { linkToken } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { from, givenBusiness, givenLink, givenReviewLink, on, secret } from './given.ts';

/** Renews as the page does. */
async function given(database: TestDatabase) {
  const connection = { connectionString: database.ownerUrl, migrate: false, createSchema: false, max: 1 };
  const board = new PgBoss({ ...connection, supervise: false, schedule: false });
  await board.start();
  onTestFinished(() => board.stop({ graceful: false }));
  const s = { ...on(database.db), board };
  return { s, renew: (token: string) => renewLink(s, { token, purpose: 'review', from }) };
}

const mailsOf = ({ ownerDb }: TestDatabase) =>
  rows<{ to: string; linkId: string; kind: string }>(
    ownerDb,
    sql`select to_address as "to", link_id as "linkId", kind from mails order by created_at`,
  );

test('an ended link is replaced by one to the address on record, with its mail and the job that sends it', async () => {
  const database = await freshDatabase();
  const { s, renew } = await given(database);
  const { token, invoiceId } = await givenReviewLink(database);
  await database.ownerDb.execute(
    sql`update links set expires_at = app_clock(), created_at = app_clock() - interval '45 days'`,
  );
  await database.ownerDb.execute(sql`update owners set email = 'new@vasseur.example'`);

  await renew(token);

  const [mail] = await mailsOf(database);
  expect(mail).toMatchObject({ to: 'new@vasseur.example', kind: 'newLink' });
  const fresh = await resolveLink(s, linkToken(secret, mail!.linkId), 'review');
  expect(fresh).toMatchObject({ state: 'valid', link: { subjectId: invoiceId } });
  expect(await resolveLink(s, token, 'review')).toMatchObject({ state: 'superseded' });
  const days = sql`select round(extract(epoch from expires_at - app_clock()) / 86400)::int as days from links where id = ${mail!.linkId}`;
  expect(await rows(database.ownerDb, days)).toEqual([{ days: 45 }]);
  expect(await rows(database.ownerDb, sql`select 1 from pgboss.job where name = 'mail'`)).toHaveLength(1);
});

test('nothing is sent for a token that never was, for somebody who left, or for a draft that was taken back', async () => {
  const database = await freshDatabase();
  const { renew } = await given(database);
  const { token, officeId, ownerId } = await givenReviewLink(database);

  await renew(linkToken(secret, newId()));
  await database.ownerDb.execute(sql`update invoices set review_state = 'withdrawn'`);
  await renew(token);
  await database.ownerDb.execute(sql`update invoices set review_state = 'awaiting.running'`);
  await inOffice(database.db, officeId, (tx) => revokeOwner(tx, ownerId));
  await renew(token);

  expect(await mailsOf(database)).toEqual([]);
});

test('whoever holds a dead link cannot end the one in use: it is sent again', async () => {
  const database = await freshDatabase();
  const { s, renew } = await given(database);
  const first = await givenReviewLink(database);
  await inOffice(database.db, first.officeId, (tx) => revokeLinks(tx, { subjectId: first.invoiceId }));
  const living = await givenLink(database, { ...first, purpose: 'review', subjectId: first.invoiceId });

  await renew(first.token);

  expect((await mailsOf(database)).map(({ linkId }) => linkId)).toEqual([living.linkId]);
  expect(await resolveLink(s, living.token, 'review')).toMatchObject({ state: 'valid' });
});

test('three new links in a quarter of an hour are enough', async () => {
  const database = await freshDatabase();
  const { renew } = await given(database);
  const { token } = await givenReviewLink(database);

  for (let times = 0; times < 5; times += 1) await renew(token);
  expect(await mailsOf(database)).toHaveLength(3);
  await database.ownerDb.execute(sql`update attempts set at = at - interval '15 minutes'`);
  await renew(token);

  expect(await mailsOf(database)).toHaveLength(4);
});

/** What was sent: to whom, and what its link opens. */
const linksOf = ({ ownerDb }: TestDatabase) =>
  rows<{ to: string; purpose: string; subjectId: string; reason: string }>(
    ownerDb,
    sql`select m.to_address as "to", l.purpose, l.subject_id as "subjectId",
      coalesce(m.payload #>> '{facts,reason}', m.payload ->> 'reason') as reason
      from mails m join links l on l.id = m.link_id order by l.subject_id`,
  );

test('an address brings an owner the home of each business, a customer his invoices, and a stranger nothing', async () => {
  const database = await freshDatabase();
  const { s } = await given(database);
  const { officeId, businessId, invoiceId } = await givenReviewLink(database);
  const second = await givenBusiness(database.ownerDb, officeId, 'Vasseur Chauffage', 'VC');
  const [other] = await rows<{ id: string }>(
    database.ownerDb,
    sql`insert into owners (office_id, business_id, name, email)
      values (${officeId}, ${second}, 'Thierry Vasseur', 'Thierry@Vasseur.example') returning id`,
  );
  const [customer] = await rows<{ id: string }>(
    database.ownerDb,
    sql`insert into customers (office_id, business_id, name, email, party)
      values (${officeId}, ${businessId}, 'SCI du Canal', 'compta@canal.example', '{}') returning id`,
  );
  await inOffice(database.db, officeId, (tx) =>
    linkRows(tx, officeId, secret, [
      {
        id: newId(),
        purpose: 'invoice',
        subjectId: invoiceId,
        round: null,
        personId: customer!.id,
        expiresAt: '2099-01-01T00:00:00Z',
      },
    ]),
  );

  await sendLinks(s, { email: 'nobody@nowhere.example', from });
  await sendLinks(s, { email: '', from });
  expect(await linksOf(database)).toEqual([]);

  await sendLinks(s, { email: 'THIERRY@vasseur.example', from });
  const homes = [businessId, second].sort().map((subjectId) => ({ purpose: 'portal', subjectId }));
  expect(await linksOf(database)).toMatchObject(homes);
  await inOffice(database.db, officeId, (tx) => revokeOwner(tx, other!.id));
  await sendLinks(s, { email: 'thierry@vasseur.example', from });
  expect(await linksOf(database), 'of a business he has left, no more').toHaveLength(3);
  expect(await rows(database.ownerDb, sql`select 1 from links where purpose = 'portal'`)).toHaveLength(2);

  await sendLinks(s, { email: 'compta@canal.example', from });
  expect((await linksOf(database)).filter(({ purpose }) => purpose === 'invoice')).toMatchObject([
    { to: 'compta@canal.example', subjectId: invoiceId },
  ]);
});

test('an address is sent no more than three times a quarter of an hour', async () => {
  const database = await freshDatabase();
  const { s } = await given(database);
  await givenReviewLink(database);
  for (let index = 0; index < 5; index += 1) await sendLinks(s, { email: 'thierry@vasseur.example', from });
  expect(await mailsOf(database)).toHaveLength(3);
});
