import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { exchange } from '#app/auth/exchange-link.server.ts';
import { linkNickname, readLinkSessions } from '#app/auth/link-session.server.ts';
import { renewLink } from '#app/auth/renew-link.server.ts';
import { reportLink } from '#app/auth/report-link.server.ts';
import { resolveAnyLink } from '#app/auth/resolve-link.server.ts';
import { sessionIdOf } from '#app/auth/session-id.server.ts';
import { readReportedLink } from '#app/reviews/report-about.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { insertLinkSession } from '#db/queries/link-sessions.ts';
import { owners } from '#db/schema/index.ts';
import { addOwner, type OwnerOf } from '#test/support/add-owner.ts';
import { sliceOf } from '#test/support/slice.ts';
import { type World, world } from '#test/support/world.ts';
import { linkRows } from '#workflows/access/link-rows.ts';
import { linkToken } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { removeOwner } from '#workflows/parties/save-owner.ts';
import { erasePerson } from '#workflows/privacy/erase-person.ts';
import { approve, submitReview } from '#workflows/review/commands.ts';

const from = '203.0.113.7';

type Link = { id: string; token: string; subjectId: string; personId: string };

/** A draft before two owners of a business, with a link of each kind for the second of them. */
async function given() {
  const w = await world();
  const odile = await addOwner(w, 'Odile Marchand');
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return { w, odile, invoiceId };
}

async function newestLink(w: World, personId: string): Promise<Link> {
  const [link] = await rows<{ id: string; subjectId: string }>(
    w.ownerDb,
    sql`select id, subject_id as "subjectId" from links where person_id = ${personId} and purpose = 'review'
      order by created_at desc, id desc limit 1`,
  );
  return { ...link!, personId, token: linkToken(w.env.SESSION_SECRET, link!.id) };
}

async function addLink(
  w: World,
  purpose: 'review' | 'portal' | 'invoice',
  { subjectId, personId }: Pick<Link, 'subjectId' | 'personId'>,
): Promise<Link> {
  const id = newId();
  const row = { id, purpose, subjectId, round: purpose === 'review' ? 1 : null, personId };
  await inOffice(w.s.db, w.officeId, (tx) =>
    linkRows(tx, w.officeId, w.env.SESSION_SECRET, [{ ...row, expiresAt: '2099-01-01T00:00:00Z' }]),
  );
  return { id, subjectId, personId, token: linkToken(w.env.SESSION_SECRET, id) };
}

/** A browser in which this link was opened while it worked. */
async function openedBrowser(w: World, { id }: Link): Promise<Request> {
  const secret = newId().replaceAll('-', '').padEnd(43, 'x');
  await inOffice(w.s.db, w.officeId, (tx) =>
    insertLinkSession(tx, { officeId: w.officeId, id: sessionIdOf(w.s, secret), linkId: id }),
  );
  return new Request(w.env.APP_ORIGIN, { headers: { Cookie: `link-${linkNickname(id)}=${secret}` } });
}

type Given = { w: World; odile: OwnerOf; invoiceId: string };
const end = (w: World, id: string, how: ReturnType<typeof sql>) =>
  w.ownerDb.execute(sql`update links set ${how} where id = ${id}`);

/** How a link dies; each returns it dead, with a browser that had opened it before. */
const deaths: Record<
  string,
  { state: string; die: (g: Given) => Promise<{ link: Link; browser: Request }> }
> = {
  'of an owner who was dismissed': {
    state: 'revoked',
    async die({ w, odile }) {
      const link = await newestLink(w, odile.id);
      const browser = await openedBrowser(w, link);
      const { officeId, businessId } = w;
      await removeOwner(w.s, { officeId, businessId, ownerId: odile.id, actor: w.biller });
      return { link, browser };
    },
  },
  'of the home of an owner who was dismissed': {
    state: 'revoked',
    async die({ w, odile }) {
      const link = await addLink(w, 'portal', { subjectId: w.businessId, personId: odile.id });
      const browser = await openedBrowser(w, link);
      const { officeId, businessId } = w;
      await removeOwner(w.s, { officeId, businessId, ownerId: odile.id, actor: w.biller });
      return { link, browser };
    },
  },
  revoked: {
    state: 'revoked',
    async die({ w, odile }) {
      const link = await newestLink(w, odile.id);
      const browser = await openedBrowser(w, link);
      await end(w, link.id, sql`revoked_at = app_clock()`);
      return { link, browser };
    },
  },
  expired: {
    state: 'expired',
    async die({ w, odile }) {
      const link = await newestLink(w, odile.id);
      const browser = await openedBrowser(w, link);
      await end(w, link.id, sql`expires_at = app_clock()`);
      return { link, browser };
    },
  },
  replaced: {
    state: 'superseded',
    async die({ w, odile, invoiceId }) {
      const link = await newestLink(w, odile.id);
      const browser = await openedBrowser(w, link);
      await addLink(w, 'review', { subjectId: invoiceId, personId: odile.id });
      await end(w, link.id, sql`revoked_at = app_clock()`);
      // Its mail went to an address that is no longer hers: what replaced it does not open by it.
      await w.ownerDb.update(owners).set({ email: 'odile@ailleurs.example' }).where(sql`id = ${odile.id}`);
      return { link, browser };
    },
  },
  'of a customer who was erased': {
    state: 'revoked',
    async die({ w, invoiceId }) {
      const link = await addLink(w, 'invoice', { subjectId: invoiceId, personId: w.customerId });
      const browser = await openedBrowser(w, link);
      const person = {
        officeId: w.officeId,
        actor: 'Inès Rouvière',
        kind: 'customer',
        id: w.customerId,
      } as const;
      await w.ownerDb.execute(sql`update invoices set customer_id = null`);
      expect(await erasePerson(w.s.db, person)).toEqual({ ok: true });
      return { link, browser };
    },
  },
  'of a customer, expired': {
    state: 'expired',
    async die({ w, invoiceId }) {
      const link = await addLink(w, 'invoice', { subjectId: invoiceId, personId: w.customerId });
      const browser = await openedBrowser(w, link);
      await end(w, link.id, sql`expires_at = app_clock()`);
      return { link, browser };
    },
  },
};

/** Everything that a person has said or that a clock knows: what no dead link may move. */
async function standing(w: World, invoiceId: string) {
  const tables = await Promise.all(
    ['workflows', 'transitions', 'exchanges', 'links', 'invoices', 'acknowledgements', 'link_sessions'].map(
      (table) => rows(w.ownerDb, sql`select * from ${sql.identifier(table)} t order by to_json(t)::text`),
    ),
  );
  return { state: (await w.look(invoiceId)).state, tables };
}

const scenes: Record<string, (g: Given) => Promise<void>> = {
  'while the clock runs': async ({ w, invoiceId }) => {
    expect((await w.look(invoiceId)).state).toBe('awaiting.running');
  },
  'after another owner approved': async ({ w, invoiceId }) => {
    const { officeId, owner } = w;
    const revisionSha256 = (await w.look(invoiceId)).context.revisionSha256 as string;
    await approve(w.s, { officeId, actor: owner, invoiceId, revisionSha256 });
    expect((await w.look(invoiceId)).state).toBe('approved');
  },
};

/** Each death in one scene a run. */
const cases = sliceOf(
  Object.keys(deaths).flatMap((death) => Object.keys(scenes).map((scene) => ({ death, scene }))),
  7,
  'dead links',
  ({ death }) => death,
);

test.each(cases)('a link $death moves nothing by any act, $scene', async ({ death, scene }) => {
  const g = await given();
  const { w, invoiceId } = g;
  const { link, browser } = await deaths[death]!.die(g);
  await scenes[scene]!(g);
  const { state } = deaths[death]!;
  expect(await resolveAnyLink(w.s, link.token)).toMatchObject({ state });
  const before = await standing(w, invoiceId);

  for (const kind of ['notMe', 'abuse'] as const)
    await reportLink(w.s, { token: link.token, kind, body: 'Ce n’est pas moi.', from });
  for (const purpose of ['review', 'portal', 'invoice'] as const) {
    const opened = await exchange(w.s, browser, link.token, purpose);
    expect(opened.headers.has('Set-Cookie'), `opened as ${purpose}`).toBe(false);
  }
  expect(await readLinkSessions(w.s, browser), 'what it had opened is closed to every act').toEqual([]);

  expect(await standing(w, invoiceId)).toEqual(before);
  expect(
    await rows(w.ownerDb, sql`select kind, link_state as state from link_reports order by id`),
    'it is written down',
  ).toEqual([
    { kind: 'notMe', state },
    { kind: 'abuse', state },
  ]);
  expect(await mailsOf(w, 'linkReported'), 'the office is told').toEqual(
    Array(2).fill({ to: 'ines@calame.example', kind: 'linkReported' }),
  );
  expect(await mailsOf(w, 'linkStopped'), 'nothing was stopped').toEqual([]);
});

const mailsOf = (w: World, kind: string) =>
  rows(w.ownerDb, sql`select to_address as "to", kind from mails where kind = ${kind}`);

test('somebody who answers no more is sent no new link, whatever she asks with', async () => {
  const g = await given();
  for (const death of ['of an owner who was dismissed', 'of a customer who was erased'] as const) {
    const { link } = await deaths[death]!.die(g);
    for (const purpose of ['review', 'portal', 'invoice'] as const)
      await renewLink(g.w.s, { token: link.token, purpose, from });
  }
  expect(await mailsOf(g.w, 'newLink')).toEqual([]);
});

test('« it was not me » through a link that works leaves the approval of another owner alone', async () => {
  const { w, odile, invoiceId } = await given();
  await scenes['after another owner approved']!({ w, odile, invoiceId });
  const { token } = await newestLink(w, odile.id);
  await reportLink(w.s, { token, kind: 'notMe', body: '', from });
  expect(await w.look(invoiceId)).toMatchObject({
    state: 'approved',
    context: { decidedByName: 'Thierry Vasseur' },
  });
  expect(await resolveAnyLink(w.s, token), 'but it is closed').toMatchObject({ state: 'revoked' });
});

test('it takes back her own, also where both owners have one name', async () => {
  const { w, odile, invoiceId } = await given();
  await w.ownerDb.execute(sql`update owners set name = 'Thierry Vasseur'`);
  const { officeId } = w;
  const revisionSha256 = (await w.look(invoiceId)).context.revisionSha256 as string;
  const actor = { ...odile.actor, name: 'Thierry Vasseur' };
  await approve(w.s, { officeId, actor, invoiceId, revisionSha256 });
  const hers = await newestLink(w, odile.id);
  const his = await newestLink(w, w.ownerId);
  await reportLink(w.s, { token: his.token, kind: 'notMe', body: '', from });
  expect((await w.look(invoiceId)).state).toBe('approved');
  await reportLink(w.s, { token: hers.token, kind: 'notMe', body: '', from });
  expect((await w.look(invoiceId)).state).toBe('answering');
});

test('the mail to the office says what was moved', async () => {
  const { w, odile, invoiceId } = await given();
  const mails = () =>
    rows<{ effect: string }>(
      w.ownerDb,
      sql`select payload #>> '{composed,mail,effect}' as effect from mails where kind = 'linkReported' order by id`,
    );
  const { token } = await newestLink(w, odile.id);
  await reportLink(w.s, { token, kind: 'notMe', body: '', from });
  await w.work();
  await reportLink(w.s, { token, kind: 'notMe', body: '', from });
  await w.work();
  expect(await mails()).toEqual([{ effect: 'stopped' }, { effect: 'nothing' }]);
  void invoiceId;
});

test('whoever a dead link was for has its words; one of an owner says what any token says that never was one', async () => {
  const { w, odile, invoiceId } = await given();
  const holder = globalThis as { taciteServices?: unknown };
  holder.taciteServices = w.s;
  onTestFinished(() => {
    delete holder.taciteServices;
  });
  const hers = await newestLink(w, odile.id);
  const customers = await addLink(w, 'invoice', { subjectId: invoiceId, personId: w.customerId });
  // The report closes the link, and its thanks come after that.
  for (const { token } of [hers, customers]) await reportLink(w.s, { token, kind: 'notMe', body: '', from });
  const unknown = await readReportedLink('x'.repeat(43));
  expect(unknown).toMatchObject({ reader: 'owner', document: null, business: null });
  expect(await readReportedLink(hers.token)).toEqual(unknown);
  expect(await readReportedLink(customers.token)).toEqual({ ...unknown, reader: 'customer' });
});
