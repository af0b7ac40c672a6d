import type { WorkerAnswer } from './isolated.ts';
import { parseFile } from './parse-file.ts';

/** The isolated process: takes the bytes of one file over IPC, answers with the result or its own failure, and ends. */
process.once('message', async (bytes: Uint8Array) => {
  const answer: WorkerAnswer = await parseFile(bytes).catch((error: Error) => ({
    crashed: error.stack ?? error.message,
  }));
  process.send?.(answer, () => process.disconnect());
});
