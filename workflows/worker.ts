import type { QueueName } from '#db/queues.ts';
import { dispatchAll } from './dispatch/dispatch-issued.ts';
import { closeTypesetter } from './documents/typeset.ts';
import { startAskingByPlan } from './dunning/ask-by-plan.ts';
import { clock } from './engine/clock.ts';
import { poll } from './engine/poll.ts';
import { assertKnown } from './engine/registry.ts';
import { giveUpExport } from './export/give-up-export.ts';
import { makeExport } from './export/make-export.ts';
import { guardLedgers } from './ledger/guard-ledgers.ts';
import { startKeepingAnchors } from './ledger/keep-anchors.ts';
import { startKeepingLogHeads } from './ledger/keep-log-heads.ts';
import { createMailTransport } from './mail/create-transport.ts';
import { sendMail } from './mail/send-mail.ts';
import { tellUnknown } from './mail/tell-unknown.ts';
import { signal } from './observe/signals.ts';
import { startObserving } from './observe/start-observing.ts';
import { traced } from './observe/traced.ts';
import { startHeartbeat } from './operations/heartbeat.ts';
import { stopOnSignals } from './operations/stop-on-signals.ts';
import { startPurging } from './privacy/purge.ts';
import { readEnvOrExit } from './process/env.ts';
import { startFillingTwinKeys } from './review/fill-twin-keys.ts';
import { startRejudgingDrafts } from './review/rejudge-drafts.ts';
import { createServices, type Services } from './services.ts';
import { startFollowingEarlier } from './settlement/follow-earlier.ts';
import { type JobData, workTogether } from './work-together.ts';

/** Mails wait for the network: eight at a time, and a slow one holds up one other. */
const mails = { together: 2, sets: 4 };

/** As many invoices as the typesetters have set within seconds of a heartbeat; one set is written while another is set. */
const invoices = { together: 24, sets: 2 };

/** A whole office is a lot of work: one at a time. */
const exports = { together: 1, sets: 1 };

export type Worker = {
  /** Looks for due timers and for jobs of these queues at once, as it will by itself within half a second. */
  wake(queues: readonly QueueName[]): void;
  /** Finishes what runs, and hands back what has not begun. */
  stop(): Promise<void>;
};

/**
 * Applies timers and does the work that follows commits. Any number of workers may run against one database; each
 * takes what the others have not. Refuses to start where a running workflow needs a machine it does not know.
 */
export async function startWorker(s: Services): Promise<Worker> {
  await assertKnown(s.db, s.engine.registry);
  // Before the first timer fires: a database that was put back must not number.
  await guardLedgers(s, s.witness);
  await tellUnknown(s);
  const anchors = startKeepingAnchors(s);
  const logHeads = startKeepingLogHeads(s);
  const purging = startPurging(s);
  const twins = startFillingTwinKeys(s);
  const judging = startRejudgingDrafts(s);
  const following = startFollowingEarlier(s);
  const asking = startAskingByPlan(s);
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
  const hands = new Map<QueueName, string>();
  const work = async (queue: QueueName, options: Parameters<typeof workTogether>[2]) =>
    hands.set(queue, await workTogether(s, queue, options));
  await work('mail', {
    ...mails,
    run: eachAlone('mail', (officeId, { mailId = '' }) => sendMail(s, transport, { officeId, mailId })),
  });
  await work('export', {
    ...exports,
    run: eachAlone('export', (officeId, { exportId = '' }) => makeExport(s, { officeId, exportId })),
  });
  await work('exportFailed', {
    ...exports,
    run: eachAlone('exportFailed', (officeId, { exportId = '' }) => giveUpExport(s, { officeId, exportId })),
  });
  for (const queue of ['dispatch', 'typeset'] as const)
    await work(queue, {
      ...invoices,
      run: async (officeId, jobs) => {
        const ids = jobs.map(({ invoiceId = '' }) => invoiceId);
        const parent = jobs[0]?.traceparent;
        const failed = await traced(`job ${queue}`, { kind: 'consumer', parent }, () =>
          dispatchAll(s, officeId, ids),
        );
        return ids.map((id) => failed.get(id) ?? null);
      },
    });
  const heart = startHeartbeat(s, 'worker');
  return {
    wake(queues) {
      poller.wake();
      for (const queue of queues) s.boss.notifyWorker(hands.get(queue) ?? '');
    },
    async stop() {
      await poller.stop();
      await s.boss.stop({ graceful: true, timeout: 20_000 });
      await heart.stop();
      await anchors.stop();
      await logHeads.stop();
      await purging.stop();
      await twins.stop();
      await judging.stop();
      await following.stop();
      await asking.stop();
      await observing.stop();
      await s.close();
    },
  };
}

/** Jobs of a set that have nothing to do with one another: what goes wrong with each, or null. */
const eachAlone =
  (queue: QueueName, run: (officeId: string, job: JobData) => Promise<unknown>) =>
  (officeId: string, jobs: JobData[]): Promise<unknown[]> =>
    Promise.all(
      jobs.map((job) =>
        traced(`job ${queue}`, { kind: 'consumer', parent: job.traceparent }, () => run(officeId, job)).then(
          () => null,
          (error: unknown) => error,
        ),
      ),
    );

if (process.argv[1] === import.meta.filename) {
  const env = readEnvOrExit();
  const services = createServices(env, 'worker');
  const starting = startWorker(services);
  // Told to stop while it starts, it starts and stops.
  stopOnSignals(services.log, async () => {
    await (await starting).stop();
    await closeTypesetter();
  });
  await starting;
  services.log.info('working');
}
