import { inflateSync } from 'node:zlib';

const longest = 20_000_000;

/**
 * The one file attached to a PDF as Typst writes it, as bytes; null where there is none. For PDFs of our own: files that
 * others give are read in a process of its own (workflows/intake).
 */
export function attachedFile(pdf: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const named = bytes.indexOf('/Type /EmbeddedFile');
  if (named < 0) return null;
  const start = bytes.lastIndexOf('<<', bytes.lastIndexOf(' obj', named) + 12);
  const from = bytes.indexOf('stream\n', named) + 'stream\n'.length;
  const dictionary = bytes.toString('latin1', Math.max(0, start), from);
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
  const stream = bytes.subarray(from, from + length);
  if (stream.length !== length) throw new Error('the attachment of the PDF is cut short');
  return dictionary.includes('/FlateDecode') ? inflateSync(stream, { maxOutputLength: longest }) : stream;
}
