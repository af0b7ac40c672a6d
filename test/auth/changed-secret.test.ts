import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { exchange } from '#app/auth/exchange-link.server.ts';
import { findInvited } from '#app/auth/invitation.server.ts';
import { readLinkSessions } from '#app/auth/link-session.server.ts';
import { resolveLink } from '#app/auth/resolve-link.server.ts';
import { makeRecoveryCodes } from '#app/auth/second-factor.server.ts';
import { signInWithCode } from '#app/auth/sign-in.server.ts';
import { readSession } from '#app/auth/staff-session.server.ts';
import { findStaffByToken } from '#app/auth/staff-token.server.ts';
import { rows } from '#db/client.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { world } from '#test/support/world.ts';
import { invitationToken, linkToken, staffToken, tokenSha256 } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { submitReview } from '#workflows/review/commands.ts';
import {
  codeAt,
  from,
  givenOffice,
  givenReviewLink,
  givenStaff,
  on,
  passwordStep,
  requestWith,
  secret,
  signedIn,
} from './given.ts';

const next = 'another secret, after the first one became known';

test('with another SESSION_SECRET no token that the former one could make opens anything', async () => {
  const database = await freshDatabase();
  const [s, later] = [on(database.db), on(database.db)];
  later.env = { ...later.env, SESSION_SECRET: next };
  const { officeId } = await givenOffice(database);
  const staffId = await givenStaff(database, officeId);
  const [invitationId, tokenId] = [newId(), newId()];
  const invitation = invitationToken(secret, invitationId);
  const reset = staffToken(secret, tokenId);
  await database.ownerDb.execute(sql`insert into staff_invitations (office_id, id, staff_id, token_sha256, expires_at)
    values (${officeId}, ${invitationId}, ${staffId}, ${tokenSha256(invitation)}, now() + interval '1 day')`);
  await database.ownerDb.execute(sql`insert into staff_tokens (office_id, id, staff_id, purpose, token_sha256, email, expires_at)
    values (${officeId}, ${tokenId}, ${staffId}, 'password', ${tokenSha256(reset)}, '', now() + interval '1 hour')`);
  expect(await findInvited(s, invitation)).toMatchObject({ staffId });
  expect(await findStaffByToken(s, reset, 'password')).toMatchObject({ staffId });
  expect(await findInvited(later, invitation)).toBeNull();
  expect(await findStaffByToken(later, reset, 'password')).toBeNull();
});

test('sessions of staff and of links end with the secret they were opened under, and begin again under the next', async () => {
  const database = await freshDatabase();
  const [s, later] = [on(database.db), on(database.db)];
  later.env = { ...later.env, SESSION_SECRET: next };
  const { officeId, token } = await givenReviewLink(database);
  await givenStaff(database, officeId);
  const half = await passwordStep(s);
  const staff = await signedIn(s);
  const owner = (await exchange(s, requestWith(), token, 'review')).headers.getSetCookie()[0];
  expect(await readSession(s, requestWith(half))).toMatchObject({ secondFactor: false });
  expect(await readSession(s, requestWith(staff))).toMatchObject({ secondFactor: true });
  expect(await readLinkSessions(s, requestWith(owner))).toHaveLength(1);

  expect(await readSession(later, requestWith(half)), 'between password and code').toBeNull();
  expect(await readSession(later, requestWith(staff)), 'signed in').toBeNull();
  expect(await readLinkSessions(later, requestWith(owner)), 'opened by a link').toEqual([]);
  const again = await passwordStep(later);
  expect(await readSession(later, requestWith(again))).toMatchObject({ secondFactor: false });
  expect(await readSession(s, requestWith(again)), 'and not under the former').toBeNull();
});

test('a link in a mail from before is ended; one sent again works, and the former stays ended', async () => {
  const w = await world();
  const { officeId } = w;
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId, actor: w.biller, invoiceId });
  await w.work();
  const [link] = await rows<{ id: string }>(
    w.ownerDb,
    sql`select id from links where subject_id = ${invoiceId}`,
  );
  const before = linkToken(w.env.SESSION_SECRET, link!.id);
  const after = linkToken(next, link!.id);
  const later = { ...w.s, env: { ...w.s.env, SESSION_SECRET: next } };
  expect(await resolveLink(w.s, before, 'review')).toMatchObject({ state: 'valid' });
  expect(await resolveLink(later, before, 'review')).toMatchObject({ state: 'revoked' });

  Object.assign(w.s.env, { SESSION_SECRET: next });
  await w.ownerDb.execute(sql`update mails set state = 'queued', closed_at = null, accepted_at = null, key = key || ':again'
    where link_id = ${link!.id}`);
  await w.s.board.insert('mail', await mailJobs(w.ownerDb, officeId, link!.id));
  await w.work();
  expect(await resolveLink(later, after, 'review')).toMatchObject({ state: 'valid' });
  expect(await resolveLink(later, before, 'review')).toMatchObject({ state: 'unknown' });
});

const mailJobs = async (db: Parameters<typeof rows>[0], officeId: string, linkId: string) =>
  (await rows<{ id: string; key: string }>(db, sql`select id, key from mails where link_id = ${linkId}`)).map(
    ({ id, key }) => ({ data: { officeId, mailId: id, key } }),
  );

test('a telephone from before is no factor any more; a recovery code still lets in', async () => {
  const database = await freshDatabase();
  const [s, later] = [on(database.db), on(database.db)];
  later.env = { ...later.env, SESSION_SECRET: next };
  const { officeId } = await givenOffice(database);
  const staffId = await givenStaff(database, officeId);
  const person = { officeId, staffId, name: 'Inès Rouvière', email: 'ines@calame.example' };
  const [code = ''] = await makeRecoveryCodes(s, person, { from, userAgent: '' });
  const enter = async (given: string) => {
    const request = requestWith(await passwordStep(later));
    const session = (await readSession(later, request))!;
    return signInWithCode(later, request, { session, code: given, from });
  };
  expect(await enter(codeAt(0))).toEqual({ ok: false, reason: 'wrong' });
  expect(await enter(code)).toMatchObject({ ok: true });
});
