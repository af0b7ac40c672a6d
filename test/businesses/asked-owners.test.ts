import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { owners } from '#db/schema/index.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { type World, world } from '#test/support/world.ts';
import { clock } from '#workflows/engine/clock.ts';
import { addOwner, changeOwner, removeOwner } from '#workflows/parties/save-owner.ts';
import { approve, askTime, comment, submitReview, undoApproval } from '#workflows/review/commands.ts';

const thierry = {
  name: 'Thierry Vasseur',
  email: 'thierry@vasseur.example',
  phone: '',
  role: '',
  locale: 'fr' as const,
};
const elsewhere = { ...thierry, email: 'thierry@ailleurs.example' };
const placeOf = (w: World) => ({
  officeId: w.officeId,
  businessId: w.businessId,
  ownerId: w.ownerId,
  actor: w.biller,
});
const asOwner = (w: World, invoiceId: string) => ({ officeId: w.officeId, actor: w.owner, invoiceId });

async function asked(w: World) {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return invoiceId;
}

const openLinks = (w: World) =>
  inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ to: string; subject: string }>(
      tx,
      sql`select m.to_address as to, m.subject_id as subject from (select l.subject_id, m.to_address from links l
        join mails m on m.link_id = l.id where l.revoked_at is null) m order by 2`,
    ),
  );

test('a changed address asks anew, and silence counts from the proof that the new one was reached', async () => {
  const w = await world();
  const running = await asked(w);
  const onHold = await asked(w);
  const until = new Date(Date.parse(await clock(w.s.db)) + 5 * 86_400_000).toISOString();
  await askTime(w.s, { ...asOwner(w, onHold), until });
  await w.pass(40);

  expect(await changeOwner(w.s, placeOf(w), elsewhere)).toMatchObject({ asked: 2, relinked: 0 });
  for (const id of [running, onHold]) {
    expect(await w.look(id)).toMatchObject({
      state: 'awaiting.asking',
      context: { reviewDueAt: null, windowFrom: null, holdUntil: null },
    });
  }
  await w.work();
  const { context } = await w.look(running);
  const { windowFrom, reviewDueAt } = context as { windowFrom: string; reviewDueAt: string };
  expect(Date.parse(reviewDueAt) - Date.parse(windowFrom)).toBeGreaterThan(6.9 * 86_400_000);
  expect(await openLinks(w)).toEqual(
    [running, onHold].sort().map((subject) => ({ to: elsewhere.email, subject })),
  );
  await w.pass(7 * 24 - 0.2);
  expect((await w.look(running)).state).toBe('awaiting.running');
  await w.pass(0.4);
  expect((await w.look(running)).state).toBe('issued');
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('a request on its way to the old address no longer starts a clock; one that came back goes to the new one', async () => {
  const w = await world({ transport: silent });
  const onItsWay = await asked(w);
  const old = await w.look(onItsWay);
  await changeOwner(w.s, placeOf(w), elsewhere);
  expect((await w.look(onItsWay)).context).toMatchObject({ request: (old.context.request as number) + 1 });
  expect((await w.look(onItsWay)).state).toBe('awaiting.asking');
});

test('a draft that waits for the office keeps waiting; only its link moves', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  await comment(w.s, { ...asOwner(w, invoiceId), lineId: null, body: 'Deux, vraiment ?' });
  expect(await changeOwner(w.s, placeOf(w), elsewhere)).toMatchObject({ asked: 0, relinked: 1 });
  await w.work();
  expect((await w.look(invoiceId)).state).toBe('answering');
  expect(await openLinks(w)).toEqual([{ to: elsewhere.email, subject: invoiceId }]);
});

test('when the last owner goes, the clock stops, silence approves nothing, and the office is told why', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  expect(await removeOwner(w.s, placeOf(w))).toMatchObject({ asked: 1 });
  expect(await w.look(invoiceId)).toMatchObject({
    state: 'awaiting.undelivered',
    context: { reviewDueAt: null, recipients: { [w.ownerId]: 'revoked' } },
  });
  await w.pass(100);
  const { state, mails } = await w.look(invoiceId);
  expect(state).toBe('awaiting.undelivered');
  expect(mails).toContainEqual({
    kind: 'undelivered',
    state: 'delivered',
    to_address: 'ines@calame.example',
  });
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('while another owner was reached the clock goes on; approved by one who left, it cannot be taken back into silence', async () => {
  const w = await world();
  const added = await addOwner(w.s, placeOf(w), {
    ...thierry,
    name: 'Anne',
    email: 'anne@vasseur.example',
  });
  const anne = 'id' in added ? added.id : '';
  const running = await asked(w);
  const { reviewDueAt } = (await w.look(running)).context;
  await removeOwner(w.s, placeOf(w));
  expect(await w.look(running)).toMatchObject({ state: 'awaiting.running', context: { reviewDueAt } });

  const { revisionSha256 } = (await w.look(running)).context as { revisionSha256: string };
  await approve(w.s, { ...asOwner(w, running), revisionSha256 });
  await removeOwner(w.s, { ...placeOf(w), ownerId: anne });
  await undoApproval(w.s, asOwner(w, running));
  expect(await w.look(running)).toMatchObject({ state: 'answering', context: { reviewDueAt: null } });
});

test('who is revoked at the moment of being asked is not asked: one of the two comes first', async () => {
  const w = await world();
  const ids = await Promise.all(Array.from({ length: 6 }, () => w.draft()));
  const [, ...outcomes] = await Promise.all([
    removeOwner(w.s, placeOf(w)),
    ...ids.map((invoiceId) => submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId })),
  ]);
  await w.work();
  const [row] = await inOffice(w.s.db, w.officeId, (tx) =>
    tx.select().from(owners).where(eq(owners.id, w.ownerId)),
  );
  expect(row?.revokedAt).not.toBeNull();
  for (const [index, outcome] of outcomes.entries()) {
    const { state } = await w.look(ids[index] ?? '');
    expect(state).toBe(outcome.accepted ? 'awaiting.undelivered' : 'preparing');
  }
});

/** Takes mails and says nothing more of them, as a provider does until its webhook comes. */
const silent = {
  name: 'capture' as const,
  provesDelivery: 'byWebhook' as const,
  remembersKeyForMs: 0,
  send: async () => ({ status: 'accepted' as const, providerId: crypto.randomUUID() }),
};
