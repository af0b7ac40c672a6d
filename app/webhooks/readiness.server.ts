import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import type { Services } from '#workflows/services.ts';

const patienceMs = 2000;

export type Readiness =
  /** `dueLateMs`: how long the earliest timer that is due has been waiting for a worker; 0 when none is due. */
  { database: 'ok'; clock: string; dueLateMs: number } | { database: 'unavailable' };

/** Whether the database answers within two seconds, its deciding clock, and how far workers are behind. */
export async function readReadiness({ db, log }: Pick<Services, 'db' | 'log'>): Promise<Readiness> {
  const giveUp = new AbortController();
  const late = wait(patienceMs, null, { signal: giveUp.signal, ref: false }).catch(() => null);
  try {
    const asked = rows<{ clock: string; late: string }>(
      db,
      sql`select app_clock() as clock,
        coalesce((select extract(epoch from clock - wake_at) * 1000 from next_wake('{}')), 0)::bigint as late`,
    );
    const [row] = (await Promise.race([asked, late])) ?? [];
    if (!row) return { database: 'unavailable' };
    return {
      database: 'ok',
      clock: new Date(row.clock).toISOString(),
      dueLateMs: Math.max(0, Number(row.late)),
    };
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer');
    return { database: 'unavailable' };
  } finally {
    giveUp.abort();
  }
}
