import { crc32, deflateRawSync } from 'node:zlib';
import { directoryEntry, type Entry, endOf, localHead, sizesOf } from './zip-format.ts';

/** A ZIP archive of parts that fit into memory, in their order. */
export function zipParts(parts: readonly { name: string; text: string }[]): Buffer {
  const pieces: Buffer[] = [];
  const entries: Entry[] = [];
  let at = 0;
  const write = (bytes: Buffer) => {
    pieces.push(bytes);
    at += bytes.length;
  };
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const data = Buffer.from(part.text);
    const packed = deflateRawSync(data);
    const entry = { name, crc: crc32(data), packed: packed.length, unpacked: data.length, at };
    entries.push(entry);
    for (const piece of [localHead(name), packed, sizesOf(entry)]) write(piece);
  }
  const start = at;
  for (const entry of entries) write(directoryEntry(entry));
  write(endOf(entries.length, start, at - start));
  return Buffer.concat(pieces);
}
