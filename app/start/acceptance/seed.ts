import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';
import type { Env } from '#workflows/process/env.ts';
import { play } from '../demo/play.ts';
import { replay } from '../demo/replay.ts';
import { seedPeople } from '../demo/seed-people.ts';
import { acceptanceCasts } from './cast.ts';
import { issuedByWorks, openDocuments } from './documents.ts';
import { reportOffice } from './report.ts';

/**
 * Fills an empty database with two offices and what they have drafted and issued, by the product's own commands.
 * `ownerDb` logs in as the role that owns the tables.
 *
 * @returns ids, addresses, passwords and TOTP secrets
 * @throws Error when the database holds an office already
 */
export async function seedAcceptance(env: Env, ownerDb: Db) {
  const [found] = await rows<{ offices: number }>(ownerDb, sql`select count(*)::int as offices from offices`);
  if (found?.offices !== 0) throw new Error('the database is not empty');
  // Tests move the clock; contract.md allows it nowhere else.
  if (env.isSandbox) await ownerDb.execute(sql`update clock_control set movable = true`);
  const casts = acceptanceCasts();
  const builders = await seedPeople(env, ownerDb, casts.builders);
  const coast = await seedPeople(env, ownerDb, casts.coast);
  await replay({ ...env, LOG_LEVEL: 'silent' }, ownerDb, (s) => [
    ...[...issuedByWorks, ...openDocuments.builders].flatMap((document) => play(s, builders, document)),
    ...openDocuments.coast.flatMap((document) => play(s, coast, document)),
  ]);
  return {
    offices: [
      await reportOffice(ownerDb, builders.officeId, casts.builders),
      await reportOffice(ownerDb, coast.officeId, casts.coast),
    ],
  };
}
