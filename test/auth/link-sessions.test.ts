import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { exchange } from '#app/auth/exchange-link.server.ts';
import { findServingSession, readLinkSessions } from '#app/auth/link-session.server.ts';
import { sessionIdOf } from '#app/auth/session-id.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { revokeLinks } from '#db/queries/links.ts';
import { freshDatabase } from '#test/setup/database.ts';
import {
  givenBusiness,
  givenInvoice,
  givenLink,
  givenOffice,
  givenReviewLink,
  on,
  requestWith,
} from './given.ts';

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0];

test('the first POST gives a cookie bound to the link and leaves the address of the token', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { token, invoiceId, officeId, ownerId } = await givenReviewLink(database);

  const answer = await exchange(s, requestWith(), token, 'review');

  expect(answer.status).toBe(303);
  expect(answer.headers.get('Location')).toBe(`/r/${invoiceId}`);
  const cookie = cookieOf(answer)!;
  expect(cookie).toMatch(/^__Host-link-[\w-]{10}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  expect(cookie).not.toContain(token);
  const secret = cookie.split(/[=;]/)[1]!;
  expect(await rows(database.ownerDb, sql`select id from link_sessions`)).toEqual([
    { id: sessionIdOf(s, secret) },
  ]);
  const session = await findServingSession(s, requestWith(cookie), {
    purpose: 'review',
    subjectId: invoiceId,
  });
  expect(session).toMatchObject({
    officeId,
    person: { id: ownerId },
    actor: { kind: 'owner', id: ownerId, name: 'Thierry Vasseur', channel: 'link' },
  });
});

test('a dead link gives no cookie and leads back to its own page', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { token, officeId, invoiceId } = await givenReviewLink(database);
  await inOffice(database.db, officeId, (tx) => revokeLinks(tx, { subjectId: invoiceId }));

  for (const dead of [token, 'x'.repeat(43)]) {
    const answer = await exchange(s, requestWith(), dead, 'review');
    expect(answer.headers.get('Location')).toBe(`/review/${dead}`);
    expect(cookieOf(answer)).toBeUndefined();
  }
});

test('a session opens its own thing and nothing else, and ends with its link', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const given = await givenReviewLink(database);
  const other = await givenInvoice(database.ownerDb, { ...given, reviewState: 'awaiting.running' });
  const request = requestWith(cookieOf(await exchange(s, requestWith(), given.token, 'review')));
  const open = (purpose: 'review' | 'portal' | 'invoice', subjectId?: string) =>
    findServingSession(s, request, { purpose, subjectId });

  expect(await open('review', given.invoiceId)).not.toBeNull();
  expect(await open('review', other)).toBeNull();
  expect(await open('review', 'no id at all')).toBeNull();
  expect(await open('invoice', given.invoiceId)).toBeNull();
  expect(await open('portal')).toBeNull();
  await inOffice(database.db, given.officeId, (tx) => revokeLinks(tx, { personId: given.ownerId }));

  expect(await open('review', given.invoiceId)).toBeNull();
});

test('an owner’s home opens the reviews of that business and of no other', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const given = await givenReviewLink(database);
  const elsewhere = await givenBusiness(database.ownerDb, given.officeId, 'Agence Contre-Jour', 'ACJ');
  const foreign = await givenInvoice(database.ownerDb, { ...given, businessId: elsewhere });
  const { token } = await givenLink(database, { ...given, purpose: 'portal', subjectId: given.businessId });

  const answer = await exchange(s, requestWith(), token, 'portal');
  const request = requestWith(cookieOf(answer));

  expect(answer.headers.get('Location')).toBe('/portal');
  const open = (purpose: 'review' | 'portal', subjectId?: string) =>
    findServingSession(s, request, { purpose, subjectId });
  expect(await open('portal')).not.toBeNull();
  expect(await open('review', given.invoiceId)).not.toBeNull();
  expect(await open('review', foreign)).toBeNull();
  expect(await open('review', 'no id at all')).toBeNull();
});

test('opening somebody else’s link does not replace the open session', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const first = await givenReviewLink(database);
  const [wife] = await rows<{ id: string }>(
    database.ownerDb,
    sql`insert into owners (office_id, business_id, name, email)
      values (${first.officeId}, ${first.businessId}, 'Sylvie Vasseur', 'sylvie@vasseur.example') returning id`,
  );
  const second = await givenLink(database, {
    ...first,
    ownerId: wife!.id,
    purpose: 'review',
    subjectId: first.invoiceId,
  });
  const hers = { purpose: 'review', subjectId: first.invoiceId } as const;

  const one = cookieOf(await exchange(s, requestWith(), first.token, 'review'));
  const answer = await exchange(s, requestWith(one), second.token, 'review');
  const two = cookieOf(answer);

  expect(answer.headers.get('Location')).toMatch(new RegExp(`^/r/${first.invoiceId}\\?as=[\\w-]{10}$`));
  expect(await readLinkSessions(s, requestWith(one, two))).toHaveLength(2);
  expect(await findServingSession(s, requestWith(one, two), hers)).toMatchObject({
    person: { name: 'Thierry Vasseur' },
  });
  const cookies = { Cookie: requestWith(one, two).headers.get('Cookie')! };
  const asked = new Request(new URL(answer.headers.get('Location')!, 'https://tacite.test'), {
    headers: cookies,
  });
  expect(await findServingSession(s, asked, hers)).toMatchObject({ person: { name: 'Sylvie Vasseur' } });
});

test('neither link nor cookie of one office shows a row of another', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const given = await givenReviewLink(database);
  const { officeId: foreign, businessId } = await givenOffice(database, 'Autre bureau');
  const theirs = await givenInvoice(database.ownerDb, { officeId: foreign, businessId });
  const cookie = cookieOf(await exchange(s, requestWith(), given.token, 'review'));

  const need = { purpose: 'review', subjectId: theirs } as const;
  expect(await findServingSession(s, requestWith(cookie), need)).toBeNull();
  const seen = await inOffice(database.db, foreign, (tx) =>
    rows(tx, sql`select id::text from links union all select id from link_sessions`),
  );
  expect(seen).toEqual([]);
  const moved = inOffice(database.db, foreign, (tx) =>
    tx.execute(sql`insert into link_sessions (office_id, id, link_id, expires_at)
      values (${foreign}, 'x', ${given.linkId}, now())`),
  );
  await expect(moved).rejects.toThrow();
});

test('a cookie of garbage is nobody', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { linkId } = await givenReviewLink(database);

  for (const value of ['', 'x', 'x'.repeat(43), linkId, '%E0%A4%A']) {
    expect(await readLinkSessions(s, requestWith(`__Host-link-abcdefghij=${value}`))).toEqual([]);
  }
});

test('a link may lead to a part of its page: the list of a customer’s invoices', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { token, invoiceId } = await givenReviewLink(database);
  const answer = await exchange(s, requestWith(), token, 'review', 'mine');
  expect(answer.headers.get('Location')).toBe(`/r/${invoiceId}#mine`);
  const dead = await exchange(s, requestWith(), 'x'.repeat(43), 'review', 'mine');
  expect(dead.headers.get('Location'), 'nothing to see there').not.toContain('#');
});
