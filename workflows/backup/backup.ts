import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { clock } from '../engine/clock.ts';
import { openExport } from '../export/export-writer.ts';
import { journalDays, journalOf } from '../ledger/anchors.ts';
import { readMarks } from '../ledger/guard-ledgers.ts';
import { blobFile, type Manifest, tableFile } from './manifest.ts';
import { readmeOfBackup } from './readme.ts';
import { columnsOf, migrationOf, orderedTables } from './tables.ts';

export type BackedUp = {
  rows: number;
  blobs: number;
  files: number;
  /** Names of offices that lack a second administrator who could confirm a restore. */
  alone: string[];
};

const atOnce = 500;

/**
 * Everything that is kept, as files: each table as JSON lines from one snapshot, the documents, the anchors, and a
 * manifest with the SHA-256 of all of it, written last. Neither the key of the ledgers nor SESSION_SECRET is in it.
 * `ownerDb` logs in as the owner of the tables.
 *
 * @throws Error when `out` is not empty, or a document that is named is missing or altered
 */
export async function backup(
  ownerDb: Db,
  { blobs, anchors, out }: { blobs: BlobStore; anchors: string; out: string },
): Promise<BackedUp> {
  const writer = await openExport(out);
  return ownerDb.transaction(
    async (tx) => {
      const tables: Manifest['tables'] = [];
      for (const name of await orderedTables(tx)) {
        const file = await writer.texts(tableFile(name), rowsOf(tx, name));
        tables.push({ name, rows: file.lines, sha256: file.sha256 });
      }
      const named = await namedBlobs(tx);
      for (const sha of named) {
        const bytes = await blobs.get(sha);
        if (!bytes) throw new Error(`the document ${sha} is missing`);
        await writer.file(blobFile(sha), bytes);
      }
      for (const name of await readdir(anchors).catch(() => []))
        if (/^[0-9a-f-]{36}\.jsonl$/.test(name))
          await writer.file(`anchors/${name}`, await readFile(join(anchors, name)));
      for (const day of await journalDays(anchors))
        await writer.file(`anchors/journal/${day}`, await readFile(join(journalOf(anchors), day)));
      const at = await clock(tx);
      await writer.file('README.txt', readmeOfBackup(at));
      const ledgers = (await readMarks(tx)).map(({ businessId, sequence, hash }) => ({
        businessId,
        sequence,
        hash,
      }));
      const files = [...writer.written];
      const manifest: Manifest = {
        format: 'tacite-backup-1',
        at,
        migration: await migrationOf(tx),
        tables,
        blobs: named,
        ledgers,
        files,
      };
      await writer.file('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
      const count = tables.reduce((sum, table) => sum + table.rows, 0);
      return { rows: count, blobs: named.length, files: writer.written.length, alone: await alone(tx) };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** Rows as PostgreSQL writes them in JSON, unread here: no number is rounded and no instant cut on the way. */
async function* rowsOf(tx: Tx, name: string): AsyncGenerator<string[]> {
  const columns = sql.join(
    (await columnsOf(tx, name)).map((column) => sql`t.${sql.identifier(column)}`),
    sql`, `,
  );
  const cursor = sql.identifier(`backup_${name}`);
  await tx.execute(sql`declare ${cursor} no scroll cursor for
    select to_jsonb(r)::text as row from (select ${columns} from ${sql.identifier(name)} t) r`);
  for (;;) {
    const page = await rows<{ row: string }>(tx, sql`fetch ${sql.raw(String(atOnce))} from ${cursor}`);
    if (page.length === 0) break;
    yield page.map(({ row }) => row);
  }
  await tx.execute(sql`close ${cursor}`);
}

/** Every document that a row names. */
async function namedBlobs(tx: Tx): Promise<string[]> {
  const found = await rows<{ sha256: string }>(
    tx,
    sql`select sha256 from documents union select sha256 from letter_files union select document_sha256 from mandates where document_sha256 is not null
      order by 1`,
  );
  return found.map(({ sha256 }) => sha256);
}

async function alone(tx: Tx): Promise<string[]> {
  const found = await rows<{ name: string }>(
    tx,
    sql`select o.name from offices o where (select count(*) from staff s where s.office_id = o.office_id and s.role = 'admin'
      and s.disabled_at is null and s.password_hash is not null and s.totp_secret is not null) < 2 order by o.name`,
  );
  return found.map(({ name }) => name);
}
