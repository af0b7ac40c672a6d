import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Seeded, seedPeople } from '#app/start/demo/seed-people.ts';
import { connectAsOwner } from '#db/client.ts';
import { bundled } from '#test/setup/bundled.ts';
import { createDatabase, type TestUrls, urlOf } from '#test/setup/clone-database.ts';
import { hurried, prepareCluster } from '#test/setup/prepared-cluster.ts';
import { openScratch } from '#test/setup/scratch.ts';
// Draws the seed that all workers of the run then have.
import '#test/support/slice.ts';
import { parseEnv } from '#workflows/process/env.ts';

/** What every product of the run shares. */
export type Run = {
  urls: TestUrls;
  /** The server of products as one file of JavaScript. */
  server: string;
  /** Seals what the template holds. */
  sessionSecret: string;
  /** Who stands in the template `people`. */
  people: Seeded;
};

/** One PostgreSQL for the run, in it an empty template and one with the demonstration's people; the server, built once. */
export default async function setup() {
  const scratch = openScratch();
  const dir = mkdtempSync(join(tmpdir(), 'tacite-e2e-'));
  const [{ urls, stop }, server] = await Promise.all([
    prepareCluster(dir, hurried),
    bundled('e2e/support/serve.ts'),
  ]);
  const sessionSecret = randomBytes(32).toString('hex');
  const people = await preparePeople(urls, sessionSecret);
  process.env.TACITE_E2E = JSON.stringify({ urls, server, sessionSecret, people } satisfies Run);
  return async () => {
    await stop();
    scratch.clear();
  };
}

async function preparePeople(urls: TestUrls, sessionSecret: string): Promise<Seeded> {
  await createDatabase(urls, 'people', 'tacite');
  const ownerUrl = urlOf(urls.owner, 'people');
  const { db, close } = connectAsOwner(ownerUrl);
  try {
    return await seedPeople(parseEnv({ DATABASE_URL: ownerUrl, SESSION_SECRET: sessionSecret }), db);
  } finally {
    await close();
  }
}

export const readRun = (): Run => JSON.parse(process.env.TACITE_E2E ?? '') as Run;
