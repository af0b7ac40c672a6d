import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { drawingSince } from './drawing/drawing.ts';
import { readTypstSvg } from './drawing/read-typst-svg.ts';
import { withFacturX } from './factur-x.ts';
import { fonts, type ScriptFont } from './fonts.ts';
import type { Paper } from './paper.ts';
import { paperInputs, root, type TemplateInputs, templateInputs } from './template-inputs.ts';
import type { TypesetInput } from './typeset-input.ts';

const read = (file: string) => readFileSync(fileURLToPath(new URL(`./${file}`, import.meta.url)), 'utf8');
const template = {
  invoice: read('invoice.typ'),
  letter: read('letter.typ'),
  statement: read('statement.typ'),
};
/** What templates import. */
const shared = { path: join(root, 'paper.typ'), bytes: Buffer.from(read('paper.typ')) };

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

/** A paper that is no invoice, as a tagged PDF/A-3a, or as one drawing. @throws Error with Typst's own words */
export function compilePaper(paper: Paper, as: 'pdf' | 'svg'): Uint8Array {
  return made(paperInputs(paper), template[paper.template], (typst, sheet) =>
    as === 'pdf'
      ? Uint8Array.from(typst.pdf(sheet, { pdfStandard: 'a-3a' }))
      : new TextEncoder().encode(typst.plainSvg(sheet)),
  );
}

type Source = { mainFileContent: string; inputs: Record<string, string> };

type Make<T> = (typst: NodeCompiler, source: Source) => T;

const compiled = <T>(input: TypesetInput, make: Make<T>): T =>
  made(templateInputs(input), template.invoice, make);

function made<T>({ inputs, files, scripts }: TemplateInputs, mainFileContent: string, make: Make<T>): T {
  const compiler = compilerFor(scripts);
  for (const file of files) compiler.mapShadow(file.path, file.bytes);
  try {
    return make(compiler, { mainFileContent, inputs });
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
  compiler.mapShadow(shared.path, shared.bytes);
  compilers.set(key, compiler);
  return compiler;
}
