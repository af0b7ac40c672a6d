/**
 * Web and worker in one process, for one product after another: each is opened on an environment of its own and closed
 * before the next, so that no test waits for a process to start. Ends when whoever started it is gone.
 */
import { startWeb } from '#app/server.ts';
import { type Env, parseEnv } from '#workflows/env.ts';
import { createLog } from '#workflows/log.ts';
import { createServices, type Services } from '#workflows/services.ts';
import { startWorker } from '#workflows/worker.ts';
import type { Answer, Order } from './server.ts';

/** Where pages find the services of the process (app/lib/services.server.ts). */
const holder = globalThis as { taciteServices?: Services };

let closeProduct = async () => {};

async function open(env: Env): Promise<void> {
  holder.taciteServices = createServices(env, 'web');
  const web = await startWeb(env, createLog('web', env.LOG_LEVEL));
  const worker = await startWorker(createServices(env, 'worker', { max: 4 }));
  closeProduct = async () => {
    await Promise.all([web.stop(), worker.stop()]);
    delete holder.taciteServices;
  };
}

const obey = (order: Order) => ('open' in order ? open(parseEnv(order.open)) : closeProduct());

process.on('message', async (order: Order) => {
  const answer: Answer = await obey(order).then(
    () => ({}),
    (error: Error) => ({ error: error.stack ?? error.message }),
  );
  process.send?.(answer);
});
process.once('disconnect', () => process.exit(0));
