import { parentPort } from 'node:worker_threads';
import { compilePdf } from './compile.ts';
import type { TypesetInput } from './typeset-input.ts';

/** What a worker answers to one `TypesetInput`. */
export type TypesetAnswer = { pdf: Uint8Array } | { error: string };

parentPort?.on('message', (input: TypesetInput) => {
  const answer = answerTo(input);
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : []);
});

function answerTo(input: TypesetInput): TypesetAnswer {
  try {
    return { pdf: compilePdf(input) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
