import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { privacy as en } from '#app/lib/locales/en/privacy.ts';
import { privacy as fr } from '#app/lib/locales/fr/privacy.ts';
import { rows } from '#db/client.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { fullHouse } from '#test/support/full-house.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { columnsOf } from '#workflows/privacy/kept.ts';
import { purgeExpired } from '#workflows/privacy/purge.ts';
import { register } from '#workflows/privacy/register.ts';

test('every column of every table says why it is kept and for how long', async () => {
  const { ownerDb } = await freshDatabase();
  const found = await rows<{ name: string; columns: string[] }>(
    ownerDb,
    sql`select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1 order by 1`,
  );
  expect(found.length).toBeGreaterThan(20);
  for (const { name, columns } of found) {
    const kept = register[name];
    expect.soft(kept, `${name} is in the register`).toBeDefined();
    const known = kept ? columnsOf(kept) : [];
    expect
      .soft(
        columns.filter((column) => !known.includes(column)),
        `columns of ${name}`,
      )
      .toEqual([]);
    expect.soft(new Set(known).size, `${name} names each once`).toBe(known.length);
  }
});

test('what is kept for a time is gone after it, and nothing else is', async () => {
  const { db, ownerDb } = await fullHouse();
  const count = async () => {
    const counts: Record<string, number> = {};
    for (const [table, { keep }] of Object.entries(register)) {
      const [there] = await rows<{ there: boolean }>(
        ownerDb,
        sql`select to_regclass(${`public.${table}`}) is not null as there`,
      );
      if (!there?.there) continue;
      const [row] = await rows<{ n: number }>(
        ownerDb,
        sql`select count(*)::int as n from ${sql.identifier(table)}`,
      );
      counts[`${keep} ${table}`] = row?.n ?? 0;
    }
    return counts;
  };
  await ownerDb.execute(sql`insert into attempts (key) values ('x')`);
  const before = await count();
  expect(await purgeExpired(db)).toBe(0);
  await moveClock(db, 400 * 86_400_000);
  // Sessions run on the clock of the world.
  const past = sql`clock_timestamp() - interval '2 days'`;
  await ownerDb.execute(sql`update sessions set ends_at = ${past}, expires_at = ${past}`);
  for (const table of ['link_sessions', 'staff_tokens', 'challenges'])
    await ownerDb.execute(sql`update ${sql.identifier(table)} set expires_at = ${past}`);
  expect(await purgeExpired(db)).toBeGreaterThan(4);
  const after = await count();
  for (const [name, n] of Object.entries(after)) {
    const isTimed = /^(year|session|day) /.test(name);
    expect.soft(n, name).toBe(isTimed ? 0 : before[name]);
  }
});

test.each([
  ['French', fr],
  ['English', en],
])('in %s everything of the register has a name that people use', (_, { tables, fields }) => {
  const words = (text = '') => text.split(' ').filter(Boolean);
  for (const [name, { personal, secret }] of Object.entries(register)) {
    expect.soft(tables, name).toHaveProperty(name);
    for (const field of [...words(personal), ...words(secret)])
      expect.soft(fields, `${field} of ${name}`).toHaveProperty(field);
  }
  for (const name of Object.keys(tables)) expect.soft(register, name).toHaveProperty(name);
  for (const text of [...Object.values(tables), ...Object.values(fields)]) expect.soft(text).not.toMatch(/_/);
});
