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
  /** Lets time pass as it would have: each timer on the way fires, and has its mails and documents, in its own minute. */
  const advanceTo = async (ago: number) => {
    for (let next = await nextTimer(ownerDb); next !== null && next > ago; next = await nextTimer(ownerDb)) {
      await setClock(ownerDb, next - oneSecond);
      await drain(s, transport);
    }
    await setClock(ownerDb, ago);
    await drain(s, transport);
  };
  await s.boss.start();
  try {
    const steps = documents.flatMap((document) => play(s, seeded, document)).sort((a, b) => b.ago - a.ago);
    for (const step of steps) {
      await advanceTo(step.ago);
      await step.run();
      await drain(s, transport);
    }
    await advanceTo(0);
    await setClock(ownerDb, 0);
  } finally {
    await s.boss.stop({ graceful: false });
    await closeTypesetter();
    await s.close();
  }
}

/** In hours; more than timers wait once they are due. */
const oneSecond = 1 / 3600;

/** How many hours before the real time the next timer is due; null when there is none. */
async function nextTimer(ownerDb: Db): Promise<number | null> {
  const [row] = await rows<{ ago: number | null }>(
    ownerDb,
    sql`select (extract(epoch from clock_timestamp() - min(wake_at)) / 3600)::float8 as ago from workflows`,
  );
  return row?.ago ?? null;
}

/** Sets the demonstration's clock to so many hours before the real one; timers that fall due on the way fire in time. */
async function setClock(ownerDb: Db, hoursAgo: number) {
  await rows(ownerDb, sql`update clock_control set offset_ms = ${-Math.round(hoursAgo * 3_600_000)}`);
}
