import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { type World, world } from '#test/support/world.ts';
import { clock } from '#workflows/engine/clock.ts';
import { createRegistry } from '#workflows/engine/registry.ts';
import { approve, askTime, resume, submitReview } from '#workflows/review/commands.ts';

const day = 24;
const by = (w: World, invoiceId: string) => ({ officeId: w.officeId, actor: w.owner, invoiceId });

async function ask(w: World) {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return invoiceId;
}

async function holdFor(w: World, invoiceId: string, hours: number) {
  const until = new Date(Date.parse(await clock(w.s.db)) + hours * 3_600_000).toISOString();
  expect(await askTime(w.s, { ...by(w, invoiceId), until })).toMatchObject({ accepted: true });
}

type Told = { state: string; to: string; mail: { dueAt?: string; position?: string; isLast?: boolean } };
const told = (w: World, kind: string) =>
  rows<Told>(
    w.ownerDb,
    sql`select state, to_address as to, payload #> '{composed,mail}' as mail from mails where kind = ${kind} order by id`,
  );

test('the end of a hold is told once, with the new end of the window', async () => {
  const w = await world();
  const invoiceId = await ask(w);
  await holdFor(w, invoiceId, 3 * day);
  await w.pass(3 * day - 1);
  expect(await told(w, 'clockResumed')).toEqual([]);
  await w.pass(2);
  const { state, context } = await w.look(invoiceId);
  expect(state).toBe('awaiting.running');
  // It asks again, with what it asks for.
  const content = expect.objectContaining({ lines: [expect.objectContaining({ label: 'WC suspendus' })] });
  const once = [
    {
      state: 'delivered',
      to: 'thierry@vasseur.example',
      mail: expect.objectContaining({ dueAt: context.reviewDueAt, content }),
    },
  ];
  expect(await told(w, 'clockResumed')).toEqual(once);
  await w.pass(10);
  expect(await told(w, 'clockResumed')).toEqual(once);
});

test('ended by hand it is told as well; where the window ended meanwhile nobody is told that it runs', async () => {
  const w = await world();
  const first = await ask(w);
  await holdFor(w, first, 3 * day);
  await resume(w.s, by(w, first));
  await w.work();
  expect(await told(w, 'clockResumed')).toMatchObject([{ state: 'delivered' }]);
  const second = await ask(w);
  await holdFor(w, second, day);
  await w.outage(6 * day);
  expect((await w.look(second)).state).toBe('issued');
  expect((await told(w, 'clockResumed')).map(({ state }) => state)).toEqual(['delivered', 'dropped']);
});

const guarded = { policy: { guardrails: ['firstInvoice' as const] } };

test('an express answer that does not come is asked for five times more, then the office is told to call', async () => {
  const w = await world(guarded);
  const invoiceId = await ask(w);
  await w.pass(2 * day + 1);
  expect((await w.look(invoiceId)).state).toBe('awaiting.lapsed');
  expect(await told(w, 'lapsed')).toMatchObject([{ mail: { isLast: false } }]);
  const again = async () =>
    (await told(w, 'reminder'))
      .filter(({ mail }) => mail?.position === 'afterWindow')
      .map(({ state }) => state);
  for (let days = 0; days < 24; days++) await w.pass(day);
  expect(await again()).toEqual(['delivered', 'delivered', 'delivered', 'delivered', 'delivered']);
  for (let days = 0; days < 8; days++) await w.pass(day);
  expect(await again()).toHaveLength(5);
  expect(await told(w, 'lapsed')).toMatchObject([{ mail: { isLast: false } }, { mail: { isLast: true } }]);
  for (let days = 0; days < 10; days++) await w.pass(day);
  expect(await again(), 'and no more').toHaveLength(5);
  const revisionSha256 = (await w.look(invoiceId)).context.revisionSha256 as string;
  expect(
    await approve(w.s, { ...by(w, invoiceId), revisionSha256 }),
    'it can be given all the time',
  ).toMatchObject({
    accepted: true,
  });
});

test('a review that began under the first version keeps its meaning: no mail at the end of a hold, none after the window', async () => {
  const w = await world(guarded);
  const { registry } = w.s.engine;
  const former = createRegistry(
    registry.all.filter(({ name, version }) => name !== 'review' || version === 1),
  );
  w.s.engine.registry = former;
  const invoiceId = await w.draft();
  w.s.engine.registry = registry;
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  await holdFor(w, invoiceId, day);
  for (let days = 0; days < 14; days++) await w.pass(day);
  expect((await w.look(invoiceId)).state).toBe('awaiting.lapsed');
  expect(await told(w, 'clockResumed')).toEqual([]);
  expect((await told(w, 'reminder')).filter(({ mail }) => mail?.position === 'afterWindow')).toEqual([]);
  expect(await told(w, 'lapsed')).toHaveLength(1);
});

test('reviews of both versions end in one batch, numbered one after the other', async () => {
  const w = await world();
  const { registry } = w.s.engine;
  const former = createRegistry(
    registry.all.filter(({ name, version }) => name !== 'review' || version === 1),
  );
  const ids: string[] = [];
  for (const known of [former, registry, former, registry]) {
    w.s.engine.registry = known;
    ids.push(await w.draft());
  }
  for (const invoiceId of ids) await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  await w.outage(3 * day);
  const ended = await Promise.all(ids.map((id) => w.look(id)));
  expect(ended.map(({ state }) => state)).toEqual(ids.map(() => 'issued'));
  const numbers = ended.map(({ invoice }) => invoice.number?.slice(-4)).sort();
  expect(numbers).toEqual(['0001', '0002', '0003', '0004']);
  const versions = await rows(
    w.ownerDb,
    sql`select distinct version from workflows where machine = 'review' order by version`,
  );
  expect(versions).toEqual([{ version: 1 }, { version: 2 }]);
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});
