/** Web and worker in one process, for one test. Prints its port; ends with SIGTERM. */
import { startWeb } from '#app/server.ts';
import { readEnvOrExit } from '#workflows/env.ts';
import { createLog } from '#workflows/log.ts';
import { createServices } from '#workflows/services.ts';
import { startWorker } from '#workflows/worker.ts';

const env = readEnvOrExit();
const web = await startWeb(env, createLog('web', env.LOG_LEVEL));
const worker = await startWorker(createServices(env, 'worker', { max: 4 }));
process.stdout.write(`listening on ${web.port}\n`);
process.once('SIGTERM', async () => {
  await Promise.all([web.stop(), worker.stop()]);
  process.exit(0);
});
