/** `npm run seed:acceptance`: fills an empty database for tests from outside and prints one JSON object. */
import { join, resolve } from 'node:path';
import { connectAsOwner } from '#db/client.ts';
import { finish, openCommandDatabase, reasonOf } from '#db/command.ts';
import { migrate } from '#db/migrate.ts';
import { ensureLedgerKey } from '#workflows/ledger/key.ts';
import { parseEnv } from '#workflows/process/env.ts';
import { withLocalSecret } from '#workflows/process/local-secret.ts';
import { seedAcceptance } from './acceptance/seed.ts';

async function run() {
  const source = process.env;
  const dataDir = resolve(source.DATA_DIR || './data');
  const database = await openCommandDatabase(source, { create: true });
  try {
    const given = {
      ...source,
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      // The embedded database belongs to the demonstration.
      ...(database.embedded && { TACITE_DEMO: source.TACITE_DEMO || '1' }),
      LEDGER_KEY_FILE: source.LEDGER_KEY_FILE || join(dataDir, 'ledger-key.pem'),
    };
    const env = parseEnv(withLocalSecret(given));
    if (!source.LEDGER_KEY_FILE) ensureLedgerKey(env.LEDGER_KEY_FILE);
    await migrate(env.DATABASE_OWNER_URL);
    const { db, close } = connectAsOwner(env.DATABASE_OWNER_URL, { name: 'tacite-seed' });
    return await seedAcceptance(env, db).finally(close);
  } finally {
    await database.close();
  }
}

try {
  finish(process.stdout, JSON.stringify(await run(), null, 2), 0);
} catch (error) {
  finish(process.stderr, `Nothing was seeded: ${reasonOf(error)}`, 1);
}
