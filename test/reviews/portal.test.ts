import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { approveSelection, type Result, readSelection } from '#app/portal/approve-selection.server.ts';
import { sendHomeLink } from '#app/reviews/send-home-link.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { countAtOffice, findNext, listAtOffice, listOtherHomes } from '#db/queries/owner-pages.ts';
import { givenBusiness } from '#test/invoices/office.ts';
import { settled } from '#test/settlement/given.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import {
  approve,
  comment,
  reply,
  reportError,
  requestCorrection,
  submitReview,
  undoApproval,
  withdraw,
} from '#workflows/review/commands.ts';
import { ownerSession } from './session.ts';

async function asked(w: World, change: Parameters<typeof sampleContent>[0] = {}) {
  const invoiceId = await w.draft(sampleContent(change));
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return invoiceId;
}

const penalty = { penalty: { amountCents: 5_000, reason: 'Retard' } };

async function approveAll(w: World, session: LinkSession, form: FormData) {
  const outcome = await approveSelection({ s: w.s, session }, form, '203.0.113.7');
  return 'results' in outcome ? outcome.results : outcome;
}

/** The form of the confirmation page, as it was shown. */
async function confirmed(w: World, ids: string[]) {
  const session = await ownerSession(w, ids[0] ?? '', 'portal');
  const selection = await readSelection({ s: w.s, session }, ids);
  const form = new FormData();
  for (const { id, revisionSha256, nonce } of selection.items) {
    form.append('id', id);
    form.append(`revision:${id}`, revisionSha256);
    form.append(`nonce:${id}`, nonce);
  }
  return { session, selection, form };
}

test('a selection lists what it approves, and leaves out what must be read first', async () => {
  const w = await world();
  const [plain, special] = [await asked(w), await asked(w, penalty)];
  const { session, selection, form } = await confirmed(w, [plain, special, plain]);
  expect(selection.items.map(({ id }) => id)).toEqual([plain]);
  expect(selection.left).toMatchObject([{ id: special, why: 'specialCase' }]);
  form.append('id', special);
  const results = await approveAll(w, session, form);
  expect(results).toMatchObject([
    { id: plain, refusal: null, finalAt: expect.any(String) },
    { id: special, refusal: 'specialCase', finalAt: null },
  ]);
  expect((await w.look(plain)).state).toBe('approved');
  expect((await w.look(special)).state).toBe('awaiting.running');
});

test('one that changed meanwhile does not stop the others, and each says what became of it', async () => {
  const w = await world();
  const ids = [await asked(w), await asked(w), await asked(w)];
  const { session, form } = await confirmed(w, ids);
  const [first = '', second = '', third = ''] = ids;
  await comment(w.s, {
    officeId: w.officeId,
    actor: w.owner,
    invoiceId: first,
    lineId: null,
    body: 'Attendez',
  });
  form.set(`revision:${second}`, 'f'.repeat(64));
  const results = await approveAll(w, session, form);
  expect(results).toMatchObject([
    { id: first, refusal: 'notNow' },
    { id: second, refusal: 'stale' },
    { id: third, refusal: null },
  ]);
  expect((await w.look(first)).state).toBe('answering');
  expect((await w.look(second)).state).toBe('awaiting.running');
});

test('a list that was approved and taken back is not approved once more by the same form', async () => {
  const w = await world();
  const ids = [await asked(w), await asked(w)];
  const { session, form } = await confirmed(w, ids);
  expect(await approveAll(w, session, form)).toMatchObject([{ refusal: null }, { refusal: null }]);
  const [first = '', second = ''] = ids;
  await undoApproval(w.s, { officeId: w.officeId, actor: w.owner, invoiceId: first });
  expect(await approveAll(w, session, form)).toMatchObject([
    { id: first, refusal: 'takenBack', finalAt: null },
    // What is approved already is no failure.
    { id: second, refusal: 'notNow', already: { by: 'owner', at: expect.any(String) } },
  ]);
  expect((await w.look(first)).state).toBe('awaiting.running');
});

test('what silence has approved meanwhile was approved already, and is no failure', async () => {
  const w = await world();
  const ids = [await asked(w), await asked(w)];
  const { session, form } = await confirmed(w, ids);
  const due = (await w.look(ids[0]!)).context.reviewDueAt as string;
  // The clock of the database goes on, and nothing has been worked off yet.
  await moveClock(w.s.db, 49 * 3_600_000);
  const [late] = (await approveAll(w, { ...session, readAt: session.readAt }, form)) as Result[];
  expect(late?.already).toEqual({ by: 'silence', at: due });
  await w.work();
  expect(await approveAll(w, session, form)).toMatchObject([
    { finalAt: null, already: { by: 'silence', at: due } },
    { finalAt: null, already: { by: 'silence' } },
  ]);
});

test('the proof of a single page does not approve a list', async () => {
  const w = await world();
  const id = await asked(w);
  const { session, form } = await confirmed(w, [id]);
  form.set(`nonce:${id}`, 'x.y');
  expect(await approveAll(w, session, form)).toMatchObject([{ refusal: 'stale' }]);
});

test('the link of an owner’s home goes to the address on record, and closes none that a mail has brought', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const session = await ownerSession(w, invoiceId);
  for (const from of ['192.0.2.1', '192.0.2.2']) await sendHomeLink(w.s, { session, invoiceId, from });
  const found = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ id: string; revoked: boolean; to_address: string }>(
      tx,
      sql`select l.id, l.revoked_at is not null as revoked, m.to_address from links l join mails m on m.link_id = l.id
        where l.purpose = 'portal' order by m.id`,
    ),
  );
  const sent = { revoked: false, to_address: 'thierry@vasseur.example' };
  expect(found).toMatchObject([sent, sent]);
  expect(new Set(found.map(({ id }) => id)).size, 'the same each time').toBe(1);
});

test('what was decided stands in the history with who decided it', async () => {
  const w = await world();
  const id = await asked(w);
  const { revisionSha256 } = (await w.look(id)).context as { revisionSha256: string };
  await approve(w.s, { officeId: w.officeId, actor: w.owner, invoiceId: id, revisionSha256 });
  const { listDecided } = await import('#db/queries/owner-pages.ts');
  const decided = await inOffice(w.s.db, w.officeId, (tx) =>
    listDecided(tx, { businessId: w.businessId, limit: 10 }),
  );
  expect(decided).toHaveLength(1);
  expect(decided[0]?.invoice).toMatchObject({ id, decidedBy: 'owner', reviewState: 'approved' });
});

test('what the office has stands in the home with what was said, apart from what waits', async () => {
  const w = await world();
  const [waits, asked1, asked2, back] = [await asked(w), await asked(w), await asked(w), await asked(w)];
  const { officeId, businessId, owner } = w;
  const said = (invoiceId: string) => ({ officeId, actor: owner, invoiceId, lineId: null });
  const home = () =>
    inOffice(w.s.db, officeId, (tx) => listAtOffice(tx, { businessId, limit: 30, offset: 0 }));
  expect(await home()).toEqual([]);
  await comment(w.s, { ...said(asked1), body: 'Et le couloir ?' });
  await requestCorrection(w.s, {
    ...said(asked2),
    field: 'other',
    before: '',
    after: '',
    body: 'Tout revoir.',
  });
  await withdraw(w.s, { officeId, actor: w.biller, invoiceId: back });
  expect(await home()).toMatchObject([
    { id: asked1, state: 'answering', said: 'Et le couloir ?', author: 'Thierry Vasseur' },
    { id: asked2, state: 'correcting', said: 'Tout revoir.' },
    { id: back, state: 'withdrawn', said: null },
  ]);
  await reply(w.s, { officeId, actor: w.biller, invoiceId: asked1, body: 'Compris.' });
  expect(
    (await home()).map(({ id }) => id),
    'answered: it is the owner’s turn',
  ).toEqual([asked2, back]);
  const next = await inOffice(w.s.db, officeId, (tx) => findNext(tx, { businessId, exceptId: waits }));
  expect(next?.id).toBe(asked1);
});

test('another business of the same mailbox is named with what waits there, and no other', async () => {
  const w = await world();
  const { officeId, businessId } = w;
  const email = 'thierry@vasseur.example';
  const homes = () => inOffice(w.s.db, officeId, (tx) => listOtherHomes(tx, { businessId, email }));
  expect(await homes()).toEqual([]);
  const other = await givenBusiness(w.ownerDb, officeId, 'Vasseur Chauffage', 'VC');
  expect(await homes(), 'not his').toEqual([]);
  await w.ownerDb.execute(sql`insert into owners (office_id, business_id, name, email)
    values (${officeId}, ${other}, 'Thierry Vasseur', 'Thierry@Vasseur.example')`);
  expect(await homes()).toEqual([{ id: other, name: 'Vasseur Chauffage', waiting: 0 }]);
  await w.ownerDb.execute(sql`update owners set revoked_at = app_clock() where business_id = ${other}`);
  expect(await homes()).toEqual([]);
});

test('an error that was reported of what is issued stands with the office until a credit note on it is issued', async () => {
  const { w, issue, follow, send } = await settled();
  const { officeId, businessId, owner } = w;
  const [invoiceId, other] = [await issue(), await issue()];
  const home = () =>
    inOffice(w.s.db, officeId, async (tx) => [
      await countAtOffice(tx, { businessId }),
      (await listAtOffice(tx, { businessId, limit: 30, offset: 0 })).map(({ id, state, said, author }) => ({
        id,
        state,
        said,
        author,
      })),
    ]);
  expect(await home()).toEqual([0, []]);
  for (const body of ['Ce n’est pas mon chantier.', 'Le prix non plus.'])
    await reportError(w.s, { officeId, actor: owner, invoiceId, body });
  await reportError(w.s, { officeId, actor: owner, invoiceId: other, body: 'Mauvaise date.' });
  const reported = { id: invoiceId, state: 'reported', said: 'Le prix non plus.', author: 'Thierry Vasseur' };
  const later = { ...reported, id: other, said: 'Mauvaise date.' };
  expect(await home()).toEqual([2, [reported, later]]);
  const note = await follow(invoiceId, 'creditNote');
  expect(await home(), 'being prepared is not done').toEqual([2, [reported, later]]);
  await send(note);
  expect(await home()).toEqual([1, [later]]);
  await moveClock(w.s.db, 61 * 86_400_000);
  expect(await home(), 'settled in words').toEqual([0, []]);
});
