import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { addBusiness } from '#test/support/add-business.ts';
import { brokenLedgers } from '#test/support/chains.ts';
import { tamperer } from '#test/support/tamper.ts';
import { type World, world } from '#test/support/world.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { appendToLedger, type Fact, lockLedgers } from '#workflows/ledger/append.ts';
import { readLedgerKey, verifySignature } from '#workflows/ledger/key.ts';

type Entry = { business: string; sequence: number; hash: Buffer; signature: Buffer | null; at: string };

const entries = async (w: World) =>
  (
    await rows<{ business: string; sequence: number; hash: string; signature: string | null; at: string }>(
      w.ownerDb,
      sql`select business_id as business, sequence, hash, signature, at::text as at from contract.ledger order by 1, 2`,
    )
  ).map(
    (row): Entry => ({
      ...row,
      hash: Buffer.from(row.hash, 'hex'),
      signature: row.signature === null ? null : Buffer.from(row.signature, 'hex'),
    }),
  );

const append = (w: World, businessIds: string[]) =>
  inOffice(w.db, w.officeId, async (tx) => {
    const { heads, lockedAt } = await lockLedgers(tx, businessIds);
    const facts = businessIds.map(
      (businessId, n): Fact => ({ businessId, kind: 'issue', subjectId: newId(), at: lockedAt, fact: { n } }),
    );
    const { ledgerKey: key } = w.s;
    await appendToLedger(tx, { officeId: w.officeId, key, heads, facts });
  });

test('entries written together share the signature of the last, each business has a chain of its own', async () => {
  const w = await world();
  const { businessId: other } = await addBusiness(w.ownerDb, w.officeId, { prefix: 'BBB' });
  await append(w, [w.businessId, other, w.businessId, w.businessId, other]);
  await append(w, [other]);
  const list = await entries(w);
  const publicKey = createPublicKey(readFileSync(w.env.LEDGER_KEY_FILE));
  for (const [business, signed] of [
    [w.businessId, [false, false, true]],
    [other, [false, true, true]],
  ] as const) {
    const own = list.filter((entry) => entry.business === business);
    expect(own.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(own.map(({ signature }) => signature !== null)).toEqual(signed);
    for (const { hash, signature } of own) {
      if (signature) expect(verifySignature(publicKey, hash, signature)).toBe(true);
    }
  }
  expect(await brokenLedgers(w.ownerDb)).toEqual([]);
});

test('forty at once, named in any order: no gap, no deadlock, in the order of time', async () => {
  const w = await world();
  const places = await Promise.all(
    ['BBB', 'CCC', 'DDD'].map((prefix) => addBusiness(w.ownerDb, w.officeId, { prefix })),
  );
  const ids = [w.businessId, ...places.map(({ businessId }) => businessId)];
  await Promise.all(Array.from({ length: 40 }, (_, i) => append(w, i % 2 ? ids : [...ids].reverse())));
  const list = await entries(w);
  for (const id of ids) {
    const own = list.filter(({ business }) => business === id);
    expect(own.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    const times = own.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
  expect(await brokenLedgers(w.ownerDb)).toEqual([]);
});

test('a ledger that is not locked is not written, and one of another office is not there', async () => {
  const w = await world();
  const { businessId: locked } = await addBusiness(w.ownerDb, w.officeId, { prefix: 'BBB' });
  const unlocked = inOffice(w.db, w.officeId, async (tx) => {
    const { heads, lockedAt } = await lockLedgers(tx, [locked]);
    const fact: Fact = {
      businessId: w.businessId,
      kind: 'issue',
      subjectId: newId(),
      at: lockedAt,
      fact: {},
    };
    await appendToLedger(tx, { officeId: w.officeId, key: w.s.ledgerKey, heads, facts: [fact] });
  });
  await expect(unlocked).rejects.toThrow('is not locked');
  await expect(inOffice(w.db, newId(), (tx) => lockLedgers(tx, [w.businessId]))).rejects.toThrow('no ledger');
  expect(await entries(w)).toEqual([]);
});

test('an edited, removed or foreign entry is found by who has the rows alone', async () => {
  const w = await world();
  const tamper = tamperer(w.adminUrl);
  await append(
    w,
    Array.from({ length: 4 }, () => w.businessId),
  );
  const found = async (statement: ReturnType<typeof sql>) => {
    const before = await rows(w.ownerDb, sql`select * from ledger`);
    expect(before).toHaveLength(4);
    await tamper(sql`create temp table kept on commit preserve rows as select * from ledger`, statement);
    const broken = await brokenLedgers(w.ownerDb);
    await tamper(sql`delete from ledger`, sql`insert into ledger select * from kept`, sql`drop table kept`);
    return broken.map((each) => each.replace(/^.*: /, ''));
  };
  expect(
    await found(sql`update ledger set payload = replace(payload, '"n":1', '"n":9') where sequence = 2`),
  ).toEqual(['entry 2']);
  expect(await found(sql`delete from ledger where sequence = 3`)).toEqual(['entry 4']);
  expect(await found(sql`delete from ledger where sequence = 4`)).toEqual(['head']);
  expect(await brokenLedgers(w.ownerDb)).toEqual([]);
});

test('without its key nothing is signed: a missing or wrong file is named', () => {
  expect(() => readLedgerKey('/nowhere/key.pem')).toThrow('/nowhere/key.pem holds no private key');
  expect(() => readLedgerKey(import.meta.filename)).toThrow('holds no private key');
});
