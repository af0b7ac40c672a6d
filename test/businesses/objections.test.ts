import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findObjection, object } from '#app/auth/objection.server.ts';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { sealTotpSecret } from '#app/auth/sealed-totp.server.ts';
import { actOnBusiness } from '#app/businesses/business-actions.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { listOwners } from '#db/queries/owners.ts';
import { codeAt, totpSecret } from '#test/auth/given.ts';
import { staffOf, visit } from '#test/invoices/given.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { type World, world } from '#test/support/world.ts';
import { objectionToken } from '#workflows/access/links.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { addOwner, changeOwner, removeOwner } from '#workflows/parties/save-owner.ts';
import { approve, submitReview } from '#workflows/review/commands.ts';

const thierry = {
  name: 'Thierry Vasseur',
  email: 'thierry@vasseur.example',
  phone: '',
  role: '',
  locale: 'fr' as const,
};
const elsewhere = { ...thierry, email: 'thierry@ailleurs.example' };
const anne = { ...thierry, name: 'Anne Vasseur', email: 'anne@vasseur.example' };
const placeOf = (w: World) => ({
  officeId: w.officeId,
  businessId: w.businessId,
  ownerId: w.ownerId,
  actor: w.biller,
  visit,
});

async function asked(w: World) {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return invoiceId;
}

/** Who was told of what, and the token that his mail carries. */
const notices = async (w: World) =>
  (
    await rows<{ id: string; email: string; kind: string }>(
      w.ownerDb,
      sql`select n.id, n.email, c.kind from owner_notices n join owner_changes c on c.id = n.change_id order by n.id`,
    )
  ).map(({ id, ...rest }) => ({ ...rest, token: objectionToken(w.env.SESSION_SECRET, id) }));

const owners = (w: World) => inOffice(w.s.db, w.officeId, (tx) => listOwners(tx, w.businessId));
const sent = async (w: World, kind: string) =>
  (
    await rows<{ to: string }>(
      w.ownerDb,
      sql`select to_address as "to" from mails where kind = ${kind} order by 1`,
    )
  ).map(({ to }) => to);
const ticked = () => {
  const form = new FormData();
  form.set('sure', 'on');
  return form;
};

test('another address is told to the former one and to the other owners, and stands in the record of access', async () => {
  const w = await world();
  await addOwner(w.s, placeOf(w), anne);
  await changeOwner(w.s, placeOf(w), elsewhere);
  expect(await notices(w)).toMatchObject([
    { kind: 'added', email: thierry.email },
    { kind: 'moved', email: anne.email },
    { kind: 'moved', email: thierry.email },
  ]);
  await w.work();
  expect(await sent(w, 'ownerChanged')).toEqual([anne.email, thierry.email, thierry.email]);
  const events = await rows(
    w.ownerDb,
    sql`select event, actor, detail, address from security_events where event like 'owner%' order by id`,
  );
  expect(events).toEqual([
    {
      event: 'ownerAdded',
      actor: 'Inès Rouvière',
      detail: `Anne Vasseur, ${anne.email}`,
      address: visit.from,
    },
    {
      event: 'ownerMoved',
      actor: 'Inès Rouvière',
      detail: `Thierry Vasseur, ${thierry.email} → ${elsewhere.email}`,
      address: visit.from,
    },
  ]);
});

test('who objects undoes it: his mailbox is asked again, the other one opens nothing, the office is told, once', async () => {
  const w = await world();
  await w.ownerDb.execute(sql`update staff set role = 'admin'`);
  const invoiceId = await asked(w);
  await changeOwner(w.s, placeOf(w), elsewhere);
  await w.work();
  const [{ token } = { token: '' }] = await notices(w);
  // What a machine sends that opens the page and presses its button.
  expect(await object(w.s, token, new FormData())).toBe('unsure');
  expect(await findObjection(w.s, token)).toMatchObject({ change: { objectedAt: null } });
  expect((await owners(w))[0]).toMatchObject({ email: elsewhere.email });

  expect(await object(w.s, token, ticked())).toBe('done');
  expect(await object(w.s, token, ticked())).toBe('done');
  await w.work();
  expect((await owners(w))[0]).toMatchObject({ email: thierry.email, addressSince: null });
  const open = await rows(
    w.ownerDb,
    sql`select m.to_address as to from links l join mails m on m.link_id = l.id where l.revoked_at is null`,
  );
  expect(open).toEqual([{ to: thierry.email }]);
  expect(await sent(w, 'ownerObjected')).toEqual(['ines@calame.example']);
  // The mailbox of before is as good as it was: silence counts after the usual window.
  await w.pass(48.1);
  expect(await w.look(invoiceId)).toMatchObject({ state: 'issued', context: { decidedBy: 'silence' } });
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('what the new mailbox approved and is not final is taken back; what is issued is counted for the office', async () => {
  const w = await world();
  const [early, late] = [await asked(w), await asked(w)];
  await changeOwner(w.s, placeOf(w), elsewhere);
  await w.work();
  const yes = async (invoiceId: string) => {
    const { revisionSha256 } = (await w.look(invoiceId)).context as { revisionSha256: string };
    await approve(w.s, { officeId: w.officeId, actor: w.owner, invoiceId, revisionSha256 });
  };
  await yes(early);
  await w.pass(0.3);
  await yes(late);
  await object(w.s, (await notices(w))[0]!.token, ticked());
  expect((await w.look(early)).state).toBe('issued');
  expect((await w.look(late)).state).not.toMatch(/approved|issued/);
  const told = await rows(
    w.ownerDb,
    sql`select payload -> 'facts' -> 'issued' as issued from mails where kind = 'ownerObjected'`,
  );
  expect(told).toEqual([{ issued: 1 }]);
});

test('an owner who was added is no owner after an objection, nor counts his silence for a week', async () => {
  const w = await world();
  const added = await addOwner(w.s, placeOf(w), anne);
  const invoiceId = await asked(w);
  await w.pass(100);
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');
  const actor: Actor = { kind: 'owner', id: 'id' in added ? added.id : '', name: anne.name, channel: 'link' };
  expect(actor.id).not.toBe('');
  await object(w.s, (await notices(w))[0]!.token, ticked());
  expect((await owners(w)).find(({ id }) => id === actor.id)?.revokedAt).not.toBeNull();
});

test('a mailbox that was taken away is told of what follows for a week, and brings its owner back', async () => {
  const w = await world();
  await removeOwner(w.s, placeOf(w));
  const added = await addOwner(w.s, placeOf(w), elsewhere);
  expect(added).toHaveProperty('id');
  const told = await notices(w);
  expect(told).toMatchObject([
    { kind: 'removed', email: thierry.email },
    { kind: 'added', email: thierry.email },
  ]);
  for (const { token } of told) expect(await object(w.s, token, ticked())).toBe('done');
  expect((await owners(w)).map(({ email, revokedAt }) => [email, revokedAt === null])).toEqual([
    [thierry.email, true],
    [elsewhere.email, false],
  ]);
});

test('moved twice, the first mailbox takes both back', async () => {
  const w = await world();
  await changeOwner(w.s, placeOf(w), elsewhere);
  await changeOwner(w.s, placeOf(w), { ...thierry, email: 'thierry@encore.example' });
  expect((await notices(w)).map(({ email }) => email)).toEqual([
    thierry.email,
    elsewhere.email,
    thierry.email,
  ]);
  await object(w.s, (await notices(w))[0]!.token, ticked());
  expect((await owners(w))[0]?.email).toBe(thierry.email);
});

test('a link that ended, was never made, or was made under another secret undoes nothing', async () => {
  const w = await world();
  await changeOwner(w.s, placeOf(w), elsewhere);
  const [{ token } = { token: '' }] = await notices(w);
  expect(await object(w.s, 'x'.repeat(43), ticked())).toBe('ended');
  const other = { ...w.s, env: { ...w.s.env, SESSION_SECRET: 'x'.repeat(40) } };
  expect(await object(other, token, ticked())).toBe('ended');
  await w.pass(31 * 24);
  expect(await object(w.s, token, ticked())).toBe('ended');
  expect((await owners(w))[0]?.email).toBe(elsewhere.email);
});

test.each<[string, Record<string, string>]>([
  ['another owner', { act: 'add-owner', name: 'Anne', email: anne.email }],
  ['another address', { act: 'update-owner', name: thierry.name, email: elsewhere.email }],
  ['an owner taken away', { act: 'revoke-owner' }],
])('%s needs a fresh factor', async (_, fields) => {
  const w = await world();
  const sealed = sealTotpSecret(w.env.SESSION_SECRET, w.staffId, totpSecret);
  await w.ownerDb.execute(sql`update staff set totp_secret = ${sealed} where id = ${w.staffId}`);
  const staff: Staff = { ...staffOf(w), role: 'supervisor', isFresh: false };
  const post = (more: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ownerId: w.ownerId, ...fields, ...more }))
      form.set(name, value);
    return actOnBusiness({ s: w.s, staff, businessId: w.businessId, form, locale: 'fr', visit }).catch(
      (thrown: unknown) => thrown,
    );
  };
  const before = await owners(w);
  for (const factorCode of ['', '000000']) {
    const answer = (await post(factorCode ? { factorCode } : {})) as { data: { result: { error?: object } } };
    expect(Object.keys(answer.data.result.error ?? {})).toEqual(['factorCode']);
  }
  expect(await owners(w)).toEqual(before);
  expect(((await post({ factorCode: codeAt() })) as Response).status).toBe(302);
  expect(await owners(w)).not.toEqual(before);
});

test('a telephone, or the case of an address, is changed without one', async () => {
  const w = await world();
  const staff: Staff = { ...staffOf(w), role: 'supervisor', isFresh: false };
  const form = new FormData();
  const fields = {
    act: 'update-owner',
    ownerId: w.ownerId,
    name: 'Thierry Vasseur',
    email: 'Thierry@vasseur.example',
    phone: '06',
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const call = { s: w.s, staff, businessId: w.businessId, form, locale: 'fr' as const, visit };
  const answer = (await actOnBusiness(call).catch((thrown: unknown) => thrown)) as Response;
  expect(answer.headers.get('Location')).toContain('done=ownerSaved');
  expect(await notices(w)).toEqual([]);
});
