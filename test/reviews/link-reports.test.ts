import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { linkNickname, readLinkSessions } from '#app/auth/link-session.server.ts';
import { reportLink, reportSession } from '#app/auth/report-link.server.ts';
import { resolveLink } from '#app/auth/resolve-link.server.ts';
import { sessionIdOf } from '#app/auth/session-id.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { listLinkReports } from '#db/queries/link-reports.ts';
import { insertLinkSession } from '#db/queries/link-sessions.ts';
import { world } from '#test/support/world.ts';
import { linkRows } from '#workflows/access/link-rows.ts';
import { linkToken } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { approve, reply, submitReview } from '#workflows/review/commands.ts';

const from = '203.0.113.7';
const secret = 'k'.repeat(43);

async function given() {
  const w = await world();
  const { officeId, s } = w;
  const invoiceId = await w.draft();
  await submitReview(s, { officeId, actor: w.biller, invoiceId });
  await w.work();
  const newest = async () => {
    const [link] = await rows<{ id: string }>(
      w.ownerDb,
      sql`select id from links where subject_id = ${invoiceId} order by created_at desc, id desc limit 1`,
    );
    return { id: link!.id, token: linkToken(w.env.SESSION_SECRET, link!.id) };
  };
  const { id: linkId, token } = await newest();
  await inOffice(s.db, officeId, (tx) =>
    insertLinkSession(tx, { officeId, id: sessionIdOf(w.s, secret), linkId }),
  );
  const request = new Request(w.env.APP_ORIGIN, {
    headers: { Cookie: `link-${linkNickname(linkId)}=${secret}` },
  });
  const sessions = async () => (await readLinkSessions(s, request)).length;
  const state = async () => (await w.look(invoiceId)).state;
  const mails = (kind: string) =>
    rows<{ to: string }>(w.ownerDb, sql`select to_address as to from mails where kind = ${kind}`);
  const report = (kind: 'notMe' | 'abuse', by = token) =>
    reportLink(s, { token: by, kind, body: 'Je n’ai rien ouvert.', from });
  return { w, invoiceId, token, newest, sessions, state, mails, report };
}

test('« it was not me » closes link and sessions, stops the clock, tells both, and stays in the trace', async () => {
  const { w, invoiceId, token, sessions, state, mails, report } = await given();
  expect(await sessions()).toBe(1);
  expect(await state()).toBe('awaiting.running');
  const home = () =>
    rows<{ isRevoked: boolean }>(
      w.ownerDb,
      sql`select revoked_at is not null as "isRevoked" from links where purpose = 'portal' and person_id = ${w.ownerId}`,
    );
  expect(await home(), 'the mail that brought the link also leads to all that is asked').toEqual([
    { isRevoked: false },
  ]);

  await report('notMe');

  expect(await sessions()).toBe(0);
  expect(await rows(w.ownerDb, sql`select from link_sessions`), 'no session is left').toEqual([]);
  expect(await home()).toEqual([{ isRevoked: true }]);
  expect(await resolveLink(w.s, token, 'review')).toMatchObject({ state: 'revoked' });
  expect(await state(), 'words of an owner stop the clock').toBe('answering');
  expect(await mails('linkReported')).toEqual([{ to: 'ines@calame.example' }]);
  expect(await mails('linkStopped')).toEqual([{ to: 'thierry@vasseur.example' }]);
  const reports = await inOffice(w.s.db, w.officeId, (tx) => listLinkReports(tx, invoiceId));
  expect(reports).toMatchObject([{ kind: 'notMe', body: 'Je n’ai rien ouvert.', address: from }]);
  await w.pass(100);
  expect(await state(), 'silence decides nothing').toBe('answering');
});

test('an approval that can still be taken back is', async () => {
  const { w, invoiceId, state, report } = await given();
  const { officeId, owner } = w;
  const revisionSha256 = (await w.look(invoiceId)).context.revisionSha256 as string;
  await approve(w.s, { officeId, actor: owner, invoiceId, revisionSha256 });
  expect(await state()).toBe('approved');
  expect(await report('notMe')).toBe('undone');
  expect(await state()).toBe('answering');
  await w.work();
  const told = await rows<{ kind: string; undone: boolean }>(
    w.ownerDb,
    sql`select kind, (payload #>> '{composed,mail,undone}')::boolean as undone from mails
      where kind in ('linkReported', 'linkStopped') order by kind`,
  );
  expect(told, 'both mails say that the approval is cancelled').toEqual([
    { kind: 'linkReported', undone: true },
    { kind: 'linkStopped', undone: true },
  ]);
});

test('through a link that works no more not even one’s own approval is taken back', async () => {
  const { w, invoiceId, state, report } = await given();
  const { officeId, owner } = w;
  const revisionSha256 = (await w.look(invoiceId)).context.revisionSha256 as string;
  await approve(w.s, { officeId, actor: owner, invoiceId, revisionSha256 });
  await w.ownerDb.execute(sql`update links set revoked_at = now() where subject_id = ${invoiceId}`);
  expect(await report('notMe')).toBe('told');
  expect(await state()).toBe('approved');
});

test('whoever reports is told what it has moved, and no more', async () => {
  const running = await given();
  expect(await running.report('abuse')).toBe('told');
  expect(await running.report('notMe', 'x'.repeat(43))).toBe('told');
  expect(await running.report('notMe')).toBe('stopped');
  expect(await running.report('notMe'), 'of a link that works no more').toBe('told');
  const issued = await given();
  await issued.w.pass(49);
  expect(await issued.report('notMe')).toBe('closed');
});

test('once issued nothing changes but the report and its mails', async () => {
  const { w, state, mails, report } = await given();
  await w.pass(49);
  expect(await state()).toBe('issued');
  await report('notMe');
  expect(await state()).toBe('issued');
  expect(await mails('linkReported')).toHaveLength(1);
});

test('the office answers, and the owner has a new link', async () => {
  const { w, invoiceId, newest, token, report } = await given();
  await report('notMe');
  await reply(w.s, { officeId: w.officeId, actor: w.biller, invoiceId, body: 'Voici un nouveau lien.' });
  await w.work();
  const fresh = await newest();
  expect(fresh.token).not.toBe(token);
  expect(await resolveLink(w.s, fresh.token, 'review')).toMatchObject({ state: 'valid' });
  expect(await resolveLink(w.s, token, 'review')).toMatchObject({ state: 'superseded' });
});

test('abuse is told to the office and closes nothing', async () => {
  const { sessions, state, mails, report } = await given();
  await report('abuse');
  expect(await sessions()).toBe(1);
  expect(await state()).toBe('awaiting.running');
  expect(await mails('linkReported')).toHaveLength(1);
  expect(await mails('linkStopped')).toHaveLength(0);
});

test('a token that never was one gets the same answer, in the same time, and nothing happens', async () => {
  const { w, report } = await given();
  const spent = async (token?: string) => {
    const start = performance.now();
    await report('abuse', token);
    return performance.now() - start;
  };
  // All of them wait for the same quarter of a second, which is longer than what is done in it.
  for (const token of [undefined, 'x'.repeat(43), 'no token'])
    expect(await spent(token)).toBeGreaterThan(245);
  expect(await rows(w.ownerDb, sql`select 1 from link_reports`)).toHaveLength(1);
});

test('reports are limited to three a quarter of an hour, and kept as they are', async () => {
  const { w, report } = await given();
  for (let index = 0; index < 5; index += 1) await report('abuse');
  expect(await rows(w.ownerDb, sql`select 1 from link_reports`)).toHaveLength(3);
  await expect(w.ownerDb.execute(sql`delete from link_reports`)).rejects.toThrow();
});

test('the mails show what they have to, and the link of a closed one leads to its page', async () => {
  const { w, report } = await given();
  await report('notMe');
  await w.work();
  const sent = await rows<{ kind: string; state: string; subject: string | null; error: string | null }>(
    w.ownerDb,
    sql`select kind, state, error from mails where kind in ('linkReported', 'linkStopped', 'commentReceived') order by kind`,
  );
  expect(sent.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'commentReceived delivered',
    'linkReported delivered',
    'linkStopped delivered',
  ]);
});

test('from a page behind the cookie it does the same, also through the owner’s home', async () => {
  const { w, invoiceId, state, mails } = await given();
  const { officeId, s, ownerId, businessId } = w;
  const linkId = newId();
  const link = {
    id: linkId,
    purpose: 'portal' as const,
    subjectId: businessId,
    personId: ownerId,
    round: null,
  };
  const home = 'h'.repeat(43);
  await inOffice(s.db, officeId, async (tx) => {
    await linkRows(tx, officeId, w.env.SESSION_SECRET, [{ ...link, expiresAt: '2099-01-01T00:00:00Z' }]);
    await insertLinkSession(tx, { officeId, id: sessionIdOf(w.s, home), linkId });
  });
  const request = new Request(w.env.APP_ORIGIN, {
    headers: { Cookie: `link-${linkNickname(linkId)}=${home}` },
  });
  const revisionSha256 = (await w.look(invoiceId)).context.revisionSha256 as string;
  await approve(s, { officeId, actor: w.owner, invoiceId, revisionSha256 });
  const [session] = await readLinkSessions(s, request);
  await reportSession(s, session!, { kind: 'notMe', body: '', from, invoiceId });
  expect(await state(), 'the approval is taken back, the clock stands').toBe('answering');
  expect(await readLinkSessions(s, request)).toEqual([]);
  expect(await mails('linkReported')).toHaveLength(1);
  expect(await mails('linkStopped')).toEqual([{ to: 'thierry@vasseur.example' }]);
});
