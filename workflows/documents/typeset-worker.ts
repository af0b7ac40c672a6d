import { parentPort } from 'node:worker_threads';
import { compilePdf, compileSvg } from './compile.ts';
import type { TypesetInput } from './typeset-input.ts';

export type TypesetOrder = { input: TypesetInput; as: 'pdf' | 'svg' };
/** What a worker answers to one order. */
export type TypesetAnswer = { bytes: Uint8Array } | { error: string };

parentPort?.on('message', (order: TypesetOrder) => {
  const answer = answerTo(order);
  parentPort?.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer as ArrayBuffer] : []);
});

function answerTo({ input, as }: TypesetOrder): TypesetAnswer {
  try {
    return { bytes: as === 'pdf' ? compilePdf(input) : compileSvg(input) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
