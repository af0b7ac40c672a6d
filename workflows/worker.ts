import type { JobResult } from 'pg-boss';
import { dispatchAll } from './dispatch/dispatch-issued.ts';
import { closeTypesetter } from './documents/typeset.ts';
import { clock } from './engine/clock.ts';
import { poll } from './engine/poll.ts';
import { assertKnown } from './engine/registry.ts';
import { readEnvOrExit } from './env.ts';
import { makeExport } from './export/make-export.ts';
import { guardLedgers } from './ledger/guard-ledgers.ts';
import { startKeepingAnchors } from './ledger/keep-anchors.ts';
import { createMailTransport } from './mail/create-transport.ts';
import { sendMail } from './mail/send-mail.ts';
import { signal } from './observe/signals.ts';
import { startObserving } from './observe/start-observing.ts';
import { traced } from './observe/traced.ts';
import { startHeartbeat } from './operations/heartbeat.ts';
import { stopOnSignals } from './operations/stop-on-signals.ts';
import { startPurging } from './privacy/purge.ts';
import { createServices, type Services } from './services.ts';

type JobData = { officeId: string } & Record<string, string>;

/** How many mails one worker sends at a time: they wait for the network. */
const mailsAtOnce = 8;

/** Issued invoices are taken together, as many as the typesetters have set within seconds of a heartbeat. */
const invoicesAtOnce = 24;

/**
 * Applies timers and does the work that follows commits. Any number of workers may run against one database; each
 * takes what the others have not. Refuses to start where a running workflow needs a machine it does not know.
 */
export async function startWorker(s: Services): Promise<{ stop(): Promise<void> }> {
  await assertKnown(s.db, s.engine.registry);
  // Before the first timer fires: a database that was put back must not number.
  await guardLedgers(s, s.env.ANCHOR_DIR);
  const anchors = startKeepingAnchors(s);
  const purging = startPurging(s);
  const observing = await startObserving(s, 'worker');
  const transport = createMailTransport(s.env, () => clock(s.db));
  const poller = poll(s.engine, {
    onTick: ({ fired, failed }) => {
      if (fired + failed === 0) return;
      s.log.info({ fired, failed }, 'timers');
      signal('tick', { fired, failed });
    },
    onError: (error) => s.log.error({ err: error }, 'timers'),
  });
  await s.boss.start();
  await work(s, 'mail', (data) =>
    sendMail(s, transport, { officeId: data.officeId, mailId: data.mailId ?? '' }),
  );
  await work(s, 'export', (data) =>
    makeExport(s, { officeId: data.officeId, exportId: data.exportId ?? '' }),
  );
  for (const queue of ['dispatch', 'typeset'] as const) await dispatchTogether(s, queue);
  const heart = startHeartbeat(s, 'worker');
  return {
    async stop() {
      await poller.stop();
      await s.boss.stop({ graceful: true, timeout: 20_000 });
      await closeTypesetter();
      await heart.stop();
      await anchors.stop();
      await purging.stop();
      await observing.stop();
      await s.close();
    },
  };
}

function work(s: Services, queue: 'mail' | 'export', run: (data: JobData) => Promise<void>) {
  const localConcurrency = queue === 'mail' ? mailsAtOnce : 1;
  const options = { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency };
  return s.boss.work<JobData>(queue, options, async (jobs) => {
    for (const { data } of jobs) {
      const tell = timed(s, queue);
      try {
        await traced(`job ${queue}`, { kind: 'consumer', parent: data.traceparent }, () => run(data));
        tell(data, null);
      } catch (error) {
        tell(data, error);
        throw error;
      }
    }
  });
}

/** Jobs of issued invoices, those of an office together. One that fails is tried again by itself; the others are done. */
function dispatchTogether(s: Services, queue: 'dispatch' | 'typeset') {
  const options = {
    pollingIntervalSeconds: 0.5,
    batchSize: invoicesAtOnce,
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const;
  return s.boss.work<JobData, unknown, typeof options>(queue, options, async (jobs) => {
    const results: JobResult[] = [];
    for (const [officeId, ofOffice] of Map.groupBy(jobs, ({ data }) => data.officeId)) {
      const tell = timed(s, queue);
      const ids = ofOffice.map(({ data }) => data.invoiceId ?? '');
      const parent = ofOffice[0]?.data.traceparent;
      const failed = await traced(`job ${queue}`, { kind: 'consumer', parent }, () =>
        dispatchAll(s, officeId, ids),
      ).catch((error: unknown) => new Map(ids.map((id) => [id, error])));
      for (const { id, data } of ofOffice) {
        const error = failed.get(data.invoiceId ?? '') ?? null;
        tell(data, error);
        results.push(error ? { id, status: 'failed', output: outputOf(error) } : { id, status: 'completed' });
      }
    }
    return results;
  });
}

/** What the page of the engine shows of a job that failed. */
const outputOf = (error: unknown) => ({ message: error instanceof Error ? error.message : String(error) });

/** Counts a job and logs its error. pg-boss tries again with growing waits; what it gives up stands on the engine's page. */
function timed(s: Services, queue: string) {
  const start = performance.now();
  return (data: JobData, error: unknown) => {
    if (error) s.log.error({ err: error, queue, key: data.key }, 'job failed');
    signal('job', { queue, outcome: error ? 'failed' : 'done', ms: performance.now() - start });
  };
}

if (process.argv[1] === import.meta.filename) {
  const env = readEnvOrExit();
  const services = createServices(env, 'worker');
  const worker = await startWorker(services);
  services.log.info('working');
  stopOnSignals(services.log, worker.stop);
}
