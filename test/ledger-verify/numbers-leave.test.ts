import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { rows } from '#db/client.ts';
import { type Place, readyMade } from '#test/setup/ready-made.ts';
import { addOffice, openWorld } from '#test/support/build-world.ts';
import { issueOne } from '#test/support/issue-one.ts';
import { type World, world } from '#test/support/world.ts';
import { reconcile } from '#workflows/backup/reconcile.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { drain } from '#workflows/drain.ts';
import { anchorNumbers, anchorTogether } from '#workflows/ledger/anchor-numbers.ts';
import { parseJournal, readAnchors } from '#workflows/ledger/anchors.ts';
import { openWitness, type Witness } from '#workflows/ledger/witness.ts';
import type { MailTransport, OutgoingMail } from '#workflows/mail/transport.ts';
import { parseEnv } from '#workflows/process/env.ts';
import { comment, submitReview, withdraw } from '#workflows/review/commands.ts';
import { createServices } from '#workflows/services.ts';

/** A world that has issued one invoice; every copy of it is the database as it was then. */
const copy = async () => {
  const place = await readyMade('one issued', async (at: Place) => {
    const w = await openWorld(at, await addOffice(at.ownerDb));
    await issueOne(w);
    await w.leave();
    const { officeId, staffId, businessId, ownerId, customerId, biller, owner } = w;
    return { officeId, staffId, businessId, ownerId, customerId, biller, owner };
  });
  return place;
};

/** A copy at work, and how its processes are begun anew with the anchors of another. */
async function open(place: Awaited<ReturnType<typeof copy>>, anchorDir?: string): Promise<World> {
  const opened = await openWorld(place, place.made);
  onTestFinished(opened.leave);
  if (!anchorDir) return opened;
  const s = createServices({ ...opened.env, ANCHOR_DIR: anchorDir }, 'worker', { max: 6 });
  onTestFinished(() => s.close());
  return { ...opened, s, env: { ...opened.env, ANCHOR_DIR: anchorDir } };
}

const numberOf = async (w: World, invoiceId: string) => (await w.look(invoiceId)).invoice.number;
const isHeld = async (w: World) =>
  (await rows(w.ownerDb, sql`select from ledger_heads where held_at is not null`)).length > 0;

const authority = (officeId: string) => ({ officeId, reason: 'Reprise', by: 'A', second: 'B' });
const letGoOn = (w: World, last = new Map<string, number>()) =>
  reconcile(w.ownerDb, {
    anchors: w.env.ANCHOR_DIR,
    key: w.s.ledgerKey,
    blobs: folderBlobs(join(w.env.DATA_DIR, 'blobs')),
    authority: authority(w.officeId),
    last,
  });

test('a number that left is not given again by a copy that is seconds behind, and none waits for the next minute', async () => {
  const ahead = await open(await copy());
  const anchors = ahead.env.ANCHOR_DIR;
  const lost = [await issueOne(ahead), await issueOne(ahead)];
  const left = await Promise.all(lost.map((id) => numberOf(ahead, id)));
  expect(left.map((number) => number?.slice(-4))).toEqual(['0002', '0003']);

  const behind = await open(await copy(), anchors);
  const next = await issueOne(behind);
  expect(await numberOf(behind, next)).toBeNull();
  await expect.poll(() => isHeld(behind)).toBe(true);

  const { done } = await letGoOn(behind);
  expect(Object.values(done[0]?.numbers ?? {})).toEqual([{ from: 2, to: 3 }]);
  // The clock of the copy is behind the lost numbers, which had their time.
  await behind.pass(1);
  expect((await numberOf(behind, next))?.slice(-4)).toBe('0004');
  expect((await numberOf(behind, await issueOne(behind)))?.slice(-4)).toBe('0005');
});

/** What a process does between a number and its mail, and where it dies. */
const deaths: Record<string, (s: World['s'], die: () => never) => Partial<World['s']>> = {
  'before its anchor is written': (s, die) => ({ witness: { ...s.witness, write: async () => die() } }),
  'once its anchor is written': (s, die) => ({
    witness: {
      ...s.witness,
      async write(anchors) {
        await s.witness.write(anchors);
        die();
      },
    },
  }),
  'with its mail in its hands': () => ({}),
};

test.each(Object.keys(deaths))('a process that dies %s leaves no number that two may have', async (where) => {
  const ahead = await open(await copy());
  const left: string[] = [];
  const die = (): never => {
    throw new Error('died');
  };
  const transport: MailTransport = {
    ...ahead.transport,
    send(mail) {
      const [number] = /VPC-\d{4}-\d{4}/.exec(`${mail.subject}${mail.text}`) ?? [];
      if (!number) return ahead.transport.send(mail);
      left.push(number);
      return die();
    },
  };
  const s = { ...ahead.s, ...deaths[where]?.(ahead.s, die) };
  await expect(issueOne({ ...ahead, transport }, s)).rejects.toThrow('died');
  expect(left.length > 0).toBe(where === 'with its mail in its hands');

  const behind = await open(await copy(), ahead.env.ANCHOR_DIR);
  const next = await issueOne(behind);
  const given = await numberOf(behind, next);
  expect(left).not.toContain(given);
  // What never left may be given again; what an anchor knows waits for a person.
  expect(given?.slice(-4) ?? null).toBe(where === 'before its anchor is written' ? '0002' : null);
});

test('who knows of a number that no anchor knows says so, once, and for a series that is there', async () => {
  const w = await open(await copy());
  await w.ownerDb.execute(sql`update ledger_heads set held_at = app_clock(), held_for = 'essai'`);
  const [series] = await rows<{ name: string }>(w.ownerDb, sql`select series as name from series`);
  const name = series!.name;
  await expect(letGoOn(w, new Map([['AUTRE-2026', 4]]))).rejects.toThrow('no ledger on hold has the series');
  await expect(letGoOn(w, new Map([[name, 0]]))).rejects.toThrow('has gone on to 1');
  const { done } = await letGoOn(w, new Map([[name, 7]]));
  expect(done[0]).toMatchObject({ lost: null, numbers: { [name]: { from: 2, to: 7 } } });
  const [entry] = await rows<{ told: unknown }>(
    w.ownerDb,
    sql`select payload::jsonb #> '{fact,told}' as told from ledger where kind = 'restore'`,
  );
  expect(entry?.told).toEqual({ [name]: 7 });
  expect((await numberOf(w, await issueOne(w)))?.slice(-4)).toBe('0008');
});

test('nothing leaves whose number no anchor knows: the mail waits, and goes once the disk is there again', async () => {
  const seen: { mail: OutgoingMail; known: number[] }[] = [];
  const w = await open(await copy());
  const transport: MailTransport = {
    ...w.transport,
    async send(mail) {
      const anchors = await readAnchors(w.env.ANCHOR_DIR, w.businessId);
      seen.push({ mail, known: anchors.flatMap(({ series }) => Object.values(series ?? {})) });
      return w.transport.send(mail);
    },
  };
  const full: Witness = { ...w.s.witness, write: () => Promise.reject(new Error('ENOSPC: no space left')) };
  await expect(issueOne({ ...w, transport }, { ...w.s, witness: full })).rejects.toThrow('ENOSPC');
  const numbered = () => seen.filter(({ mail }) => /VPC-\d{4}-0002/.test(`${mail.subject}${mail.text}`));
  expect(numbered()).toEqual([]);

  await w.ownerDb.execute(
    sql`update pgboss.job set state = 'created', start_after = now() where state < 'completed'`,
  );
  await drain(w.s, transport);
  expect(numbered().length).toBeGreaterThan(0);
  for (const { known } of numbered()) expect(Math.max(...known)).toBeGreaterThanOrEqual(2);
});

test('of all who ask at once one writes, and who asks while it writes waits for another', async () => {
  const { ownerDb, s, env } = await open(await copy());
  await ownerDb.execute(
    sql`insert into unanchored select office_id, business_id, sequence from ledger_heads`,
  );
  let writes = 0;
  const counted = openWitness(env.ANCHOR_DIR);
  const witness: Witness = {
    ...counted,
    write: (anchors) => {
      writes += 1;
      return counted.write(anchors);
    },
  };
  const ask = anchorTogether(s.db, witness);
  await Promise.all([ask(), ask(), ask()]);
  expect(writes).toBe(1);
  expect(await rows(ownerDb, sql`select from unanchored`)).toEqual([]);
  await anchorNumbers(s.db, { ...witness, write: () => Promise.reject(new Error('not needed')) });
});

test('a line of the journal that a full disk has cut vouches for nothing and hides no other', () => {
  const anchor = {
    at: '2026-11-22T10:00:00.000Z',
    businessId: crypto.randomUUID(),
    sequence: 3,
    hash: 'a'.repeat(64),
  };
  const line = JSON.stringify([anchor]);
  expect(parseJournal(`\n${line}\n${line.slice(0, 40)}\n${line}\n`)).toEqual([anchor, anchor]);
});

test('while its ledger is on hold each answer keeps its time, in words, and goes on at once afterwards', async () => {
  const w = await world();
  const { s, officeId, owner, biller } = w;
  const asked = async () => {
    const invoiceId = await w.draft();
    await submitReview(s, { officeId, actor: biller, invoiceId });
    await w.work();
    return invoiceId;
  };
  const [silent, spoken, early] = [await asked(), await asked(), await asked()];
  await w.ownerDb.execute(sql`update ledger_heads set held_at = app_clock(), held_for = 'essai'`);
  const body = 'Le chantier était à Corbie.';
  expect(await comment(s, { officeId, actor: owner, invoiceId: early, lineId: null, body })).toMatchObject({
    accepted: true,
  });
  await w.pass(49);
  for (const answer of [
    () => comment(s, { officeId, actor: owner, invoiceId: spoken, lineId: null, body }),
    () => withdraw(s, { officeId, actor: biller, invoiceId: spoken }),
  ])
    expect(await answer()).toMatchObject({ accepted: false, reason: 'late' });
  const [waiting] = await rows<{ failure: string; waits_for: string; wake_at: string | null }>(
    w.ownerDb,
    sql`select failure, waits_for, wake_at from workflows where subject_id = ${silent} and machine = 'review'`,
  );
  expect(waiting).toEqual({
    failure: expect.stringContaining('is on hold: essai'),
    waits_for: `ledger:${w.businessId}`,
    wake_at: null,
  });
  await letGoOn({
    ...w,
    env: parseEnv({ ...process.env, NODE_ENV: 'test', DATABASE_URL: w.url, DATA_DIR: w.env.DATA_DIR }),
  });
  await w.pass(0);
  expect((await w.look(silent)).state).toBe('issued');
  expect((await w.look(spoken)).state).toBe('issued');
  expect((await w.look(early)).state).toBe('answering');
});

test('what needs no owner is refused in words while its ledger is on hold, and stays a draft', async () => {
  const w = await world({ policy: { needsApproval: 'never' } });
  const { s, officeId, biller } = w;
  await w.ownerDb.execute(sql`update ledger_heads set held_at = app_clock(), held_for = 'essai'`);
  const invoiceId = await w.draft();
  expect(await submitReview(s, { officeId, actor: biller, invoiceId })).toMatchObject({
    accepted: false,
    reason: 'onHold',
  });
  expect((await w.look(invoiceId)).state).toBe('preparing');
});

test('a database whose clock is behind its last number waits for it in words, and numbers once it is right', async () => {
  const w = await open(await copy());
  await w.ownerDb.execute(sql`update series set last_issued_at = app_clock() + interval '3 hours'`);
  const invoiceId = await issueOne(w);
  expect(await numberOf(w, invoiceId)).toBeNull();
  const [row] = await rows<{ failure: string }>(
    w.ownerDb,
    sql`select failure from workflows where subject_id = ${invoiceId} and machine = 'review'`,
  );
  expect(row?.failure).toContain('the clock of the database is behind the last number');
  await w.pass(3);
  expect((await numberOf(w, invoiceId))?.slice(-4)).toBe('0002');
});
