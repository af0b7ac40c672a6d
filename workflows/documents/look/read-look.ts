import type { StoredLook } from '#db/schema/businesses.ts';
import { fault } from '../../process/fault.ts';
import type { BlobStore } from '../blobs.ts';
import { type Look, plainLook } from './look.ts';

/** Files of the looks that were used last, so that a month's end reads each once. */
const recent = new Map<string, Uint8Array>();
const mostRecent = 64;

/** The look of a business with its files. @throws Error when one of them is not in the store any more */
export async function readLook(blobs: BlobStore, stored: StoredLook | null | undefined): Promise<Look> {
  if (!stored) return plainLook;
  const { colour = null, logo, terms } = stored;
  return {
    colour,
    logo: logo ? { ...logo, bytes: await read(blobs, logo.sha256) } : null,
    terms: terms
      ? {
          sha256: terms.sha256,
          pages: await Promise.all(
            terms.pages.map(async ({ sha256, words }) => ({ words, drawing: await read(blobs, sha256) })),
          ),
        }
      : null,
  };
}

async function read(blobs: BlobStore, sha256: string): Promise<Uint8Array> {
  const known = recent.get(sha256);
  if (known) return known;
  const bytes = await blobs.get(sha256);
  if (!bytes) throw fault('fileMissing', `the file ${sha256} of a business’s look is missing`);
  if (recent.size >= mostRecent) recent.clear();
  recent.set(sha256, bytes);
  return bytes;
}
