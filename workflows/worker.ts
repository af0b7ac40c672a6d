import { closeTypesetter } from './documents/typeset.ts';
import { typesetIssued } from './documents/typeset-job.ts';
import { clock } from './engine/clock.ts';
import { poll } from './engine/poll.ts';
import { assertKnown } from './engine/registry.ts';
import { readEnvOrExit } from './env.ts';
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

/** How many jobs of a kind one worker runs at a time: mail waits for the network, typesetting for a core. */
const atOnce = { mail: 8, typeset: 2 };

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
  await work(s, 'typeset', (data) =>
    typesetIssued(s, { officeId: data.officeId, invoiceId: data.invoiceId ?? '' }),
  );
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

function work(s: Services, queue: keyof typeof atOnce, run: (data: JobData) => Promise<void>) {
  const options = { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: atOnce[queue] };
  return s.boss.work<JobData>(queue, options, async (jobs) => {
    for (const { data } of jobs) {
      const start = performance.now();
      const tell = (outcome: 'done' | 'failed') =>
        signal('job', { queue, outcome, ms: performance.now() - start });
      try {
        await traced(`job ${queue}`, { kind: 'consumer', parent: data.traceparent }, () => run(data));
        tell('done');
      } catch (error) {
        // pg-boss tries again with growing waits; what it gives up stands on the page of the engine.
        s.log.error({ err: error, queue, key: data.key }, 'job failed');
        tell('failed');
        throw error;
      }
    }
  });
}

if (process.argv[1] === import.meta.filename) {
  const env = readEnvOrExit();
  const services = createServices(env, 'worker');
  const worker = await startWorker(services);
  services.log.info('working');
  stopOnSignals(services.log, worker.stop);
}
