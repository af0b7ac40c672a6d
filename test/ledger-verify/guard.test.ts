import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { issueOne } from '#test/support/issue-one.ts';
import { world } from '#test/support/world.ts';
import { appendAnchor, readAnchors } from '#workflows/ledger/anchors.ts';
import { guardLedgers } from '#workflows/ledger/guard-ledgers.ts';
import { openWitness } from '#workflows/ledger/witness.ts';

test('every ledger that moved gets an anchor with the ends of its series, its numbers before their mail leaves, and no other line', async () => {
  const w = await world();
  const { s, businessId, env } = w;
  await guardLedgers(s, s.witness);
  await issueOne(w);
  for (let round = 0; round < 3; round++) expect(await guardLedgers(s, s.witness)).toEqual([]);
  const anchors = await readAnchors(env.ANCHOR_DIR, businessId);
  expect(anchors.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
  expect(Object.values(anchors[2]?.series ?? {})).toEqual([1]);
});

test('an anchor that another worker wrote after the first look stops nothing', async () => {
  const w = await world();
  const { s, businessId, env } = w;
  await issueOne(w);
  // The other worker has seen an entry that this one reads only the second time: as if it were written in between.
  let looks = 0;
  const late = new Proxy(s.db, {
    get(db, name) {
      if (name !== 'execute') return Reflect.get(db, name);
      return async (query: never) => {
        const found = (await db.execute(query)) as unknown as {
          business_id: string;
          sequence: number;
          hash: string;
        }[];
        looks += 1;
        return looks > 1 ? found : found.map((mark) => ({ ...mark, sequence: 0, hash: '0'.repeat(64) }));
      };
    },
  });
  const [head] = await rows<{ sequence: number; hash: string }>(
    w.ownerDb,
    sql`select sequence, encode(hash, 'hex') as hash from ledger_heads`,
  );
  await appendAnchor(env.ANCHOR_DIR, { at: '2026-11-22T10:00:00.000Z', businessId, ...head! });
  expect(await guardLedgers({ ...s, db: late }, openWitness(env.ANCHOR_DIR))).toEqual([]);
  expect(await rows(w.ownerDb, sql`select from ledger_heads where held_at is not null`)).toEqual([]);
});

test('an anchor of an entry that is gone, or is another, stops the numbering of that business', async () => {
  const w = await world();
  const { s, businessId, env } = w;
  await issueOne(w);
  await appendAnchor(env.ANCHOR_DIR, {
    at: '2026-11-22T10:00:00.000Z',
    businessId,
    sequence: 2,
    hash: 'a'.repeat(64),
  });
  expect(await guardLedgers(s, s.witness)).toEqual([businessId]);
  const late = await issueOne(w);
  expect((await w.look(late)).invoice.number).toBeNull();
});

test('a file that can’t be read is told, and stops neither the process nor anything else', async () => {
  const { s, businessId, env } = await world();
  await mkdir(env.ANCHOR_DIR, { recursive: true });
  await appendFile(join(env.ANCHOR_DIR, `${businessId}.jsonl`), '{"at":"20');
  const told: string[] = [];
  const log = { error: (_: unknown, words?: string) => void told.push(words ?? '') };
  expect(await guardLedgers({ db: s.db, log: log as never }, openWitness(env.ANCHOR_DIR))).toEqual([]);
  expect(told).toEqual(['anchors']);
});
