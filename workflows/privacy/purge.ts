import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';
import { removeEndedExports } from '../export/export-files.ts';
import type { Services } from '../services.ts';

const everyMs = 3_600_000;

/** Takes away what has been kept for as long as the register says. Returns how many rows. */
export async function purgeExpired(db: Db): Promise<number> {
  const [row] = await rows<{ gone: number }>(db, sql`select purge_expired() as gone`);
  return row?.gone ?? 0;
}

/** The same, and the files of exports whose time is over. */
async function purge({ db, env }: Pick<Services, 'db' | 'env'>): Promise<number> {
  const gone = await purgeExpired(db);
  await removeEndedExports(db, env.DATA_DIR);
  return gone;
}

/** Does it at once and every hour until stopped; several workers may. */
export function startPurging(s: Pick<Services, 'db' | 'log' | 'env'>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      const gone = await purge(s).catch((error) => s.log.error({ err: error }, 'purge'));
      if (gone) s.log.info({ gone }, 'kept for long enough, and gone');
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
