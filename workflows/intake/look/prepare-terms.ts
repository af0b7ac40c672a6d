import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { extractText } from 'unpdf';
import type { TermsPage } from '#workflows/documents/look/look.ts';
import { scanPdf } from '../pdf-scan.ts';
import { Refusal } from '../refusal.ts';
import { sniff } from '../sniff.ts';

const mostPages = 6;
/** Of the drawings of all pages: a document that ends with them is about half as heavy. */
const mostBytes = 8_000_000;

/**
 * The pages of a PDF as drawings, letters as outlines: whatever fonts and colours it was made with, it can then stand in
 * a PDF/A, which the PDF itself can't. To be called in the isolated process alone.
 *
 * @throws Refusal 'terms.type', 'terms.pages', 'terms.heavy', 'file.unreadable', or what a scan of PDFs finds.
 */
export async function prepareTerms(bytes: Uint8Array): Promise<TermsPage[]> {
  if (sniff(bytes) !== 'pdf') throw new Refusal('terms.type');
  scanPdf(bytes);
  const words = await wordsOf(bytes);
  if (words.length > mostPages)
    throw new Refusal('terms.pages', { found: String(words.length), most: String(mostPages) });
  const typst = NodeCompiler.create({ workspace: '/tacite' });
  typst.mapShadow('/tacite/terms.pdf', Buffer.from(bytes));
  const pages = words.map((each, index) => ({ words: each, drawing: draw(typst, index + 1) }));
  if (pages.reduce((sum, { drawing }) => sum + drawing.length, 0) > mostBytes)
    throw new Refusal('terms.heavy');
  return pages;
}

async function wordsOf(bytes: Uint8Array): Promise<string[]> {
  try {
    const { text } = await extractText(bytes.slice(), { mergePages: false });
    return text.map((page) => page.replace(/\s+/g, ' ').trim());
  } catch {
    throw new Refusal('file.unreadable');
  }
}

/** One page: what Typst makes of an embedded PDF is a drawing within a drawing, of which the inner one is wanted. */
function draw(typst: NodeCompiler, page: number): Uint8Array {
  const mainFileContent = `#set page(margin: 0pt, width: auto, height: auto, fill: none)\n#image("/terms.pdf", page: ${page})`;
  const outer = plainSvg(typst, mainFileContent);
  const inner = /href="data:image\/svg\+xml;base64,([^"]+)"/.exec(outer)?.[1];
  if (!inner) throw new Refusal('file.unreadable');
  return new TextEncoder().encode(rounded(Buffer.from(inner, 'base64').toString('utf8')));
}

function plainSvg(typst: NodeCompiler, mainFileContent: string): string {
  try {
    return typst.plainSvg({ mainFileContent });
  } catch {
    throw new Refusal('file.unreadable');
  }
}

/** Hundredths of a point are finer than any printer; the drawing is a third lighter. Text within quotes of data stays. */
const rounded = (svg: string) =>
  svg.replace(/(?<=[\s,(A-Za-z"-])\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
