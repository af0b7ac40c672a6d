import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { crc32, createDeflateRaw } from 'node:zlib';

export type Zipped = { files: number; bytes: number; sha256: string };

type Entry = { name: Buffer; crc: number; packed: number; unpacked: number; at: number };

const most32 = 0xffffffff;
const most16 = 0xffff;

/** UTF-8 names; sizes follow the data, as it is written in one go (APPNOTE.TXT 6.3.10, 4.4.4). */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980: when each file was made stands in the manifest. */
const noDate = 0x0021;

/**
 * Packs all files under a folder into a new ZIP archive at `target`, in the order of their names, a piece at a time:
 * neither files nor archive have to fit into memory. Beyond 65,535 files or 4 GB it is a ZIP64.
 *
 * @throws Error when `target` is there already, or a single file has 4 GB
 */
export async function zipFolder(folder: string, target: string): Promise<Zipped> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const handle = await open(target, 'wx', 0o600);
  try {
    const out = sink(handle);
    const entries: Entry[] = [];
    for (const path of paths.sort())
      entries.push(await addFile(out, path, relative(folder, path).split(sep).join('/')));
    const start = out.at();
    for (const entry of entries) await out.write(directoryEntry(entry));
    await out.write(endOf(entries.length, start, out.at() - start));
    await handle.sync();
    return { files: entries.length, bytes: out.at(), sha256: out.sha256() };
  } finally {
    await handle.close();
  }
}

function sink(handle: FileHandle) {
  const hash = createHash('sha256');
  let length = 0;
  return {
    at: () => length,
    sha256: () => hash.digest('hex'),
    async write(bytes: Buffer) {
      hash.update(bytes);
      await handle.writeFile(bytes);
      length += bytes.length;
    },
  };
}
type Sink = ReturnType<typeof sink>;

async function addFile(out: Sink, path: string, text: string): Promise<Entry> {
  const name = Buffer.from(text);
  const at = out.at();
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(deflated, 8);
  local.writeUInt16LE(noDate, 12);
  local.writeUInt16LE(name.length, 26);
  await out.write(Buffer.concat([local, name]));
  const from = out.at();
  let crc = 0;
  let unpacked = 0;
  const source = createReadStream(path);
  source.on('data', (piece) => {
    crc = crc32(piece, crc);
    unpacked += piece.length;
  });
  const packer = createDeflateRaw();
  source.on('error', (error) => packer.destroy(error));
  for await (const piece of source.pipe(packer)) await out.write(piece);
  const packed = out.at() - from;
  if (packed > most32 || unpacked > most32) throw new Error(`${text} is too large for an archive`);
  const sizes = Buffer.alloc(16);
  sizes.write('PK\x07\x08', 'latin1');
  sizes.writeUInt32LE(crc, 4);
  sizes.writeUInt32LE(packed, 8);
  sizes.writeUInt32LE(unpacked, 12);
  await out.write(sizes);
  return { name, crc, packed, unpacked, at };
}

function directoryEntry({ name, crc, packed, unpacked, at }: Entry): Buffer {
  const isFar = at >= most32;
  const extra = Buffer.alloc(isFar ? 12 : 0);
  if (isFar) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(at), 4);
  }
  const head = Buffer.alloc(46);
  head.write('PK\x01\x02', 'latin1');
  head.writeUInt16LE(isFar ? 45 : 20, 4);
  head.writeUInt16LE(isFar ? 45 : 20, 6);
  head.writeUInt16LE(flags, 8);
  head.writeUInt16LE(deflated, 10);
  head.writeUInt16LE(noDate, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(unpacked, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(Math.min(at, most32), 42);
  return Buffer.concat([head, name, extra]);
}

/** The end of the archive, with the larger form before it where 16 and 32 bits don't hold it. */
function endOf(count: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(count, most16), 8);
  end.writeUInt16LE(Math.min(count, most16), 10);
  end.writeUInt32LE(Math.min(size, most32), 12);
  end.writeUInt32LE(Math.min(start, most32), 16);
  if (count < most16 && start < most32) return end;
  const large = Buffer.alloc(76);
  large.write('PK\x06\x06', 'latin1');
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(45, 12);
  large.writeUInt16LE(45, 14);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(size), 40);
  large.writeBigUInt64LE(BigInt(start), 48);
  large.write('PK\x06\x07', 56, 'latin1');
  large.writeBigUInt64LE(BigInt(start + size), 64);
  large.writeUInt32LE(1, 72);
  return Buffer.concat([large, end]);
}
