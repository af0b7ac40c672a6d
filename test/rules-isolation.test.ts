import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Db, inOffice, rows } from '#db/client.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { fullHouse, officeTables } from '#test/support/full-house.ts';
import { addOffice } from '#test/support/world.ts';

type Table = { name: string; enabled: boolean; forced: boolean; columns: string };

test('every table of an office has row-level security enabled and forced, with a policy for each command', async () => {
  const { ownerDb } = await freshDatabase();
  const tables = await rows<Table>(ownerDb, officeTables);
  expect(tables.length).toBeGreaterThan(20);
  for (const table of tables) {
    expect(table, table.name).toMatchObject({ enabled: true, forced: true });
    const policies = await rows<{ cmd: string; uses: string }>(
      ownerDb,
      sql`select cmd, coalesce(qual, '') || coalesce(with_check, '') as uses from pg_policies
        where schemaname = 'public' and tablename = ${table.name} and 'tacite_app' = any (roles) order by cmd`,
    );
    expect(
      policies.map(({ cmd }) => cmd),
      table.name,
    ).toEqual(['DELETE', 'INSERT', 'SELECT', 'UPDATE']);
    for (const { uses } of policies)
      expect(uses, table.name).toContain('office_id = ( SELECT app_office() AS app_office)');
  }
  const others = await rows<{ name: string }>(
    ownerDb,
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and relname <> all (${sql.param(tables.map(({ name }) => name))}::text[]) order by 1`,
  );
  // What no office owns: who tried to sign in from where, what an authenticator is to sign, the clock, the processes.
  expect(others.map(({ name }) => name)).toEqual(['attempts', 'challenges', 'clock_control', 'processes']);
});

test('nobody sees or writes the rows of an office without its context, whatever the table', async () => {
  const w = await fullHouse();
  const stranger = await addOffice(w.ownerDb);
  const tables = await rows<Table>(w.ownerDb, officeTables);
  const within = <T>(db: Db, office: string | null, query: ReturnType<typeof sql>) =>
    office ? inOffice(db, office, (tx) => rows<T>(tx, query)) : rows<T>(db, query);
  const count = async (db: Db, office: string | null, table: string, where = sql`true`) =>
    (
      await within<{ n: number }>(
        db,
        office,
        sql`select count(*)::int as n from ${sql.identifier(table)} where ${where}`,
      )
    )[0]?.n;
  const ours = sql`office_id = ${w.officeId}`;

  for (const { name, columns } of tables) {
    const all = await count(w.ownerDb, null, name, ours);
    expect.soft(all, `${name} has a row to be stolen`).toBeGreaterThan(0);
    expect.soft(await count(w.db, w.officeId, name), `${name} seen by its office`).toBe(all);
    expect.soft(await count(w.db, null, name), `${name} seen by nobody`).toBe(0);
    expect.soft(await count(w.db, stranger.officeId, name, ours), `${name} seen by another office`).toBe(0);

    for (const office of [null, stranger.officeId]) {
      const attempts = {
        update: sql`update ${sql.identifier(name)} set office_id = office_id where ${ours} returning 1`,
        delete: sql`delete from ${sql.identifier(name)} where ${ours} returning 1`,
        insert: sql`insert into ${sql.identifier(name)} (${sql.raw(columns)}) select ${sql.raw(columns)}
          from jsonb_populate_record(null::${sql.identifier(name)}, ${await aRow(w.ownerDb, name, w.officeId)}::jsonb) returning 1`,
      };
      for (const [command, query] of Object.entries(attempts)) {
        const done = await within(w.db, office, query).catch(
          (error: Error) => (error.cause as Error).message,
        );
        const refused = Array.isArray(done)
          ? done.length === 0
          : /row-level security|permission denied/.test(done);
        expect.soft(refused, `${command} ${name} as ${office ?? 'nobody'}: ${done}`).toBe(true);
      }
    }
    expect.soft(await count(w.ownerDb, null, name, ours)).toBe(all);
  }
});

const aRow = async (db: Db, table: string, office: string) =>
  (
    await rows<{ row: string }>(
      db,
      sql`select to_jsonb(t)::text as row from ${sql.identifier(table)} t where office_id = ${office} limit 1`,
    )
  )[0]!.row;

test('an office cannot hand its rows to another, nor move them there', async () => {
  const w = await fullHouse();
  const stranger = await addOffice(w.ownerDb);
  const move = (table: string) =>
    inOffice(w.db, w.officeId, (tx) =>
      tx.execute(sql`update ${sql.identifier(table)} set office_id = ${stranger.officeId}`),
    ).catch((error: Error) => (error.cause as Error).message);
  for (const table of ['invoices', 'drafts', 'workflows', 'mails', 'links', 'customers', 'owners', 'staff']) {
    expect.soft(await move(table), table).toMatch(/row-level security|is issued|is kept/);
  }
});

test('the views of the contract show each office its own', async () => {
  const w = await fullHouse();
  const stranger = await addOffice(w.ownerDb);
  const views = await rows<{ name: string; options: string[] | null }>(
    w.ownerDb,
    sql`select relname as name, reloptions as options from pg_class where relnamespace = 'contract'::regnamespace and relkind = 'v'`,
  );
  expect(views.map(({ name }) => name).sort()).toEqual([
    'allocations',
    'dispatches',
    'invoices',
    'jobs',
    'ledger',
    'payments',
    'reviews',
    'settlements',
    'transitions',
  ]);
  for (const { name, options } of views) {
    const seen = (office: string) =>
      inOffice(w.db, office, (tx) =>
        rows<{ office_id: string }>(tx, sql`select office_id from contract.${sql.identifier(name)}`),
      );
    expect(options, name).toContain('security_invoker=true');
    expect((await seen(w.officeId)).length, name).toBeGreaterThan(0);
    expect(await seen(stranger.officeId), name).toEqual([]);
    expect(await rows(w.db, sql`select * from contract.${sql.identifier(name)}`), name).toEqual([]);
  }
});

test('the application’s role is above nothing, owns nothing, and may call only what is meant for it', async () => {
  const { ownerDb, db } = await freshDatabase();
  const [role] = await rows(
    ownerDb,
    sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = 'tacite_app'`,
  );
  expect(Object.values(role!)).toEqual([false, false, false, false, false]);
  expect(
    await rows(ownerDb, sql`select relname from pg_class where pg_get_userbyid(relowner) = 'tacite_app'`),
  ).toEqual([]);
  const functions = await rows<{ name: string; config: string[] | null; open: boolean }>(
    ownerDb,
    sql`select proname as name, proconfig as config, has_function_privilege('public', oid, 'execute') as open
      from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
  );
  for (const { name, config, open } of functions) {
    expect(config, `${name} looks its names up where it was written`).toContain('search_path=public');
    expect(open, `${name} is not for everybody`).toBe(false);
  }
  const create = db
    .execute(sql`create table mine (id int)`)
    .catch((error: Error) => (error.cause as Error).message);
  expect(await create).toMatch('permission denied for schema public');
});
