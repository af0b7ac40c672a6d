import { compileDrawing, compilePaper, compilePdf, compileSvg } from './compile.ts';
import type { Paper } from './paper.ts';
import type { TypesetInput } from './typeset-input.ts';

export type TypesetOrder =
  | { paper: Paper; as: 'pdf' | 'svg' }
  | { input: TypesetInput; as: 'pdf' | 'svg' }
  /** `known`: names of bodies and letters that the reader has. */
  | { input: TypesetInput; as: 'drawing'; known: readonly string[] };
/** What a typesetter answers to one order. */
export type TypesetAnswer = { bytes: Uint8Array } | { error: string };

// A process of its own: what a document takes of memory goes with it, and so does what no error handler could catch.
process.on('message', (order: TypesetOrder) => process.send?.(answerTo(order)));

function answerTo(order: TypesetOrder): TypesetAnswer {
  try {
    return { bytes: made(order) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function made(order: TypesetOrder): Uint8Array {
  if ('paper' in order) return compilePaper(order.paper, order.as);
  if (order.as === 'drawing') return compileDrawing(order.input, order.known);
  return order.as === 'pdf' ? compilePdf(order.input) : compileSvg(order.input);
}
