/**
 * `npm run rotate-key -- --to FILE --reason TEXT`: hands every ledger over from LEDGER_KEY_FILE to the key in FILE. Exit 0
 * with what is left to do, or exit 1 with the reason.
 */
import { join } from 'node:path';
import { connectAsOwner } from '#db/client.ts';
import { finish, openCommandDatabase, reasonOf } from '#db/command.ts';
import { readLedgerKey } from '../key.ts';
import { rotateKey } from '../rotate-key.ts';
import { readOptions } from './command.ts';

async function run(source: NodeJS.ProcessEnv): Promise<string> {
  const { to, reason } = readOptions(['to', 'reason']);
  if (!to) throw new Error('--to is missing');
  if (!reason?.trim()) throw new Error('--reason is missing');
  const from = readLedgerKey(source.LEDGER_KEY_FILE || join(source.DATA_DIR || './data', 'ledger-key.pem'));
  const next = readLedgerKey(to);
  const database = await openCommandDatabase(source, { create: false });
  const { db, close } = connectAsOwner(database.ownerUrl, { name: 'tacite-command' });
  try {
    const { handedOver } = await rotateKey(db, { from, to: next, reason: reason.trim() });
    return `${handedOver} ledgers are handed over from ${from.id} to ${next.id}. Set LEDGER_KEY_FILE to ${to} and start web and worker again.`;
  } finally {
    await close();
    await database.close();
  }
}

try {
  finish(process.stdout, await run(process.env), 0);
} catch (error) {
  finish(process.stderr, `The key was not changed everywhere: ${reasonOf(error)}`, 1);
}
