import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/** Of the moment or of the machines: nothing to come back to. */
const left = new Set(['clock_control', 'processes', 'attempts', 'sessions', 'link_sessions']);

/** The tables to keep, each after those it refers to, so that they can be filled again in this order. */
export async function orderedTables(tx: Tx): Promise<string[]> {
  const tables = await rows<{ name: string }>(
    tx,
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const references = await rows<{ name: string; to: string }>(
    tx,
    sql`select c.relname as name, f.relname as to from pg_constraint r join pg_class c on c.oid = r.conrelid
      join pg_class f on f.oid = r.confrelid where r.contype = 'f' and r.connamespace = 'public'::regnamespace
      and r.conrelid <> r.confrelid`,
  );
  const ordered: string[] = [];
  const visit = (name: string, way: string[]) => {
    if (ordered.includes(name)) return;
    if (way.includes(name))
      throw new Error(`tables refer to each other in a circle: ${[...way, name].join(' → ')}`);
    for (const { to } of references.filter((each) => each.name === name)) visit(to, [...way, name]);
    ordered.push(name);
  };
  for (const { name } of tables) if (!left.has(name)) visit(name, []);
  return ordered;
}

/** The columns of a table that can be written. */
export async function columnsOf(tx: Tx, table: string): Promise<string[]> {
  const found = await rows<{ name: string }>(
    tx,
    sql`select attname as name from pg_attribute where attrelid = ${`public.${table}`}::regclass and attnum > 0
      and not attisdropped and attgenerated = '' order by attnum`,
  );
  return found.map(({ name }) => name);
}

/** The newest migration of a database: a backup goes back into the same structure only. */
export async function migrationOf(tx: Tx): Promise<string> {
  const [row] = await rows<{ hash: string }>(
    tx,
    sql`select hash from drizzle.__drizzle_migrations order by created_at desc limit 1`,
  );
  return row?.hash ?? '';
}
