import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import * as schema from '#db/schema/index.ts';
import { freshDatabase } from '#test/setup/database.ts';

/** Of the clock, which functions of the database alone read and move. */
const inSqlAlone = ['clock_control'];

const declared = Object.values(schema).flatMap((each) => (is(each, PgTable) ? [getTableConfig(each)] : []));

/** A column in a line: its type, whether it may be empty, whether the database fills it in. */
const line = (name: string, { type, notNull, filled }: { type: string; notNull: boolean; filled: boolean }) =>
  `${name} ${type}${notNull ? ' not null' : ''}${filled ? ' filled' : ''}`;

test('the tables in TypeScript are those of the migrated database, column by column', async () => {
  const { ownerDb } = await freshDatabase();
  const columns = await rows<{
    table: string;
    name: string;
    type: string;
    notNull: boolean;
    filled: boolean;
  }>(
    ownerDb,
    sql`select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
        a.attnotnull as "notNull", a.atthasdef or a.attidentity <> '' as filled
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      order by 1, a.attnum`,
  );
  const said = declared.flatMap((table) =>
    table.columns.map((column) =>
      line(`${table.name}.${column.name}`, {
        type: column.getSQLType(),
        notNull: column.notNull || column.primary,
        filled: (column.hasDefault && column.defaultFn === undefined) || column.generated !== undefined,
      }),
    ),
  );
  const real = columns
    .filter(({ table }) => !inSqlAlone.includes(table))
    .map((column) => line(`${column.table}.${column.name}`, column));
  expect(said.sort()).toEqual(real.sort());
});

test('its keys and indexes are those of the migrated database', async () => {
  const { ownerDb } = await freshDatabase();
  const indexes = await rows<{ table: string; name: string; primary: boolean; columns: string[] }>(
    ownerDb,
    sql`select t.relname as table, i.relname as name, x.indisprimary as primary,
        array(select pg_get_indexdef(x.indexrelid, n, true) from generate_series(1, x.indnkeyatts) n) as columns
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition`,
  );
  const said = declared.flatMap((table) => {
    const key = [
      ...table.columns.filter(({ primary }) => primary).map(({ name }) => name),
      ...table.primaryKeys.flatMap((each) => each.columns.map(({ name }) => name)),
    ];
    const others = [
      ...table.indexes.map(({ config }) => config.name),
      ...table.columns.filter(({ isUnique }) => isUnique).map(({ uniqueName }) => uniqueName),
      ...table.uniqueConstraints.map((each) => each.getName()),
    ];
    return [`${table.name}: ${key}`, ...others.map((name) => `${table.name}, ${name}`)];
  });
  const real = indexes
    .filter(({ table }) => !inSqlAlone.includes(table))
    .map(({ table, name, primary, columns }) => (primary ? `${table}: ${columns}` : `${table}, ${name}`));
  expect(said.sort()).toEqual(real.sort());
});
