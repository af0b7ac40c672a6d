import { isUnavailable } from '#db/unavailable.ts';
import type { Log } from '../process/log.ts';

/** Who restarts a machine waits for thirty seconds as a rule; one second less leaves the last word to us. */
const limitMs = 29_000;

/**
 * For the entry points. SIGTERM or SIGINT: `stop` finishes what runs, then the process ends; what has not ended in 29 s
 * is left to its transaction and its queue. What fails unheard because the database is away is logged; anything else is
 * a mistake, and ends the process as Node would, which would print all that a library hung on the error.
 */
export function stopOnSignals(log: Log, stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      log.info({ signal }, 'stopping');
      setTimeout(() => {
        log.error({ limitMs }, 'not everything stopped in time');
        process.exit(1);
      }, limitMs).unref();
      await stop();
      log.info('stopped');
      process.exit(0);
    });
  }
  for (const unheard of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(unheard, (error: unknown) => {
      if (!isUnavailable(error)) {
        log.fatal({ err: error, unheard }, 'something failed unheard');
        process.exit(1);
      }
      log.warn({ err: error }, 'the database does not answer');
    });
  }
}
