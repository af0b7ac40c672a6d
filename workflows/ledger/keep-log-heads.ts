import { setTimeout as wait } from 'node:timers/promises';
import type { Services } from '../services.ts';
import { enterLogHeads } from './log-heads.ts';

const everyMs = 5 * 60_000;

/** Has the heads of logs entered once an hour until stopped; a worker that has just started has other things to do first. */
export function startKeepingLogHeads(s: Pick<Services, 'db' | 'log' | 'ledgerKey'>): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const loop = async () => {
    for (;;) {
      await wait(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      const entered = await enterLogHeads(s).catch((error) => s.log.error({ err: error }, 'heads of logs'));
      if (entered) s.log.info({ entered }, 'heads of logs are in their ledgers');
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
