import type { Db } from '#db/client.ts';
import type { Env } from '#workflows/process/env.ts';
import { bankFile } from './demo/bank-file.ts';
import { documents } from './demo/documents.ts';
import { dunningPlans } from './demo/dunning-plans.ts';
import { play } from './demo/play.ts';
import { replay } from './demo/replay.ts';
import { type Seeded, seedPeople } from './demo/seed-people.ts';

/**
 * Fills an empty database with an office at work. Every invoice comes about by the product's own commands, timers and
 * jobs, over the last eighty days.
 */
export async function seedDemonstration(env: Env, ownerDb: Db): Promise<Seeded> {
  const seeded = await seedPeople(env, ownerDb);
  await replay({ ...env, LOG_LEVEL: 'warn' }, ownerDb, (s) => [
    ...documents.flatMap((document) => play(s, seeded, document)),
    bankFile(s, seeded),
    dunningPlans(s, seeded),
  ]);
  return seeded;
}
