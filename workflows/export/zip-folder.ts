import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { crc32, createDeflateRaw } from 'node:zlib';
import { directoryEntry, type Entry, endOf, localHead, most32, sizesOf } from './zip-format.ts';

export type Zipped = { files: number; bytes: number; sha256: string };

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
  await out.write(localHead(name));
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
  await out.write(sizesOf({ crc, packed, unpacked }));
  return { name, crc, packed, unpacked, at };
}
