import { setTimeout as wait } from 'node:timers/promises';
import type { Services } from '../services.ts';
import { anchorNumbers } from './anchor-numbers.ts';
import { guardLedgers } from './guard-ledgers.ts';

const everyMs = 60_000;

/** Guards and anchors all ledgers every minute until stopped; any number of workers may, a second line says the same. */
export function startKeepingAnchors(s: Pick<Services, 'db' | 'log' | 'witness'>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await guardAndAnchor(s).catch((error) => s.log.error({ err: error }, 'anchors'));
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

/** What a number has left nowhere for is vouched for as well, so that nothing waits for its anchor long. */
async function guardAndAnchor({ db, log, witness }: Pick<Services, 'db' | 'log' | 'witness'>) {
  const held = await guardLedgers({ db, log }, witness);
  if (held.length > 0)
    log.error({ businessIds: held }, 'ledgers are on hold: npm run reconcile lets them go on');
  await anchorNumbers(db, witness);
}
