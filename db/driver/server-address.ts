import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';

/** How the server has to prove itself; false: what is said to it is not encrypted. */
export type ServerTls =
  | Pick<ConnectionOptions, 'host' | 'rejectUnauthorized' | 'checkServerIdentity' | 'ca'>
  | false;

const modes = ['disable', 'require', 'verify-ca', 'verify-full'] as const;

/**
 * A database's address without what it says of TLS, and that on its own, so that both drivers read it alike. The words
 * are those of libpq: `sslmode`, and `sslrootcert` for the file of an authority that is not among the public ones.
 * @throws Error when one of them is not known, or the file can't be read
 */
export function serverAddress(url: string): { address: string; tls: ServerTls } {
  const address = new URL(url);
  const mode = address.searchParams.get('sslmode') ?? 'disable';
  const root = address.searchParams.get('sslrootcert');
  if (!modes.some((each) => each === mode)) throw new Error(`sslmode must be one of ${modes.join(', ')}`);
  for (const name of ['sslmode', 'sslrootcert']) address.searchParams.delete(name);
  // The name is said here, as postgres.js leaves an address without one unchecked against it.
  const host = address.hostname;
  const known = { host, ...(root && root !== 'system' && { ca: readAuthority(root) }) };
  // As in libpq, who names an authority with `require` wants it asked.
  const tls = {
    disable: false as const,
    require: root ? { ...known, checkServerIdentity: anyName } : { host, rejectUnauthorized: false },
    'verify-ca': { ...known, checkServerIdentity: anyName },
    'verify-full': known,
  }[mode as (typeof modes)[number]];
  return { address: address.toString(), tls };
}

const anyName = () => undefined;

function readAuthority(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error('sslrootcert names a file that can’t be read');
  }
}

/** The same for `pg`, which the job queue connects with. */
export function queueAddress(url: string): { connectionString: string; ssl: ServerTls } {
  const { address, tls } = serverAddress(url);
  return { connectionString: address, ssl: tls };
}
