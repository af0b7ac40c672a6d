import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** One file of the client build, ready to be sent. */
export type Asset = {
  type: string;
  etag: string;
  /** Its name carries a hash of its content. */
  isHashed: boolean;
  body: Buffer;
  encodings: { br?: Buffer; gzip?: Buffer };
};

const types = new Map<string, string>(
  Object.entries({
    '.css': 'text/css; charset=utf-8',
    '.ico': 'image/x-icon',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.map': 'application/json; charset=utf-8',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.txt': 'text/plain; charset=utf-8',
    '.webmanifest': 'application/manifest+json',
    '.woff2': 'font/woff2',
  }),
);
const compressible = new Set(['.css', '.js', '.json', '.svg', '.txt', '.webmanifest']);

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const readAsset = async (file: string, path: string): Promise<Asset> => {
  const body = await readFile(file);
  const extension = extname(file);
  const encodings = compressible.has(extension)
    ? { br: await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }), gzip: await zip(body) }
    : {};
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const type = types.get(extension) ?? 'application/octet-stream';
  return { type, etag, isHashed: path.startsWith('/assets/'), body, encodings };
};

/**
 * Reads the client build (about a megabyte) once: serving is then a look-up, with no way out of the folder.
 * Only static files are compressed; pages hold secrets beside what a stranger may put into them (BREACH).
 */
export const loadAssets = async (folder: string): Promise<ReadonlyMap<string, Asset>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const assets = new Map<string, Asset>();
  // One after the other: each compression takes megabytes at once, which the process would keep.
  for (const entry of files) {
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/');
    assets.set(path, await readAsset(file, path));
  }
  return assets;
};

/** Picks the smallest form the browser takes. `Vary` is the caller's to set. */
export const encodeAsset = (asset: Asset, acceptEncoding = '') => {
  for (const encoding of ['br', 'gzip'] as const) {
    const body = asset.encodings[encoding];
    if (body && new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\b)`).test(acceptEncoding))
      return { body, encoding };
  }
  return { body: asset.body, encoding: undefined };
};
