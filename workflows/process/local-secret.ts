import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../identity/new-id.ts';

/**
 * The environment with the SESSION_SECRET that every process of this machine shares where none is given: made once in
 * the data folder, so that a link minted by one command opens at another, and outlives a restart. Production has to name
 * its own.
 */
export function withLocalSecret<Source extends Record<string, string | undefined>>(source: Source): Source {
  const isDemonstration = ['1', 'true'].includes(source.TACITE_DEMO ?? '');
  if (source.SESSION_SECRET || (source.NODE_ENV === 'production' && !isDemonstration)) return source;
  return { ...source, SESSION_SECRET: ensureSecret(source.DATA_DIR || './data') };
}

function ensureSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    // Written aside and linked into place: whoever starts at the same time sees the whole of the first one.
    const own = `${file}.${newId()}`;
    writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(own, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(own);
    }
  }
  return readFileSync(file, 'utf8').trim();
}
