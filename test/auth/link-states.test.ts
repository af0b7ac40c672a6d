import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { resolveLink } from '#app/auth/resolve-link.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { revokeLinks } from '#db/queries/links.ts';
import { revokeOwner } from '#db/queries/owners.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { linkToken } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { givenLink, givenReviewLink, on, secret } from './given.ts';

test('a good link names what it opens and for whom', async () => {
  const database = await freshDatabase();
  const { token, linkId, invoiceId, officeId, ownerId } = await givenReviewLink(database);

  expect(await resolveLink(on(database.db), token, 'review')).toMatchObject({
    state: 'valid',
    officeId,
    link: { id: linkId, purpose: 'review', subjectId: invoiceId, round: 1 },
    person: {
      kind: 'owner',
      id: ownerId,
      name: 'Thierry Vasseur',
      email: 'thierry@vasseur.example',
      locale: 'fr',
    },
  });
});

test('a token of another purpose, another key or no key at all is unknown', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { token, linkId } = await givenReviewLink(database);

  const unknown = { state: 'unknown' };
  expect(await resolveLink(s, token, 'portal')).toEqual(unknown);
  expect(await resolveLink(s, linkToken(secret, newId()), 'review')).toEqual(unknown);
  expect(await resolveLink(s, linkToken('another secret', linkId), 'review')).toEqual(unknown);
  for (const text of ['', linkId, `${token}x`, "' or 1 = 1 --"])
    expect(await resolveLink(s, text, 'review')).toEqual(unknown);
});

test('a link ends by its date, by its owner’s leaving and by being taken back, each at once', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const given = await givenReviewLink(database);
  const { officeId, invoiceId, businessId, ownerId } = given;
  const portal = await givenLink(database, { ...given, purpose: 'portal', subjectId: businessId });

  await database.ownerDb.execute(sql`update links set expires_at = app_clock() where id = ${portal.linkId}`);
  expect(await resolveLink(s, portal.token, 'portal')).toMatchObject({ state: 'expired' });
  expect(await inOffice(database.db, officeId, (tx) => revokeLinks(tx, { subjectId: invoiceId }))).toBe(1);
  expect(await resolveLink(s, given.token, 'review')).toMatchObject({ state: 'revoked' });
  await inOffice(database.db, officeId, (tx) => revokeOwner(tx, ownerId));
  expect(await resolveLink(s, portal.token, 'portal')).toMatchObject({
    state: 'revoked',
    person: { isRevoked: true },
  });
});

test('a link that was replaced says so, as long as the newer one works', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const given = await givenReviewLink(database);
  const { officeId, invoiceId, ownerId } = given;
  const newer = await givenLink(database, { ...given, purpose: 'review', subjectId: invoiceId });
  const replace = { subjectId: invoiceId, personId: ownerId, exceptId: newer.linkId };
  await inOffice(database.db, officeId, (tx) => revokeLinks(tx, replace));

  expect(await resolveLink(s, given.token, 'review')).toMatchObject({ state: 'superseded' });
  expect(await resolveLink(s, newer.token, 'review')).toMatchObject({ state: 'valid' });
  await inOffice(database.db, officeId, (tx) => revokeLinks(tx, { subjectId: invoiceId }));

  expect(await resolveLink(s, given.token, 'review')).toMatchObject({ state: 'revoked' });
});

test('what a mail or a person leaves behind a link damages it not', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { token } = await givenReviewLink(database);

  for (const end of ['.', '>', '),', '»', '\u00A0»', '…', '"', "'", ']', '_', ' ', '\r\n', ';', '>.'])
    expect(await resolveLink(s, `${token}${end}`, 'review'), JSON.stringify(end)).toMatchObject({
      state: 'valid',
    });
  expect(await resolveLink(s, `<${token}>`, 'review')).toMatchObject({ state: 'valid' });
  for (const text of [`${token}x`, `${token}.x`, token.slice(0, -1), `${token}${token}`])
    expect(await resolveLink(s, text, 'review'), text).toEqual({ state: 'unknown' });
});

test('reading a link writes nothing', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { token } = await givenReviewLink(database);
  const before = await rows(database.ownerDb, sql`select l.*, xmin::text from links l`);

  for (let times = 0; times < 20; times += 1) await resolveLink(s, token, 'review');

  expect(await rows(database.ownerDb, sql`select l.*, xmin::text from links l`)).toEqual(before);
  expect(await rows(database.ownerDb, sql`select id from link_sessions`)).toEqual([]);
});
