import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '#workflows/identity/canonical.ts';

/** Bytes kept under their own SHA-256 (lower-case hex): what is stored once is never changed, replaced or removed. */
export type BlobStore = {
  /** Keeps the bytes and gives their name. When it resolves they survive a power cut. Keeping twice is harmless. */
  put: (bytes: Uint8Array) => Promise<string>;
  /** The bytes, or null when there are none of that name. @throws AlteredBlobError when they are not those kept. */
  get: (sha256: string) => Promise<Uint8Array | null>;
  has: (sha256: string) => Promise<boolean>;
};

export class AlteredBlobError extends Error {
  override name = 'AlteredBlobError';
  readonly sha256: string;

  constructor(sha256: string) {
    super(`stored bytes no longer match their SHA-256 ${sha256}`);
    this.sha256 = sha256;
  }
}

/**
 * A blob store in a folder: `ab/cdef…` under `directory`, which is made on first use.
 * A blob is written aside, flushed, renamed into place, and its folder flushed, so that a crash leaves all of it or none.
 */
export function folderBlobs(directory: string): BlobStore {
  async function get(sha256: string): Promise<Uint8Array | null> {
    const bytes = await readFile(fileOf(directory, sha256)).catch(nullIfAbsent);
    if (bytes && sha256Hex(bytes) !== sha256) throw new AlteredBlobError(sha256);
    return bytes && new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  async function put(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Hex(bytes);
    if (await get(sha256)) return sha256;
    const file = fileOf(directory, sha256);
    const folder = path.dirname(file);
    await mkdir(folder, { recursive: true });
    const aside = path.join(directory, `.${randomUUID()}`);
    try {
      await writeFlushed(aside, bytes);
      await rename(aside, file);
    } finally {
      await rm(aside, { force: true });
    }
    await flushFolder(folder);
    await flushFolder(directory);
    return sha256;
  }

  async function has(sha256: string): Promise<boolean> {
    return (await stat(fileOf(directory, sha256)).catch(nullIfAbsent)) !== null;
  }

  return { put, get, has };
}

/** @throws TypeError for anything but a SHA-256 in hex: a name may come from outside and must not walk the disk. */
function fileOf(directory: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('a blob is named by its SHA-256 in lower-case hex');
  return path.join(directory, sha256.slice(0, 2), sha256.slice(2));
}

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o444);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullIfAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
