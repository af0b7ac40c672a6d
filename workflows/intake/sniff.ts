import { endsAsZip } from './pdf-scan.ts';
import { Refusal } from './refusal.ts';

export type FileType = 'pdf' | 'xml' | 'csv' | 'xlsx';

/**
 * The type of a file by its bytes; its name is the sender's word and decides nothing.
 *
 * @throws Refusal on an empty file, one of another type, or one that is two types at once.
 */
export function sniff(bytes: Uint8Array): FileType {
  if (bytes.length === 0) throw new Refusal('file.empty');
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (start.startsWith('%PDF-')) return 'pdf';
  if (start.startsWith('PK\x03\x04')) {
    // PDF readers accept a header anywhere in the first kilobyte.
    if (start.includes('%PDF-')) throw new Refusal('file.polyglot');
    return 'xlsx';
  }
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw new Refusal('file.oldExcel');
  if (start.includes('%PDF-') || endsAsZip(bytes)) throw new Refusal('file.polyglot');
  const marked = /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.exec(start)?.[0].length ?? 0;
  const text = start.slice(marked).replace(/\0/g, '').trimStart();
  if (text.startsWith('<')) return 'xml';
  // Text has no control characters; UTF-16 has zero bytes, but says so with its mark.
  const utf16 = start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  if (/[\x01-\x08\x0e-\x1f]/.test(text) || (!utf16 && bytes.includes(0))) throw new Refusal('file.unknown');
  return 'csv';
}
