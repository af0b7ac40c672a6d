import { setTimeout as wait } from 'node:timers/promises';
import type { Services } from '../services.ts';
import { guardLedgers, type Known } from './guard-ledgers.ts';

const everyMs = 60_000;

/** Guards and anchors all ledgers every minute until stopped; any number of workers may, a second line says the same. */
export function startKeepingAnchors(s: Pick<Services, 'db' | 'log' | 'env'>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const known: Known = new Map();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await guardLedgers(s, s.env.ANCHOR_DIR, known).catch((error) => s.log.error({ err: error }, 'anchors'));
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
