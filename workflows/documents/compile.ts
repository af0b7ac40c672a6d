import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fonts } from './fonts.ts';
import { printable } from './printable.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import type { TypesetInput } from './typeset-input.ts';

const template = readFileSync(fileURLToPath(new URL('./invoice.typ', import.meta.url)), 'utf8');

let compiler: NodeCompiler | undefined;

/**
 * Sets one document as a tagged PDF: PDF/A-3a (ISO 19005-3), or PDF 1.7 for a draft without the date that PDF/A wants.
 * Blocks the thread it runs on, so only the typesetting worker calls it. What people typed reaches the template as JSON data and is never read as markup.
 *
 * @throws Error with Typst's own words when the template can't be set; TypeError when an issued document has no date.
 */
export function compilePdf(input: TypesetInput): Uint8Array {
  const pdfStandard = input.issuedOn ? 'a-3a' : '1.7';
  // In one call: a compiled document held by JavaScript keeps megabytes alive until the garbage collector comes by.
  return Uint8Array.from(compiled(input, (typst, sheet) => typst.pdf(sheet, { pdfStandard })));
}

/**
 * The same document as one SVG drawing, its pages below each other, text as outlines: for a preview on the screen, where
 * not every browser shows a PDF inside a page. The PDF alone is the document. @throws as `compilePdf`
 */
export function compileSvg(input: TypesetInput): Uint8Array {
  return new TextEncoder().encode(compiled(input, (typst, sheet) => typst.plainSvg(sheet)));
}

function compiled<T>(
  input: TypesetInput,
  make: (typst: NodeCompiler, document: { mainFileContent: string; inputs: { sheet: string } }) => T,
): T {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts().blobs }] });
  const sheet = JSON.stringify(sheetOf(input), printableStrings);
  try {
    return make(compiler, { mainFileContent: template, inputs: { sheet } });
  } finally {
    // Typst remembers every layout it made; a few documents back is enough for a preview that is being edited.
    compiler.evictCache(5);
  }
}

function printableStrings(_key: string, value: Sheet[keyof Sheet]): unknown {
  return typeof value === 'string' ? printable(value) : value;
}
