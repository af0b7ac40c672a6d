import { setTimeout as wait } from 'node:timers/promises';
import { findPulse } from '#db/queries/processes.ts';
import { deadAfterMs } from '#workflows/operations/heartbeat.ts';
import type { Services } from '#workflows/services.ts';

const patienceMs = 2000;
/** A storm of 100,000 ends of windows is drained in a minute: what is later than two is not being worked off. */
const latestMs = 120_000;

/** `noWorker`: none lives; `late`: timers wait that should have fired; `ledgersHeld`: some businesses get no numbers. */
type NotReady = 'database' | 'noWorker' | 'late' | 'ledgersHeld';

export type Readiness =
  | {
      ready: boolean;
      reasons: NotReady[];
      database: 'ok';
      clock: string;
      /** How long the earliest timer that is due has been waiting for a worker; 0 when none is due. */
      dueLateMs: number;
      /** Ledgers whose numbering is stopped until `npm run reconcile`. */
      ledgersHeld: number;
      /** Since the last beat of any worker; null when there is none. */
      workerSilentMs: number | null;
    }
  | { ready: false; reasons: ['database']; database: 'unavailable' };

const unavailable: Readiness = { ready: false, reasons: ['database'], database: 'unavailable' };

/** Whether the database answers within two seconds, a worker has been heard of lately, and timers fire in time. */
export async function readReadiness({ db, log }: Pick<Services, 'db' | 'log'>): Promise<Readiness> {
  const giveUp = new AbortController();
  const late = wait(patienceMs, null, { signal: giveUp.signal, ref: false }).catch(() => null);
  try {
    const asked = findPulse(db);
    // One that loses the race still fails some time later.
    asked.catch(() => undefined);
    const pulse = await Promise.race([asked, late]);
    if (!pulse) return unavailable;
    const { clock, lateMs, workerSilentMs, ledgersHeld } = pulse;
    const reasons: NotReady[] = [];
    if (workerSilentMs === null || workerSilentMs > deadAfterMs) reasons.push('noWorker');
    if (lateMs > latestMs) reasons.push('late');
    if (ledgersHeld > 0) reasons.push('ledgersHeld');
    const ready = reasons.length === 0;
    return { ready, reasons, database: 'ok', clock, dueLateMs: lateMs, ledgersHeld, workerSilentMs };
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer');
    return unavailable;
  } finally {
    giveUp.abort();
  }
}

/** Anybody may ask, and as often as they like: the database hears of it once a second. */
const freshMs = 1000;
let last: { at: number; answer: Promise<Readiness> } | undefined;

export function readinessOfNow(s: Pick<Services, 'db' | 'log'>): Promise<Readiness> {
  const at = performance.now();
  if (!last || at - last.at > freshMs) last = { at, answer: readReadiness(s) };
  return last.answer;
}
