import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFStream } from 'pdf-lib';

/**
 * Keys and kinds of action by which a PDF does something by itself, or carries another file: ISO 32000-2, 7.11.4
 * (embedded files), 12.6 (actions), 12.7.3 (XFA), 13.7 (rich media). Links to a page and to the web only wait for a click.
 */
const keys = new Set(['JS', 'JavaScript', 'AA', 'XFA', 'RichMediaContent', 'EmbeddedFiles', 'EF']);
const actions = new Set([
  'GoToE',
  'GoToR',
  'ImportData',
  'JavaScript',
  'Launch',
  'Movie',
  'Rendition',
  'RichMediaExecute',
  'Sound',
  'SubmitForm',
]);

/** Objects within objects, deeper than any writer puts them. */
const deepest = 100;

/** What in a document can act, by name, each once; objects that are packed or written with escapes are seen as well. */
export function activeParts(pdf: PDFDocument): string[] {
  const found = new Set<string>();
  const look = (object: PDFObject, depth: number): void => {
    if (depth > deepest) found.add('…');
    else if (object instanceof PDFStream) look(object.dict, depth + 1);
    else if (object instanceof PDFArray) for (const each of object.asArray()) look(each, depth + 1);
    else if (object instanceof PDFDict)
      for (const [key, value] of object.entries()) lookAt(textOf(key), value, depth);
  };
  const lookAt = (name: string, value: PDFObject, depth: number): void => {
    if (keys.has(name)) found.add(name);
    const kind = name === 'S' && value instanceof PDFName ? textOf(value) : '';
    if (actions.has(kind)) found.add(kind);
    look(value, depth + 1);
  };
  for (const [, object] of pdf.context.enumerateIndirectObjects()) look(object, 0);
  return [...found];
}

/** pdf-lib decodes `#4A` in a name and leaves `#4a`, which readers take for the same (ISO 32000-2, 7.3.5). */
const textOf = (name: PDFName) =>
  name
    .decodeText()
    .replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
