import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { connectAsOwner, inOffice, rows } from '#db/client.ts';
import { issueOne } from '#test/support/issue-one.ts';
import { world } from '#test/support/world.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { appendToLedger, lockLedgers } from '#workflows/ledger/append.ts';
import { handOver } from '#workflows/ledger/hand-over.ts';
import { ensureLedgerKey, readLedgerKey } from '#workflows/ledger/key.ts';
import { rotateKey } from '#workflows/ledger/rotate-key.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { createServices } from '#workflows/services.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';

async function given() {
  const w = await world();
  const key = (name: string) => {
    const file = join(w.dataDir, `${name}.pem`);
    ensureLedgerKey(file);
    return file;
  };
  const { LEDGER_KEY_FILE: first } = w.env;
  const blobs = folderBlobs(join(w.dataDir, 'blobs'));
  const { businessId, ownerDb } = w;
  await issueOne(w);
  return {
    ...w,
    w,
    key,
    files: { first, second: key('second'), third: key('third') },
    verify: (file: string) => verifyBusiness(ownerDb, { businessId, key: readPublicKey(file), blobs }),
    rotate: (from: string, to: string) =>
      rotateKey(ownerDb, { from: readLedgerKey(from), to: readLedgerKey(to), reason: 'chaque année' }),
    processWith: (file: string) => {
      const s = createServices({ ...w.env, LEDGER_KEY_FILE: file }, 'worker', { max: 2 });
      onTestFinished(() => s.close());
      return s;
    },
  };
}

test('a ledger that was handed over twice verifies as a whole, under any of its keys and no other', async () => {
  const { w, files, verify, rotate, processWith, key } = await given();
  expect(await rotate(files.first, files.second)).toEqual({ handedOver: 1, alreadyDone: 0 });
  await issueOne(w, processWith(files.second));
  expect(await rotate(files.second, files.third)).toEqual({ handedOver: 1, alreadyDone: 0 });
  expect(await rotate(files.second, files.third)).toEqual({ handedOver: 0, alreadyDone: 1 });
  await issueOne(w, processWith(files.third));

  for (const file of Object.values(files))
    expect(await verify(file)).toMatchObject({ ok: true, issued: 3, entries: 8 });
  const stranger = key('stranger');
  const { id } = readPublicKey(stranger);
  expect(await verify(stranger)).toMatchObject({
    ok: false,
    what: 'key',
    reason: `no hand-over leads to the key ${id}`,
  });
});

test('a process that still holds the old key issues nothing', async () => {
  const { w, files, rotate, processWith, verify, look } = await given();
  await rotate(files.first, files.second);
  const late = await issueOne(w, processWith(files.first));
  expect((await look(late)).invoice).toMatchObject({ number: null, reviewState: 'approved' });
  expect(await verify(files.second)).toMatchObject({ ok: true, issued: 1 });
  const [told] = await rows<{ failure: string }>(
    w.ownerDb,
    sql`select failure from workflows where failure is not null`,
  );
  expect(told?.failure).toContain('LEDGER_KEY_FILE holds another');
});

test('neither web nor worker can hand a ledger over', async () => {
  const { w, files, db, officeId, businessId } = await given();
  const [from, to] = [files.first, files.second].map(readLedgerKey) as [
    ReturnType<typeof readLedgerKey>,
    ReturnType<typeof readLedgerKey>,
  ];
  const tried = inOffice(db, officeId, async (tx) => {
    const { heads, lockedAt: at } = await lockLedgers(tx, [businessId]);
    const fact = handOver({ from, to, reason: 'x' }, { businessId, previous: heads.get(businessId)!.hash });
    const entry = { businessId, kind: 'key' as const, subjectId: businessId, at, fact };
    await appendToLedger(tx, { officeId, key: from, heads, facts: [entry] });
  });
  await expect(tried.catch((error: Error) => Promise.reject(error.cause))).rejects.toThrow('owner');
  void w;
});

test('a key that was put in the place of another without hand-over is found, whatever the database says', async () => {
  const { files, verify, rotate, adminUrl, businessId, key, ownerDb, officeId } = await given();
  await rotate(files.first, files.second);
  const superuser = connectAsOwner(adminUrl, { max: 1 });
  onTestFinished(() => superuser.close());
  const thief = readLedgerKey(key('thief'));
  const second = readLedgerKey(files.second);

  // The head says that another key signs, and entries of it follow, well chained and well signed.
  await superuser.db.execute(sql`update ledger_heads set key_id = ${thief.id}`);
  const forged = (fact: Record<string, unknown>, kind: 'key' | 'restore') =>
    inOffice(ownerDb, officeId, async (tx) => {
      const { heads, lockedAt: at } = await lockLedgers(tx, [businessId]);
      const entry = { businessId, kind, subjectId: businessId, at, fact };
      await appendToLedger(tx, { officeId, key: thief, heads, facts: [entry] });
      return heads.get(businessId)!;
    });
  const head = await forged({ note: 'mine' }, 'restore');
  expect(await verify(files.second)).toMatchObject({
    ok: false,
    what: 'ledger',
    sequence: head.sequence,
    reason: `is signed by the unknown key ${thief.id}`,
  });

  // Or the thief writes a hand-over to himself, which the old key never signed; or one back, which nobody took over.
  await superuser.db.execute(sql`set session_replication_role = replica`);
  await superuser.db.execute(sql`delete from ledger where sequence = ${head.sequence}`);
  await superuser.db.execute(sql`update ledger_heads set sequence = ${head.sequence - 1},
    hash = (select hash from ledger where sequence = ${head.sequence - 1})`);
  const fact = handOver(
    { from: second, to: thief, reason: 'x' },
    { businessId, previous: (await headOf())! },
  );
  await forged(fact, 'key');
  expect(await verify(files.second)).toMatchObject({
    ok: false,
    sequence: head.sequence,
    reason: expect.stringMatching(/signed/),
  });

  async function headOf() {
    const [row] = await rows<{ hash: string }>(
      ownerDb,
      sql`select encode(hash, 'hex') as hash from ledger_heads`,
    );
    return row && Buffer.from(row.hash, 'hex');
  }
});
