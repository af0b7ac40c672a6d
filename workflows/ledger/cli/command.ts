import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectAsOwner, type Db } from '#db/client.ts';
import { openCommandDatabase } from '#db/command.ts';
import { type BlobStore, folderBlobs } from '../../documents/blobs.ts';
import { type PublicKey, readPublicKey } from '../verify-key.ts';

/** What a command that reads one business works with. */
export type Reading = { db: Db; blobs: BlobStore; key: PublicKey; anchors: string };

/** The values of `--name VALUE` options. @throws Error in words for the operator when another is given */
export function readOptions<Name extends string>(names: readonly Name[]): Partial<Record<Name, string>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  return parseArgs({ options }).values as Partial<Record<Name, string>>;
}

/** Runs `work` with the database, the stored documents and the key of this environment, and closes what it opened. */
export async function withReading<T>(
  source: NodeJS.ProcessEnv,
  work: (reading: Reading) => Promise<T>,
): Promise<T> {
  const dataDir = source.DATA_DIR || './data';
  const key = readPublicKey(source.LEDGER_KEY_FILE || join(dataDir, 'ledger-key.pem'));
  const database = await openCommandDatabase(source, { create: false });
  const { db, close } = connectAsOwner(database.ownerUrl, { name: 'tacite-command' });
  try {
    return await work({
      db,
      key,
      blobs: folderBlobs(join(dataDir, 'blobs')),
      anchors: source.ANCHOR_DIR || join(dataDir, 'anchors'),
    });
  } finally {
    await close();
    await database.close();
  }
}
