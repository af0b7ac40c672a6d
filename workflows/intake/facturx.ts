import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';
import { Refusal } from './refusal.ts';

/** Names under which invoices are embedded (Factur-X, ZUGFeRD 1 and 2, XRechnung), best first. */
const xmlNames = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];
const longestXml = 20_000_000;
const deepestTree = 20;

/**
 * The invoice embedded in a Factur-X PDF, as the bytes of its XML. To be called in the isolated process alone: a
 * hostile PDF keeps the parser busy for long and takes much memory.
 *
 * @throws Refusal when the PDF is protected, damaged, or carries no invoice.
 */
export async function extractFacturX(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await loadPdf(bytes);
  const files = embeddedFiles(pdf);
  const found = xmlNames.flatMap((name) => files.filter((file) => file.name.toLowerCase() === name))[0];
  if (!found) throw new Refusal('pdf.noXml');
  const stream = streamOf(found.spec);
  if (!stream) throw new Refusal('file.unreadable');
  return contentOf(stream);
}

/** @throws Refusal when the PDF is protected or damaged */
export async function loadPdf(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false });
  } catch (error) {
    const encrypted = error instanceof Error && /encrypt/i.test(error.message);
    throw new Refusal(encrypted ? 'pdf.encrypted' : 'file.unreadable');
  }
}

type EmbeddedFile = { name: string; spec: PDFDict };

/** Files of the name tree, and of /AF for writers that only fill that. */
function embeddedFiles(pdf: PDFDocument): EmbeddedFile[] {
  const names = pdf.catalog.lookupMaybe(PDFName.of('Names'), PDFDict);
  const tree = names?.lookupMaybe(PDFName.of('EmbeddedFiles'), PDFDict);
  const associated = pdf.catalog.lookupMaybe(PDFName.of('AF'), PDFArray);
  const specs = [...(tree ? specsOfTree(tree, 0) : []), ...(associated ? dictsOf(associated) : [])];
  return specs.map((spec) => ({ name: nameOf(spec), spec }));
}

function specsOfTree(node: PDFDict, depth: number): PDFDict[] {
  if (depth > deepestTree) return [];
  const names = node.lookupMaybe(PDFName.of('Names'), PDFArray);
  const kids = node.lookupMaybe(PDFName.of('Kids'), PDFArray);
  const below = kids ? dictsOf(kids).flatMap((kid) => specsOfTree(kid, depth + 1)) : [];
  return [...(names ? dictsOf(names) : []), ...below];
}

function dictsOf(array: PDFArray): PDFDict[] {
  return Array.from({ length: array.size() }, (_, index) => array.lookup(index)).filter(
    (each): each is PDFDict => each instanceof PDFDict,
  );
}

function nameOf(spec: PDFDict): string {
  for (const key of ['UF', 'F']) {
    const name = spec.lookup(PDFName.of(key));
    if (name instanceof PDFString || name instanceof PDFHexString) return name.decodeText();
  }
  return '';
}

function streamOf(spec: PDFDict): PDFRawStream | undefined {
  const files = spec.lookupMaybe(PDFName.of('EF'), PDFDict);
  const stream = files?.lookup(PDFName.of('F')) ?? files?.lookup(PDFName.of('UF'));
  return stream instanceof PDFRawStream ? stream : undefined;
}

/** The usual single Flate filter is unpacked here, with a limit the PDF library doesn't have. */
function contentOf(stream: PDFRawStream): Uint8Array {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const single = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  try {
    if (single === PDFName.of('FlateDecode')) {
      return inflateSync(stream.contents, { maxOutputLength: longestXml });
    }
    return decodePDFRawStream(stream).decode();
  } catch {
    throw new Refusal('file.unreadable');
  }
}
