import { createHash } from 'node:crypto';

/**
 * One text per value, whatever built it: keys sorted by code unit, no white space, integers only, as RFC 8785 does for
 * this subset of JSON. A property that is undefined is absent; everything else JSON can't carry exactly is refused.
 *
 * @throws TypeError with the path of a fraction, a non-finite or unsafe number, an undefined in an array, a bigint,
 * a function, a symbol or an object that is not plain.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

/** SHA-256 in lower-case hexadecimal; text is hashed as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${path}: ${value} is not a safe integer`);
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) {
    return `[${Array.from(value, (each, index) => write(each, `${path}[${index}]`)).join(',')}]`;
  }
  if (typeof value === 'object' && isPlain(value)) {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${write(each, `${path}.${key}`)}`);
    return `{${entries.join(',')}}`;
  }
  throw new TypeError(`${path}: a ${typeof value} has no canonical form`);
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
