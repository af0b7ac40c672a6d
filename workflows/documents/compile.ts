import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { drawingSince } from './drawing/drawing.ts';
import { readTypstSvg } from './drawing/read-typst-svg.ts';
import { withFacturX } from './factur-x.ts';
import { fonts, type ScriptFont } from './fonts.ts';
import { root, templateInputs } from './template-inputs.ts';
import type { TypesetInput } from './typeset-input.ts';

const template = readFileSync(fileURLToPath(new URL('./invoice.typ', import.meta.url)), 'utf8');

/** A compiler for each set of fonts: the usual one, and one for each mixture of other scripts that came by. */
const compilers = new Map<string, NodeCompiler>();
const mostCompilers = 3;

/**
 * Sets one document as a tagged PDF: PDF/A-3a (ISO 19005-3), with the invoice as data where it is given (Factur-X 1.0), or
 * PDF 1.7 for a draft without the date that PDF/A wants. Blocks the thread it runs on, so only the typesetting worker
 * calls it. What people typed reaches the template as JSON data and is never read as markup.
 *
 * @throws Error with Typst's own words when the template can't be set; TypeError when an issued document has no date.
 */
export function compilePdf(input: TypesetInput): Uint8Array {
  const pdfStandard = input.issuedOn ? 'a-3a' : '1.7';
  // In one call: a compiled document held by JavaScript keeps megabytes alive until the garbage collector comes by.
  const pdf = compiled(input, (typst, sheet) => typst.pdf(sheet, { pdfStandard }));
  return input.facturX ? withFacturX(pdf, input.facturX.level) : Uint8Array.from(pdf);
}

/**
 * The same document as one SVG drawing, its pages below each other, text as outlines: for a preview on the screen, where
 * not every browser shows a PDF inside a page. The PDF alone is the document. @throws as `compilePdf`
 */
export function compileSvg(input: TypesetInput): Uint8Array {
  return new TextEncoder().encode(compiled(input, (typst, sheet) => typst.plainSvg(sheet)));
}

/**
 * The same as a `Drawing` (JSON, UTF-8) without the parts that its reader has already: what a screen redraws at each key.
 * @throws as `compilePdf`
 */
export function compileDrawing(input: TypesetInput, known: readonly string[]): Uint8Array {
  const drawing = readTypstSvg(compiled(input, (typst, sheet) => typst.plainSvg(sheet)));
  return new TextEncoder().encode(JSON.stringify(drawingSince(drawing, new Set(known))));
}

type Source = { mainFileContent: string; inputs: Record<string, string> };

function compiled<T>(input: TypesetInput, make: (typst: NodeCompiler, source: Source) => T): T {
  const { inputs, files, scripts } = templateInputs(input);
  const compiler = compilerFor(scripts);
  for (const file of files) compiler.mapShadow(file.path, file.bytes);
  try {
    return make(compiler, { mainFileContent: template, inputs });
  } finally {
    for (const file of files) compiler.unmapShadow(file.path);
    // Typst remembers every layout it made; a few documents back is enough for a preview that is being edited.
    compiler.evictCache(5);
  }
}

function compilerFor(scripts: ScriptFont[]): NodeCompiler {
  const key = scripts
    .map(({ family }) => family)
    .sort()
    .join();
  const known = compilers.get(key);
  if (known) return known;
  if (compilers.size >= mostCompilers) compilers.clear();
  const fontBlobs = [...fonts().blobs, ...scripts.flatMap(({ blobs }) => blobs)];
  const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs }] });
  compilers.set(key, compiler);
  return compiler;
}
