import { compilePdf, compileSvg } from './compile.ts';
import type { TypesetInput } from './typeset-input.ts';

export type TypesetOrder = { input: TypesetInput; as: 'pdf' | 'svg' };
/** What a typesetter answers to one order. */
export type TypesetAnswer = { bytes: Uint8Array } | { error: string };

// A process of its own: what a document takes of memory goes with it, and so does what no error handler could catch.
process.on('message', (order: TypesetOrder) => process.send?.(answerTo(order)));

function answerTo({ input, as }: TypesetOrder): TypesetAnswer {
  try {
    return { bytes: as === 'pdf' ? compilePdf(input) : compileSvg(input) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
