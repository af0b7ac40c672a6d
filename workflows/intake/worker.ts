import type { WorkerAnswer, WorkerOrder } from './isolated.ts';
import { tasks } from './tasks.ts';

/** The isolated process: takes the bytes of one file over IPC, answers with the result or its own failure, and ends. */
process.once('message', async ({ task, bytes, answers, mends }: WorkerOrder) => {
  const answer: WorkerAnswer = await tasks[task](bytes, answers, mends).catch((error: Error) => ({
    crashed: error.stack ?? error.message,
  }));
  process.send?.(answer, () => process.disconnect());
});
