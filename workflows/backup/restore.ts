import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { blobFile, type Manifest, manifestSchema, tableFile } from './manifest.ts';
import { columnsOf, migrationOf, orderedTables } from './tables.ts';

/** Who puts a database back or lets ledgers go on, and why: two administrators of `officeId`. */
export type Authority = { officeId: string; reason: string; by: string; second: string };
export type PutBack = { rows: number; blobs: number; at: string };

const atOnce = 500;

/**
 * Fills an empty, migrated database from a backup, in one transaction that ends with `confirm`: two administrators of an
 * office in it say that it may. That is enough for the whole, as everything it puts back stands still: nothing is
 * numbered before each office has reconciled its own ledgers, and mails whose fate the backup could not know wait for a
 * person. `ownerDb` logs in as the owner of the tables.
 *
 * @throws Error when any file is not what the manifest says, the structure is another, or the database holds something
 */
export async function restore(
  ownerDb: Db,
  params: {
    from: string;
    blobs: BlobStore;
    anchors: string;
    reason: string;
    confirm: (tx: Tx) => Promise<Omit<Authority, 'reason'>>;
  },
): Promise<PutBack> {
  const { from, blobs, anchors, reason, confirm } = params;
  const manifest = await readManifest(from);
  for (const sha of manifest.blobs) {
    const kept = await blobs.put(await readFile(join(from, blobFile(sha))));
    if (kept !== sha) throw new Error(`the document ${sha} is not what it was`);
  }
  await ownerDb.transaction(async (tx) => {
    await checkTarget(tx, manifest);
    for (const name of await orderedTables(tx)) await fill(tx, name, join(from, tableFile(name)));
    const who = await confirm(tx);
    await holdEverything(tx, { reason, ...who }, manifest.at);
  });
  await putAnchors(manifest, from, anchors);
  return {
    rows: manifest.tables.reduce((sum, each) => sum + each.rows, 0),
    blobs: manifest.blobs.length,
    at: manifest.at,
  };
}

async function readManifest(from: string): Promise<Manifest> {
  const text = await readFile(join(from, 'manifest.json'), 'utf8').catch(() => {
    throw new Error(`${from} holds no whole backup: manifest.json is missing`);
  });
  const manifest = manifestSchema.parse(JSON.parse(text));
  for (const { path, sha256 } of manifest.files) {
    const hash = createHash('sha256');
    for await (const part of createReadStream(join(from, path))) hash.update(part);
    if (hash.digest('hex') !== sha256) throw new Error(`${path} is not what was backed up`);
  }
  return manifest;
}

async function checkTarget(tx: Tx, manifest: Manifest) {
  if ((await migrationOf(tx)) !== manifest.migration)
    throw new Error(
      'the backup is of another version of the product: restore it with that one, then migrate',
    );
  const [found] = await rows<{ offices: number }>(tx, sql`select count(*)::int as offices from offices`);
  if (found?.offices !== 0) throw new Error('the database is not empty');
}

/** Puts rows back as they were. Triggers rest meanwhile: they are about new facts, and these were judged when they were. */
async function fill(tx: Tx, name: string, file: string) {
  const table = sql.identifier(name);
  const columns = sql.join(
    (await columnsOf(tx, name)).map((column) => sql.identifier(column)),
    sql`, `,
  );
  const insert = (lines: string[]) =>
    tx.execute(sql`insert into ${table} (${columns}) select ${columns}
      from jsonb_populate_recordset(null::${table}, ${`[${lines.join(',')}]`}::text::jsonb)`);
  await tx.execute(sql`alter table ${table} disable trigger user`);
  let page: string[] = [];
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line) page.push(line);
    if (page.length < atOnce) continue;
    await insert(page);
    page = [];
  }
  if (page.length > 0) await insert(page);
  // Checks of references wait for the end of the transaction where they can; a table with such events can't be altered.
  await tx.execute(sql`set constraints all immediate`);
  await tx.execute(sql`alter table ${table} enable trigger user`);
}

async function holdEverything(tx: Tx, { officeId, ...who }: Authority, backedUpAt: string) {
  const restored = { restored: backedUpAt, reason: who.reason };
  // Another office's ledger does not name the people of this one.
  await tx.execute(sql`update ledger_heads set held_at = app_clock(), held_for = case office_id
    when ${officeId} then ${JSON.stringify({ ...restored, ...who })}::text else ${JSON.stringify(restored)} end`);
  // Whether they went out after the backup is not known; a second one is worse than a question to the office.
  await tx.execute(sql`update mails set state = 'reconcile', error = ${`restored from the backup of ${backedUpAt}`},
    closed_at = app_clock() where state in ('queued', 'sending')`);
}

/** Anchors outlive a database: those that are there already know more than the backup. */
async function putAnchors({ files }: Manifest, from: string, anchors: string) {
  for (const { path } of files.filter((file) => file.path.startsWith('anchors/'))) {
    const bytes = await readFile(join(from, path));
    const target = join(anchors, path.slice('anchors/'.length));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
