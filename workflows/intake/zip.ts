import { inflateRawSync } from 'node:zlib';
import { Refusal } from './refusal.ts';

const mostEntries = 1000;
const mostBytes = 50_000_000;
const highestRatio = 100;
/** Small files compress well without meaning harm. */
const ratioCountsFrom = 1_000_000;

type Entry = { name: string; method: number; packed: number; unpacked: number; at: number };

/**
 * Reads the directory of a ZIP and holds it against its limits (entries, size, ratio), then unpacks each entry against
 * the size it declares, as a directory may lie. Returns what the entries hold, by their names.
 *
 * @throws Refusal on an archive that is too big, damaged, protected, or something else at the same time.
 */
export function readZip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(zip);
  const total = entries.reduce((sum, each) => sum + each.unpacked, 0);
  if (total > mostBytes) throw new Refusal('zip.tooLarge', { limit: String(mostBytes / 1_000_000) });
  if (total > ratioCountsFrom && total > highestRatio * zip.length) {
    throw new Refusal('zip.ratio', { limit: String(highestRatio) });
  }
  return new Map(entries.map((entry) => [entry.name, unpack(zip, entry)]));
}

function readDirectory(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > zip.length) throw new Refusal('file.truncated');
  const count = zip.readUInt16LE(end + 10);
  const size = zip.readUInt32LE(end + 12);
  const start = zip.readUInt32LE(end + 16);
  if (count > mostEntries)
    throw new Refusal('zip.entries', { found: String(count), limit: String(mostEntries) });
  // Data before the archive, between its parts or after it belong to another format.
  if (start + size !== end || end + 22 + zip.readUInt16LE(end + 20) !== zip.length)
    throw new Refusal('file.polyglot');
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) throw new Refusal('file.unreadable');
    if (zip.readUInt16LE(at + 8) & 1) throw new Refusal('zip.encrypted');
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  // Entries that share their data are how small archives unpack to huge ones.
  const packed = entries.reduce((sum, each) => sum + each.packed, 0);
  if (at !== end || packed > zip.length) throw new Refusal('file.unreadable');
  return entries;
}

/** Throws on an entry that doesn't unpack to what it declares, or whose XML has a document type. */
function unpack(zip: Buffer, entry: Entry): Buffer {
  if (entry.at + 30 > zip.length || zip.readUInt32LE(entry.at) !== 0x04034b50)
    throw new Refusal('file.unreadable');
  const start = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
  const data = zip.subarray(start, start + entry.packed);
  if (entry.unpacked === 0 && entry.packed <= 2) return Buffer.alloc(0);
  let content: Buffer;
  try {
    content =
      entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, entry.unpacked) });
  } catch {
    throw new Refusal('file.unreadable');
  }
  if (content.length !== entry.unpacked) throw new Refusal('file.unreadable');
  if (/\.(xml|rels)$/i.test(entry.name) && /<!(DOCTYPE|ENTITY)/i.test(content.toString('latin1'))) {
    throw new Refusal('xml.doctype');
  }
  return content;
}
