import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { play } from '#app/start/demo/play.ts';
import { replay, type Step } from '#app/start/demo/replay.ts';
import { type Seeded, seedPeople } from '#app/start/demo/seed-people.ts';
import { type Db, inOffice, rows } from '#db/client.ts';
import { sampleLetter } from '#test/letters/sample-letter.ts';
import { type Place, readyMade } from '#test/setup/ready-made.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { ensureLedgerKey } from '#workflows/ledger/key.ts';
import { keepLetter } from '#workflows/letters/keep-letter.ts';
import { letterFile } from '#workflows/letters/letter-file.ts';
import { type Env, parseEnv } from '#workflows/process/env.ts';
import type { Services } from '#workflows/services.ts';
import { castOf, documentsOf } from './cast.ts';

/** What stands in every text of each office, whatever the case it is written in. */
export const words = { ours: 'Aubepine', theirs: 'Zibeline' } as const;

export type TwoOffices = {
  /** As in production: no mailbox, no movable clock, cookies for https alone. */
  env: Env;
  ownerDb: Db;
  ours: Seeded;
  theirs: Seeded;
  /** Before the test ends, for whoever needs many. */
  leave(): Promise<void>;
};

/** Two offices at work in one database, each with a row of everything its people can name. Gone after the test. */
export async function twoOffices(): Promise<TwoOffices> {
  const { made, ...place } = await readyMade('two offices', open);
  return { env: envOf(place), ownerDb: place.ownerDb, ...made, leave: place.leave };
}

const envOf = ({ url, ownerUrl, dataDir }: Place) =>
  parseEnv({
    NODE_ENV: 'production',
    APP_ORIGIN: 'https://tacite.example',
    DATABASE_URL: url,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: dataDir,
    SESSION_SECRET: 'a secret of the tests, long enough for them',
    LEDGER_KEY_FILE: join(dataDir, 'ledger-key.pem'),
    LOG_LEVEL: 'silent',
  });

async function open(place: Place) {
  const env = envOf(place);
  const { ownerDb } = place;
  ensureLedgerKey(env.LEDGER_KEY_FILE);
  const ours = await seedPeople(env, ownerDb, castOf(words.ours, 'AUB'));
  const theirs = await seedPeople(env, ownerDb, castOf(words.theirs, 'ZBL'));
  const blobs = folderBlobs(join(env.DATA_DIR, 'blobs'));
  for (const [{ officeId }, word] of [
    [ours, words.ours],
    [theirs, words.theirs],
  ] as const) {
    const sha256 = await blobs.put(Buffer.from(`%PDF-1.4\n% mandat ${word}\n%%EOF\n`));
    await ownerDb.execute(sql`update mandates set document_sha256 = ${sha256}, document_name = ${`${word}.pdf`}
      where office_id = ${officeId}`);
  }
  await replay(env, ownerDb, (s) => [
    ...documentsOf(words.ours).flatMap((document) => play(s, ours, document)),
    ...documentsOf(words.theirs).flatMap((document) => play(s, theirs, document)),
    letterOf(s, ours, words.ours),
    letterOf(s, theirs, words.theirs),
  ]);
  return { ours, theirs };
}

/** A letter about money that waits to be posted. */
const letterOf = (s: Services, { officeId, businesses, customers }: Seeded, word: string): Step => ({
  ago: 0.1,
  run: async () => {
    const [business, customer] = [Object.values(businesses)[0], Object.values(customers)[0]];
    if (!business || !customer) throw new Error(`${word} has nobody to write to`);
    const letterId = newId();
    const letter = { id: letterId, businessId: business.id, customerId: customer.id };
    const facts = sampleLetter({ paragraphs: [`Lettre ${word}.`] });
    const who = { officeId, actor: { kind: 'system', id: null, name: word, channel: 'timer' } as const };
    await inOffice(s.db, officeId, (tx) => keepLetter(tx, who, { ...letter, facts }));
    await letterFile(s, { officeId, letterId });
  },
});

/** Every id that an office's rows have, by table, the oldest first. */
export async function idsOf(ownerDb: Db, officeId: string): Promise<Map<string, string[]>> {
  const tables = await rows<{ name: string }>(
    ownerDb,
    sql`select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'id'
        and a.atttypid = 'uuid'::regtype
        and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'office_id')`,
  );
  const ids = new Map([['offices', [officeId]]]);
  for (const { name } of tables) {
    const found = await rows<{ id: string }>(
      ownerDb,
      sql`select id from ${sql.identifier(name)} where office_id = ${officeId} order by id`,
    );
    ids.set(
      name,
      found.map(({ id }) => id),
    );
  }
  return ids;
}

/** A hash of everything an office has: two alike say that nothing of it was touched. */
export async function stateOf(ownerDb: Db, officeId: string): Promise<Record<string, string>> {
  const tables = await rows<{ name: string }>(
    ownerDb,
    sql`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'office_id') order by 1`,
  );
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await rows<{ hash: string }>(
      ownerDb,
      sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
        from ${sql.identifier(name)} t where office_id = ${officeId}`,
    );
    state[name] = row?.hash ?? '';
  }
  return state;
}
