import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import { world } from '#test/support/world.ts';

type Row = { n: number; said: string | null; at: string | null; ok: boolean };
const types = { n: 'int', said: 'text', at: 'timestamptz', ok: 'boolean' };

/** Sets of each way to travel: one row, few, and many that share values. */
const sets: Record<string, Row[]> = {
  'one row': [{ n: 1, said: null, at: '2026-11-22T10:00:00.000Z', ok: true }],
  'few rows': [1, 2, 3].map((n) => ({ n, said: n === 2 ? null : `l’un « ${n} »`, at: null, ok: n > 1 })),
  'many rows that share values': Array.from({ length: 40 }, (_, n) => ({
    n,
    said: n % 7 ? `${n},"{}\\` : null,
    at: '2026-11-22T10:00:00.000Z',
    ok: false,
  })),
  'many rows of which one column differs': Array.from({ length: 20 }, (_, n) => ({
    n,
    said: null,
    at: null,
    ok: true,
  })),
  'many rows that are one and the same': Array.from({ length: 20 }, () => ({
    n: 7,
    said: 'a\x1fb\x1ec',
    at: null,
    ok: true,
  })),
  'many rows with the separators in them': Array.from({ length: 20 }, (_, n) => ({
    n,
    said: `\x1f${n}\x1e`,
    at: null,
    ok: true,
  })),
};

test('a set of rows arrives as it was given, however it travels', async () => {
  const w = await world();
  for (const [how, given] of Object.entries(sets)) {
    const back = await inOffice(w.db, w.officeId, (tx) =>
      rows<Row>(tx, sql`select n, said, at, ok from ${rowSet('n', types, given)}`),
    );
    const read = back.map((row) => ({ ...row, at: row.at && new Date(row.at).toISOString() }));
    expect(read, how).toEqual(given);
  }
});
