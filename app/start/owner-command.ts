import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connectAsOwner, type Db } from '#db/client.ts';
import { finish, openCommandDatabase, reasonOf } from '#db/command.ts';
import { type BlobStore, folderBlobs } from '#workflows/documents/blobs.ts';
import { withLocalSecret } from '#workflows/process/local-secret.ts';

/** What a command with two administrators works with. */
export type OwnerCommand = {
  option(name: string): string;
  /** What was given for an option that may be left out, or stand several times. */
  options(name: string): string[];
  db: Db;
  ownerUrl: string;
  blobs: BlobStore;
  anchors: string;
  keyFile: string;
  secret: string;
};

/** Runs a command on the database of this environment as its owner, says what came of it, and ends the process. */
export async function runAsOwner(
  names: string[],
  failed: string,
  work: (given: OwnerCommand) => Promise<string>,
  repeatable: string[] = [],
) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const many = Object.fromEntries(
      repeatable.map((name) => [name, { type: 'string' as const, multiple: true }]),
    );
    const { values } = parseArgs({ options: { ...options, ...many } });
    const option = (name: string) => {
      const value = values[name];
      if (typeof value !== 'string' || value.trim() === '') throw new Error(`--${name} is missing`);
      return value.trim();
    };
    for (const name of names) option(name);
    const several = (name: string) => {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : [];
    };
    const source = withLocalSecret({ ...process.env });
    const secret = source.SESSION_SECRET;
    if (!secret) throw new Error('SESSION_SECRET is missing');
    const dataDir = resolve(source.DATA_DIR || './data');
    const database = await openCommandDatabase(source, { create: true });
    const { db, close } = connectAsOwner(database.ownerUrl, { name: 'tacite-command' });
    const told = await work({
      option,
      options: several,
      db,
      ownerUrl: database.ownerUrl,
      blobs: folderBlobs(join(dataDir, 'blobs')),
      anchors: source.ANCHOR_DIR || join(dataDir, 'anchors'),
      keyFile: source.LEDGER_KEY_FILE || join(dataDir, 'ledger-key.pem'),
      secret,
    }).finally(async () => {
      await close();
      await database.close();
    });
    finish(process.stdout, told, 0);
  } catch (error) {
    finish(process.stderr, `${failed}: ${reasonOf(error)}`, 1);
  }
}
