import { parseFile } from './parse-file.ts';

/**
 * The isolated process: takes the bytes of one file over IPC, answers with the result, and ends. What no reader
 * foresaw ends it with an error code, which the parent words as an unreadable file.
 */
process.once('message', async (bytes: Uint8Array) => {
  const result = await parseFile(bytes);
  process.send?.(result, () => process.disconnect());
});
