import { parseBankFile } from './parse-bank-file.ts';

/** The isolated process: takes the bytes of one file over IPC, answers with what it says or its own failure, and ends. */
process.once(
  'message',
  async ({ bytes, answers }: { bytes: Uint8Array; answers: Record<string, string> }) => {
    const answer = await parseBankFile(bytes, answers).catch((error: Error) => ({
      crashed: error.stack ?? error.message,
    }));
    process.send?.(answer, () => process.disconnect());
  },
);
