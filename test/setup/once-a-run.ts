import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

/**
 * What is the same for every test of a run and takes long is made by whoever needs it first; the others wait for it,
 * in whatever process they run. What `make` returns has to survive JSON; `folder` is its own, and stays until the run ends.
 */
export async function onceARun<T>(name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(inject('folder'), 'once', name);
  const made = join(folder, 'made.json');
  const read = () => JSON.parse(readFileSync(made, 'utf8')) as T;
  if (existsSync(made)) return read();
  const admin = new pg.Client({ connectionString: inject('urls').admin });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock(hashtext($1))', [`once a run: ${name}`]);
    if (existsSync(made)) return read();
    mkdirSync(folder, { recursive: true });
    const draft = `${made}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(await make(folder)));
    // Nobody reads half of it.
    renameSync(draft, made);
    return read();
  } finally {
    await admin.end();
  }
}
