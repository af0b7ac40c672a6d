import { createHash } from 'node:crypto';

/**
 * One text per value, whatever built it: keys sorted by code unit, no white space, integers only, as RFC 8785 does for
 * this subset of JSON. A property that is undefined is absent; everything else JSON can't carry exactly is refused.
 *
 * @throws TypeError with the path of a fraction, a non-finite or unsafe number, an undefined in an array, a bigint,
 * a function, a symbol or an object that is not plain.
 */
export function canonicalJson(value: unknown): string {
  try {
    return write(value);
  } catch (error) {
    if (error instanceof NotCanonical) throw new TypeError(`$${error.path}: ${error.message}`);
    throw error;
  }
}

/** SHA-256 in lower-case hexadecimal; text is hashed as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The path is put together on the way out of an error only. */
class NotCanonical extends Error {
  path = '';
}

function write(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new NotCanonical(`${value} is not a safe integer`);
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) {
    const items: string[] = [];
    for (let index = 0; index < value.length; index++) items.push(writeAt(index, value[index]));
    return `[${items.join(',')}]`;
  }
  if (typeof value === 'object' && isPlain(value)) {
    const entries: string[] = [];
    for (const key of Object.keys(value).sort()) {
      if (value[key] !== undefined) entries.push(`${JSON.stringify(key)}:${writeAt(key, value[key])}`);
    }
    return `{${entries.join(',')}}`;
  }
  throw new NotCanonical(`a ${typeof value} has no canonical form`);
}

function writeAt(key: string | number, value: unknown): string {
  try {
    return write(value);
  } catch (error) {
    if (error instanceof NotCanonical)
      error.path = `${typeof key === 'number' ? `[${key}]` : `.${key}`}${error.path}`;
    throw error;
  }
}

function isPlain(value: object): value is Record<string | symbol, unknown> {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
