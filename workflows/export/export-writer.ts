import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type WrittenFile = { path: string; sha256: string; bytes: number };

/** Writes files under one folder and remembers the SHA-256 of each, for SHA256SUMS. Nothing is ever overwritten. */
export type ExportWriter = {
  /** `path` is relative, with `/`. */
  file(path: string, content: string | Uint8Array): Promise<WrittenFile>;
  /** One JSON value a line, written as it comes. */
  lines(path: string, values: AsyncIterable<unknown[]>): Promise<WrittenFile & { lines: number }>;
  /** The same of lines that are written already. */
  texts(path: string, lines: AsyncIterable<string[]>): Promise<WrittenFile & { lines: number }>;
  written: WrittenFile[];
};

/** @throws Error when the folder holds something: an export is never mixed with another */
export async function openExport(directory: string): Promise<ExportWriter> {
  await mkdir(directory, { recursive: true });
  if ((await readdir(directory)).length > 0) throw new Error(`${directory} is not empty`);
  const written: WrittenFile[] = [];

  async function write(
    path: string,
    fill: (handle: FileHandle, hash: ReturnType<typeof createHash>) => Promise<number>,
  ) {
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    const handle = await open(target, 'wx');
    const hash = createHash('sha256');
    try {
      const bytes = await fill(handle, hash);
      await handle.sync();
      const file = { path, sha256: hash.digest('hex'), bytes };
      written.push(file);
      return file;
    } finally {
      await handle.close();
    }
  }

  return {
    written,
    file: (path, content) =>
      write(path, async (handle, hash) => {
        const bytes = Buffer.from(content);
        hash.update(bytes);
        await handle.writeFile(bytes);
        return bytes.length;
      }),
    lines: (path, values) => texts(path, asJson(values)),
    texts,
  };

  async function texts(path: string, pages: AsyncIterable<string[]>) {
    let lines = 0;
    const file = await write(path, async (handle, hash) => {
      let length = 0;
      for await (const page of pages) {
        const bytes = Buffer.from(page.map((line) => `${line}\n`).join(''));
        hash.update(bytes);
        await handle.writeFile(bytes);
        length += bytes.length;
        lines += page.length;
      }
      return length;
    });
    return { ...file, lines };
  }
}

async function* asJson(pages: AsyncIterable<unknown[]>): AsyncGenerator<string[]> {
  for await (const page of pages) yield page.map((value) => JSON.stringify(value));
}
