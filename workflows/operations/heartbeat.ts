import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { beat, forgetProcess, type ProcessKind } from '#db/queries/processes.ts';
import project from '../../package.json' with { type: 'json' };
import { newId } from '../identity/new-id.ts';
import type { Services } from '../services.ts';

/** A process silent for longer is taken for dead by `/ready` and by the page of the engine, in milliseconds. */
export const deadAfterMs = 30_000;

const everyMs = 5_000;

/**
 * Writes every five seconds that this process lives, until stopped; then takes it off the list. A beat that fails is
 * logged once, and the next one tries again.
 */
export function startHeartbeat(
  { db, log }: Pick<Services, 'db' | 'log'>,
  kind: ProcessKind,
): { stop(): Promise<void> } {
  const self = { id: newId(), kind, host: hostname(), pid: process.pid, version: project.version };
  const stopping = new AbortController();
  const loop = async () => {
    let isSilent = false;
    while (!stopping.signal.aborted) {
      try {
        await beat(db, self);
        isSilent = false;
      } catch (error) {
        if (!isSilent) log.warn({ err: error }, 'no heartbeat');
        isSilent = true;
      }
      await wait(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
      await forgetProcess(db, self.id).catch(() => undefined);
    },
  };
}
