/** `npm run backup -- --out DIR`: exit 0 with one line, or exit 1 with the reason. */
import { join } from 'node:path';
import { connectAsOwner } from '#db/client.ts';
import { finish, openCommandDatabase, reasonOf } from '#db/command.ts';
import { folderBlobs } from '../../documents/blobs.ts';
import { readOptions } from '../../ledger/cli/command.ts';
import { backup } from '../backup.ts';

async function run(source: NodeJS.ProcessEnv): Promise<string> {
  const { out } = readOptions(['out']);
  if (!out) throw new Error('--out is missing');
  const dataDir = source.DATA_DIR || './data';
  const database = await openCommandDatabase(source, { create: false });
  const { db, close } = connectAsOwner(database.ownerUrl, { name: 'tacite-command' });
  try {
    const anchors = source.ANCHOR_DIR || join(dataDir, 'anchors');
    const made = await backup(db, { blobs: folderBlobs(join(dataDir, 'blobs')), anchors, out });
    const told = `Backed up ${made.rows} rows and ${made.blobs} documents in ${made.files} files to ${out}. The ledger key and SESSION_SECRET are not in it.`;
    if (made.alone.length === 0) return told;
    return `${told}\nNobody could let these go on after a restore, which takes two administrators with password and telephone: ${made.alone.join(', ')}.`;
  } finally {
    await close();
    await database.close();
  }
}

try {
  finish(process.stdout, await run(process.env), 0);
} catch (error) {
  finish(process.stderr, `Nothing usable was backed up: ${reasonOf(error)}`, 1);
}
