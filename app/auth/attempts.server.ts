import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { deleteOldAttempts, releaseAttempt, takeAttempt } from '#db/queries/staff-sign-in.ts';
import { deriveKey } from '#workflows/access/derive-key.ts';
import type { AuthServices } from './services.ts';

/** Failures in 15 minutes after which nothing is tried any more; `renewal` counts asked-for links. */
const most = { account: 10, address: 50, renewal: 3 };
export type Limited = { [Kind in keyof typeof most]?: string };

/** One household or server has a whole /64 of IPv6: counting single addresses would count nothing. */
const networkOf = (address: string) => {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = Array(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
};

/**
 * Runs `work` unless one of the named things has failed too often, which gives 'locked'. Counted in PostgreSQL, so for
 * all processes together, under hashed keys. `isFailure` says of a result whether it counts.
 */
export const limited = async <T>(
  { db, env }: AuthServices,
  by: Limited,
  work: () => Promise<T>,
  isFailure: (result: T) => boolean,
): Promise<T | 'locked'> => {
  const mac = (text: string) =>
    createHmac('sha256', deriveKey(env.SESSION_SECRET, 'attempts')).update(text).digest('hex');
  const limits = (Object.keys(most) as (keyof typeof most)[]).flatMap((kind) => {
    const value = by[kind];
    if (value === undefined) return [];
    return { key: mac(`${kind}:${kind === 'address' ? networkOf(value) : value}`), most: most[kind] };
  });
  const id = await takeAttempt(db, limits);
  if (id === undefined) return 'locked';
  const result = await work();
  if (isFailure(result)) await deleteOldAttempts(db);
  else await releaseAttempt(db, { keys: limits.map(({ key }) => key), id });
  return result;
};

/**
 * Reads, on a POST, what a secret in an address stands for: one that stands for nothing counts as a failure of the
 * network it comes from, which throws 429 when there were too many. A good secret is never held up: with 256 bits it
 * was not guessed, and many people may share an address.
 */
export async function counted<T>(
  s: AuthServices,
  from: string,
  read: () => Promise<T>,
  isFailure: (found: T) => boolean = (found) => found === null,
): Promise<T> {
  const found = await read();
  const isDead = isFailure(found);
  if (isDead && (await limited(s, { address: from }, async () => true, Boolean)) === 'locked')
    throw new Response(null, { status: 429 });
  return found;
}
