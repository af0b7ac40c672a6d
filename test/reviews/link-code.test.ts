import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sendLinkCode } from '#app/auth/link-code.server.ts';
import { findServingSession, linkNickname } from '#app/auth/link-session.server.ts';
import { sessionIdOf } from '#app/auth/session-id.server.ts';
import { approveSelection, readSelection, sendSelectionCode } from '#app/portal/approve-selection.server.ts';
import { answerReview } from '#app/reviews/review-answers.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { listCodeNeeded } from '#db/queries/link-codes.ts';
import { insertLinkSession } from '#db/queries/link-sessions.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { linkRows } from '#workflows/access/link-rows.ts';
import { linkCode } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { submitReview } from '#workflows/review/commands.ts';
import { posted } from './session.ts';

const from = '203.0.113.7';
const at = (rate: string) => ({ rate, on: '2026-11-20', source: 'BCE' });
const secret = 'k'.repeat(43);

/** A draft whose policy asks for a code from one euro on, before its owner with the cookie of his link. */
async function given(
  policy: { codeAboveCents?: number | null } = { codeAboveCents: 100 },
  content = sampleContent(),
) {
  const w = await world({ policy });
  const { officeId } = w;
  const invoiceId = await w.draft(content);
  await submitReview(w.s, { officeId, actor: w.biller, invoiceId });
  await w.work();
  const revision = (await w.look(invoiceId)).context.revisionSha256 as string;
  const [link] = await rows<{ id: string }>(
    w.ownerDb,
    sql`select id from links where subject_id = ${invoiceId}`,
  );
  await inOffice(w.s.db, officeId, (tx) =>
    insertLinkSession(tx, { officeId, id: sessionIdOf(w.s, secret), linkId: link!.id }),
  );
  const cookie = `link-${linkNickname(link!.id)}=${secret}`;
  const read = async () => {
    const request = new Request(w.env.APP_ORIGIN, { headers: { Cookie: cookie } });
    return (await findServingSession(w.s, request, { purpose: 'review', subjectId: invoiceId }))!;
  };
  const approve = async (code?: string) => {
    const session = await read();
    const form = posted(w, session, 'approve', revision, code === undefined ? {} : { code });
    return answerReview({ s: w.s, session, invoiceId, form, locale: 'fr', from });
  };
  const send = async () => {
    const isSent = await sendLinkCode(w.s, { session: await read(), invoiceIds: [invoiceId], from });
    return { ...(await lastCode(w)), isSent };
  };
  return { w, invoiceId, read, approve, send };
}

/** The digits in the newest mail, as its reader sees them. */
async function lastCode(w: World) {
  const [mail] = await rows<{ codeId: string; to: string; others: number }>(
    w.ownerDb,
    sql`select payload -> 'facts' ->> 'codeId' as "codeId", to_address as to,
      (payload -> 'facts' ->> 'others')::int as others from mails
      where kind = 'linkCode' order by created_at desc, id desc limit 1`,
  );
  return { code: linkCode(w.env.SESSION_SECRET, mail?.codeId ?? ''), to: mail?.to, others: mail?.others };
}
const refused = (refusal: string) => ({ kind: 'refused', refusal });

test('above the amount the link alone approves nothing; with the code sent to the address on record it does', async () => {
  const { w, invoiceId, approve, send, read } = await given();
  expect(await approve()).toEqual(refused('codeNeeded'));
  const { code, to } = await send();
  expect(to).toBe('thierry@vasseur.example');
  expect(code).toMatch(/^\d{6}$/);
  const wrong = code === '000000' ? '000001' : '000000';
  expect(await approve(wrong)).toEqual(refused('codeWrong'));
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');

  expect(await approve(`${code.slice(0, 3)} ${code.slice(3)}`)).toEqual({ kind: 'done', act: 'approve' });
  expect((await w.look(invoiceId)).state).toBe('approved');
  expect((await read()).isConfirmed).toBe(true);
});

test('the mail shows the digits; what is stored does not', async () => {
  const { w, send } = await given();
  const { code } = await send();
  await w.work();
  const stored = await rows<{ text: string }>(
    w.ownerDb,
    sql`select m::text as text from mails m where kind = 'linkCode'`,
  );
  const sessions = await rows<{ text: string }>(w.ownerDb, sql`select s::text as text from link_sessions s`);
  for (const { text } of [...stored, ...sessions]) expect(text).not.toContain(code);
});

test('a code is of one session, works for ten minutes, and ends after five wrong tries or when another is sent', async () => {
  const { w, approve, send } = await given();
  expect(await approve('123456'), 'none was sent').toEqual(refused('codeNeeded'));
  const first = await send();
  const second = await send();
  expect(await approve(first.code)).toEqual(refused('codeWrong'));
  for (let index = 0; index < 3; index += 1) expect(await approve('12345')).toEqual(refused('codeWrong'));
  expect(await approve('12345'), 'the fifth').toEqual(refused('codeSpent'));
  expect(await approve(second.code), 'five tries are used').toEqual(refused('codeSpent'));
  const third = await send();
  await w.ownerDb.execute(sql`update link_sessions set code_expires_at = now()`);
  expect(await approve(third.code)).toEqual(refused('codeExpired'));
  expect((await send()).isSent).toBe(false);
  const mails = await rows(w.ownerDb, sql`select 1 from mails where kind = 'linkCode'`);
  expect(mails, 'three a quarter of an hour').toHaveLength(3);
});

test('of two who give the same code at once one is taken, and the session is confirmed once', async () => {
  const { approve, send, read } = await given();
  const { code } = await send();
  const both = await Promise.all([approve(code), approve(code)]);
  expect(both.filter(({ kind }) => kind === 'done').length).toBeGreaterThanOrEqual(1);
  expect((await read()).isConfirmed).toBe(true);
});

test('after ten failures nothing is tried any more, whatever code is sent', async () => {
  const { approve, send } = await given();
  for (let sent = 0; sent < 2; sent += 1) {
    await send();
    for (let index = 0; index < 5; index += 1) await approve('12345');
  }
  const { code } = await send();
  expect(await approve(code)).toEqual(refused('codeLocked'));
});

test('one code covers a whole selection, and without it nothing of it is approved', async () => {
  const { w, invoiceId } = await given();
  const { officeId } = w;
  const second = await w.draft();
  await submitReview(w.s, { officeId, actor: w.biller, invoiceId: second });
  await w.work();
  const linkId = newId();
  const { businessId: subjectId, ownerId: personId } = w;
  const link = { id: linkId, purpose: 'portal' as const, subjectId, personId, round: null };
  await inOffice(w.s.db, officeId, (tx) =>
    linkRows(tx, officeId, w.env.SESSION_SECRET, [{ ...link, expiresAt: '2099-01-01T00:00:00Z' }]),
  );
  const home = 'h'.repeat(43);
  await inOffice(w.s.db, officeId, (tx) =>
    insertLinkSession(tx, { officeId, id: sessionIdOf(w.s, home), linkId }),
  );
  const cookie = `link-${linkNickname(linkId)}=${home}`;
  const asked = async () => {
    const request = new Request(w.env.APP_ORIGIN, { headers: { Cookie: cookie } });
    return { s: w.s, session: (await findServingSession(w.s, request, { purpose: 'portal' }))! };
  };
  const ids = [invoiceId, second];
  const { items, code: needed } = await readSelection(await asked(), ids);
  expect(needed).toEqual({ address: 't•••@vasseur.example', count: 2 });
  const press = async (code?: string) => {
    const form = new FormData();
    for (const { id, revisionSha256, nonce } of items) {
      form.append('id', id);
      form.append(`revision:${id}`, revisionSha256);
      form.append(`nonce:${id}`, nonce);
    }
    if (code !== undefined) form.set('code', code);
    return approveSelection(await asked(), form, from);
  };
  expect(await press()).toEqual({ refusal: 'codeNeeded' });
  expect(await sendSelectionCode(await asked(), ids, from)).toBe(true);
  const mail = await lastCode(w);
  expect(mail.others).toBe(1);
  expect(await press(mail.code === '111111' ? '222222' : '111111')).toEqual({ refusal: 'codeWrong' });
  for (const id of ids) expect((await w.look(id)).state).toBe('awaiting.running');
  expect(await press(mail.code)).toMatchObject({ results: [{ refusal: null }, { refusal: null }] });
  for (const id of ids) expect((await w.look(id)).state).toBe('approved');
  expect((await readSelection(await asked(), ids)).code).toBeNull();
});

test.each([
  ['an amount that is not reached', { codeAboveCents: 100_000_000 }],
  ['no amount', { codeAboveCents: null }],
  ['a policy from before there was one', {}],
])('with %s the link is enough', async (_, policy) => {
  const { approve } = await given(policy);
  expect(await approve()).toEqual({ kind: 'done', act: 'approve' });
});

test.each<[string, Partial<InvoiceContent>, boolean]>([
  ['in euros, whatever was paid before', { prepaidCents: 119_000 }, true],
  ['of another currency at its own rate, above', { currency: 'GBP', exchange: at('1.2') }, true],
  ['of another currency at its own rate, below', { currency: 'GBP', exchange: at('0.5') }, false],
])('a code is asked for by the amount with VAT: %s', async (_, change, isNeeded) => {
  const { w, invoiceId } = await given({ codeAboveCents: 100_000 }, sampleContent(change));
  const needed = await inOffice(w.s.db, w.officeId, (tx) => listCodeNeeded(tx, [invoiceId]));
  expect(needed.has(invoiceId)).toBe(isNeeded);
});

test('a round keeps the policy it runs under', async () => {
  const { w, invoiceId } = await given({});
  await w.ownerDb.execute(sql`insert into policies (office_id, business_id, version, policy, created_by)
    select office_id, business_id, 2, policy || '{"codeAboveCents": 1}', created_by from policies`);
  const needed = await inOffice(w.s.db, w.officeId, (tx) => listCodeNeeded(tx, [invoiceId]));
  expect(needed.has(invoiceId)).toBe(false);
});
