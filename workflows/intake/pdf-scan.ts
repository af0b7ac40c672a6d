import { Refusal } from './refusal.ts';

/** An invoice has some hundred objects; official samples stay below 300. */
const mostObjects = 20_000;

/**
 * A cheap look at a PDF before it is parsed: it ends as one, has a plausible number of objects, plain or packed in
 * object streams, and is nothing else at the same time.
 *
 * @throws Refusal
 */
export function scanPdf(bytes: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.slice(-2048).includes('%%EOF')) throw new Refusal('file.truncated');
  if (endsAsZip(bytes)) throw new Refusal('file.polyglot');
  const found = count(text, /\bobj\b/g) + packedObjects(text);
  if (found > mostObjects) throw new Refusal('pdf.tooComplex', { found: String(found) });
}

/** Whether an end-of-central-directory record closes the file: then ZIP readers take it for an archive. */
export function endsAsZip(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-65_557);
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length;
}

function packedObjects(text: string): number {
  let total = 0;
  for (const match of text.matchAll(/\/Type\s*\/ObjStm/g)) {
    const around = text.slice(Math.max(0, match.index - 300), match.index + 300);
    total += Number(/\/N\s+(\d{1,9})/.exec(around)?.[1] ?? 0);
  }
  return total;
}

function count(text: string, pattern: RegExp): number {
  let total = 0;
  for (const _ of text.matchAll(pattern)) {
    total++;
    if (total > 10 * mostObjects) break;
  }
  return total;
}
