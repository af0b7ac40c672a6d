/**
 * Web and worker in one process, for one product after another: each is opened on an environment of its own and closed
 * before the next, so that no test waits for a process to start. Ends when whoever started it is gone.
 */
import { startWeb, type WebServer } from '#app/server.ts';
import { type Env, parseEnv } from '#workflows/process/env.ts';
import { createLog } from '#workflows/process/log.ts';
import { createServices, type Services } from '#workflows/services.ts';
import { startWorker, type Worker } from '#workflows/worker.ts';
import type { Answer, Order } from './server.ts';

/** Where pages find the services of the process (app/lib/services.server.ts). */
const holder = globalThis as { taciteServices?: Services };

type Open = Worker & { web: WebServer };
let open: Open | null = null;

async function openProduct(env: Env): Promise<void> {
  holder.taciteServices = createServices(env, 'web');
  const web = await startWeb(env, createLog('web', env.LOG_LEVEL));
  open = { web, ...(await startWorker(createServices(env, 'worker', { max: 4 }))) };
}

async function closeProduct(): Promise<void> {
  await Promise.all([open?.web.stop(), open?.stop()]);
  open = null;
  delete holder.taciteServices;
}

process.on('message', async (order: Order) => {
  if ('wake' in order) return open?.wake(order.wake);
  const done = 'open' in order ? openProduct(parseEnv(order.open)) : closeProduct();
  const answer: Answer = await done.then(
    () => ({}),
    (error: Error) => ({ error: error.stack ?? error.message }),
  );
  process.send?.(answer);
});
// So that the first product finds the pages read already.
void import(new URL('../../build/server/index.js', import.meta.url).href);

process.once('disconnect', () => process.exit(0));
