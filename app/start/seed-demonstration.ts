import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { rows } from '#db/client.ts';
import { closeTypesetter } from '#workflows/documents/typeset.ts';
import { drain } from '#workflows/drain.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { Env } from '#workflows/env.ts';
import { createMailTransport } from '#workflows/mail/create-transport.ts';
import { createServices } from '#workflows/services.ts';
import { documents } from './demo/documents.ts';
import { play } from './demo/play.ts';
import { seedPeople } from './demo/seed-people.ts';

/**
 * Fills an empty database with an office at work. Every invoice comes about by the product's own commands, timers and
 * jobs, on a clock that starts twelve days ago and ends now.
 */
export async function seedDemonstration(env: Env, ownerDb: Db): Promise<void> {
  const seeded = await seedPeople(env, ownerDb);
  // Nothing leaves the machine while history is replayed.
  const s = createServices({ ...env, MAIL_TRANSPORT: 'capture', LOG_LEVEL: 'warn' }, 'worker', { max: 4 });
  const transport = createMailTransport({ ...env, MAIL_TRANSPORT: 'capture' }, () => clock(s.db));
  await s.boss.start();
  try {
    const steps = documents.flatMap((document) => play(s, seeded, document)).sort((a, b) => b.ago - a.ago);
    for (const step of steps) {
      await setClock(ownerDb, step.ago);
      await drain(s, transport);
      await step.run();
      await drain(s, transport);
    }
    await setClock(ownerDb, 0);
    await drain(s, transport);
  } finally {
    await s.boss.stop({ graceful: false });
    await closeTypesetter();
    await s.close();
  }
}

/** Sets the demonstration's clock to so many hours before the real one; timers that fall due on the way fire in time. */
async function setClock(ownerDb: Db, hoursAgo: number) {
  await rows(ownerDb, sql`update clock_control set offset_ms = ${-Math.round(hoursAgo * 3_600_000)}`);
}
