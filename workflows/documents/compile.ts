import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { withFacturX } from './factur-x.ts';
import { fonts, type ScriptFont } from './fonts.ts';
import { labels } from './labels.ts';
import { type Look, plainLook } from './look/look.ts';
import { printable } from './printable.ts';
import { sheetOf } from './sheet.ts';
import { templateSheet } from './template-sheet.ts';
import type { TypesetInput } from './typeset-input.ts';

const template = readFileSync(fileURLToPath(new URL('./invoice.typ', import.meta.url)), 'utf8');

/** Where the template finds its files; nothing there is on a disk. */
const root = path.resolve('/tacite');

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

type Source = { mainFileContent: string; inputs: Record<string, string> };

function compiled<T>(input: TypesetInput, make: (typst: NodeCompiler, source: Source) => T): T {
  const look = input.look ?? plainLook;
  const files = filesOf(look);
  const needed = new Set<ScriptFont>();
  const sheet = templateSheet(sheetOf(input), look, {
    logo: files.logo?.name ?? null,
    terms: files.terms.map((each) => each.name),
  });
  const text = JSON.stringify(sheet, (key, value) =>
    typeof value === 'string' && key !== 'drawing' ? printable(value, needed) : value,
  );
  const scripts = [...needed];
  const compiler = compilerFor(scripts);
  const all = [...(files.logo ? [files.logo] : []), ...files.terms];
  for (const file of all) compiler.mapShadow(file.path, file.bytes);
  try {
    return make(compiler, { mainFileContent: template, inputs: inputsOf(text, input, scripts) });
  } finally {
    for (const file of all) compiler.unmapShadow(file.path);
    // Typst remembers every layout it made; a few documents back is enough for a preview that is being edited.
    compiler.evictCache(5);
  }
}

function inputsOf(sheet: string, { facturX, locale }: TypesetInput, scripts: ScriptFont[]) {
  const more = {
    longWords: /(?:[^\s"]|\\"){29,}/.test(sheet),
    scripts: scripts.map(({ family }) => family),
    data: facturX ? labels[locale].data : null,
  };
  return {
    sheet: `${sheet.slice(0, -1)},${JSON.stringify(more).slice(1)}`,
    ...(facturX && { xml: facturX.xml }),
  };
}

/** Files are named by their hash, so that Typst keeps what it knows of one business's logo from document to document. */
function filesOf({ logo, terms }: Look) {
  const file = (name: string, bytes: Uint8Array) => ({
    name: `/${name}`,
    path: path.join(root, name),
    bytes: Buffer.from(bytes),
  });
  return {
    logo: logo && file(`${logo.sha256}.${logo.format}`, logo.bytes),
    terms: (terms?.pages ?? []).map(({ drawing }, index) => file(`${terms?.sha256}-${index}.svg`, drawing)),
  };
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
