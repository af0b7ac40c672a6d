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
    if (error instanceof NotCanonical) throw new TypeError(`$${pathTo(value)}: ${error.message}`);
    throw error;
  }
}

/** SHA-256 in lower-case hexadecimal; text is hashed as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

class NotCanonical extends Error {}

function write(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new NotCanonical(`${value} is not a safe integer`);
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) {
    // Not map(): it passes over what is missing in the array.
    let text = '[';
    for (let index = 0; index < value.length; index++) text += (index > 0 ? ',' : '') + write(value[index]);
    return `${text}]`;
  }
  if (typeof value === 'object' && isPlain(value)) {
    let text = '';
    for (const key of Object.keys(value).sort()) {
      if (value[key] !== undefined)
        text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${write(value[key])}`;
    }
    return `{${text}}`;
  }
  throw new NotCanonical(`a ${typeof value} has no canonical form`);
}

/** Where in a value the part is that can't be written: looked for once it is known that there is one. */
function pathTo(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  for (const key of Object.keys(Array.isArray(value) ? [...value] : value).sort()) {
    const part = (value as Record<string, unknown>)[key];
    if (part === undefined && !Array.isArray(value)) continue;
    try {
      write(part);
    } catch {
      return `${Array.isArray(value) ? `[${key}]` : `.${key}`}${pathTo(part)}`;
    }
  }
  return '';
}

function isPlain(value: object): value is Record<string | symbol, unknown> {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
