import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AlteredBlobError, type BlobStore, folderBlobs } from './blobs.ts';

let folder: string;
let blobs: BlobStore;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blobs-'));
  blobs = folderBlobs(path.join(folder, 'documents'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('facture');
const sha256 = '4fa9ec7cd3fa7c51f3d6a0a4c33f65bd3dd2f4f5b5f2f5ac35b0ebc2d1a7b6f1';
const fileOf = (name: string) => path.join(folder, 'documents', name.slice(0, 2), name.slice(2));

test('given nothing stored, then there is nothing to get', async () => {
  expect(await blobs.has(sha256)).toBe(false);
  expect(await blobs.get(sha256)).toBeNull();
});

test('given stored bytes, then they come back under their SHA-256, from another store too', async () => {
  const name = await blobs.put(bytes);
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  expect(await folderBlobs(path.join(folder, 'documents')).get(name)).toEqual(bytes);
  expect(await blobs.has(name)).toBe(true);
  expect(await readFile(fileOf(name), 'utf8')).toBe('facture');
});

test('given the same bytes twice, also at once, then one file is written and never written again', async () => {
  const [name = ''] = await Promise.all([blobs.put(bytes), blobs.put(bytes), blobs.put(bytes)]);
  const before = await stat(fileOf(name));
  expect(await blobs.put(bytes)).toBe(name);
  expect((await stat(fileOf(name))).ino).toBe(before.ino);
  expect((await readdir(path.join(folder, 'documents'))).sort()).toEqual([name.slice(0, 2)]);
});

test('given bytes altered on disk, then neither get nor put passes over it, and has still says there is one', async () => {
  const name = await blobs.put(bytes);
  await chmod(fileOf(name), 0o644);
  await writeFile(fileOf(name), 'fracture');
  await expect(blobs.get(name)).rejects.toThrow(AlteredBlobError);
  await expect(blobs.put(bytes)).rejects.toThrow(AlteredBlobError);
  expect(await blobs.has(name)).toBe(true);
});

test('given a name that is no SHA-256, then it is refused before any file is touched', async () => {
  for (const name of ['../../etc/passwd', sha256.toUpperCase(), '', sha256.slice(1)]) {
    await expect(blobs.get(name)).rejects.toThrow(TypeError);
    await expect(blobs.has(name)).rejects.toThrow(TypeError);
  }
});

test('given an empty document, then it is a document', async () => {
  expect(await blobs.get(await blobs.put(new Uint8Array()))).toEqual(new Uint8Array());
});
