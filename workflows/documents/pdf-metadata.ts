/**
 * Changes the XMP of a PDF as Typst writes it: one section, a plain table of references, the document's metadata as
 * plain UTF-8 in an object of its own. Everything else stays byte for byte; what stands behind the metadata moves, and
 * the table says where to. A library that reads and writes whole PDFs takes ten times as long as the typesetting.
 *
 * @throws Error when the PDF is built otherwise
 */
export function replaceMetadata(pdf: Uint8Array, change: (xmp: string) => string): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const table = referenceTable(bytes);
  const object = metadataObject(bytes, table.start);
  const xmp = Buffer.from(change(bytes.toString('utf8', object.from, object.to)));
  const dictionary = Buffer.from(
    object.dictionary.replace(/\/Length \d+/, `/Length ${xmp.length}`),
    'latin1',
  );
  const before = bytes.subarray(0, object.start);
  const after = bytes.subarray(object.to, table.start);
  const moved = dictionary.length + xmp.length - (object.to - object.start);
  const references = table.text.replace(/^(\d{10})(?= \d{5} n)/gm, (offset) =>
    String(Number(offset) + (Number(offset) > object.start ? moved : 0)).padStart(10, '0'),
  );
  const end = `${references}startxref\n${table.start + moved}\n%%EOF`;
  return Uint8Array.from(Buffer.concat([before, dictionary, xmp, after, Buffer.from(end, 'latin1')]));
}

/** The table of references with the trailer, up to `startxref`. */
function referenceTable(pdf: Buffer): { start: number; text: string } {
  const end = pdf.lastIndexOf('startxref');
  const start = Number(/^startxref\s+(\d+)/.exec(pdf.toString('latin1', end, end + 40))?.[1] ?? -1);
  const text = start > 0 ? pdf.toString('latin1', start, end) : '';
  if (!text.startsWith('xref\n0 ') || text.includes('/Prev'))
    throw new Error('not a PDF of one plain section');
  return { start, text };
}

/** Where the object of the document's metadata begins, its dictionary up to the stream, and the stream's bounds. */
function metadataObject(pdf: Buffer, before: number) {
  const named = pdf.lastIndexOf('/Type /Metadata', before);
  const start = named < 0 ? -1 : pdf.lastIndexOf('<<', named);
  const from = named < 0 ? -1 : pdf.indexOf('stream\n', named) + 'stream\n'.length;
  const dictionary = pdf.toString('latin1', Math.max(0, start), Math.max(0, from));
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
  const to = from + length;
  const isPlain = dictionary.includes('/Subtype /XML') && !dictionary.includes('/Filter');
  const isWhole = start > 0 && /^\s*endstream/.test(pdf.toString('latin1', to, to + 12));
  if (!isPlain || !isWhole) throw new Error('the PDF has no plain XMP metadata');
  return { start, dictionary, from, to };
}
