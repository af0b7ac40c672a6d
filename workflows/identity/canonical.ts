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
  if (typeof value === 'string') return quoted(value);
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
    for (const key of sorted(Object.keys(value))) {
      if (value[key] !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${write(value[key])}`;
    }
    return `{${text}}`;
  }
  throw new NotCanonical(`a ${typeof value} has no canonical form`);
}

/** As JSON writes a text; of one without anything to escape nothing but its quotes, which is most of them. */
const quoted = (text: string): string => (escaped.test(text) ? JSON.stringify(text) : `"${text}"`);
// Everything but what JSON writes as it is: ASCII without control characters, quote and backslash, and the letters of Europe.
const escaped = /[^\x20\x21\x23-\x5b\x5d-\x7e\u00a0-\u024f\u2000-\u206f]/;

/** By code unit. The same kinds of objects come again and again, most of them in the order of their type. */
function sorted(keys: string[]): string[] {
  for (let index = 1; index < keys.length; index++) if (keys[index]! < keys[index - 1]!) return keys.sort();
  return keys;
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
