import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';
import { closeTypesetter } from '#workflows/documents/typeset.ts';
import { drain } from '#workflows/drain.ts';
import { clock } from '#workflows/engine/clock.ts';
import { createMailTransport } from '#workflows/mail/create-transport.ts';
import type { Env } from '#workflows/process/env.ts';
import { createServices, type Services } from '#workflows/services.ts';

/** One thing that somebody did, dated in hours before now. */
export type Step = { ago: number; run: () => Promise<void> };

/**
 * Lets a history happen by the product's own commands, timers and jobs, on a clock that starts with the oldest step and
 * ends now. Nothing leaves the machine meanwhile. `ownerDb` logs in as the owner of the tables, who sets the clock.
 */
export async function replay(env: Env, ownerDb: Db, history: (s: Services) => Step[]): Promise<void> {
  const s = createServices({ ...env, MAIL_TRANSPORT: 'capture' }, 'worker', { max: 4 });
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
    for (const step of history(s).sort((a, b) => b.ago - a.ago)) {
      await advanceTo(step.ago);
      await step.run();
      await drain(s, transport);
    }
    await advanceTo(0);
  } finally {
    await setClock(ownerDb, 0);
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
