import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';
import type { Services } from '../services.ts';

const everyMs = 3_600_000;

/** Takes away what has been kept for as long as the register says. Returns how many rows. */
export async function purgeExpired(db: Db): Promise<number> {
  const [row] = await rows<{ gone: number }>(db, sql`select purge_expired() as gone`);
  return row?.gone ?? 0;
}

/** Does it at once and every hour until stopped; several workers may. */
export function startPurging({ db, log }: Pick<Services, 'db' | 'log'>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      const gone = await purgeExpired(db).catch((error) => log.error({ err: error }, 'purge'));
      if (gone) log.info({ gone }, 'kept for long enough, and gone');
      await wait(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
