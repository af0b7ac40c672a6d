/** Crockford's base 32: no letter that a reader takes for a digit. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The code a document prints to be checked by: the first 80 bits of the SHA-256 of its sealed content. Nobody can guess
 * one, and one leads to one document.
 */
export function sealCode(contentSha256: string): string {
  let bits = BigInt(`0x${sealOf(contentSha256)}`);
  let code = '';
  for (let index = 0; index < 16; index++) {
    code = letters[Number(bits & 31n)] + code;
    bits >>= 5n;
  }
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The same bits as they are kept: 20 hexadecimal digits. */
export const sealOf = (contentSha256: string): string => contentSha256.slice(0, 20);

/** The bits of a code as somebody typed it: case, spaces and hyphens do not matter, nor O for 0, I and L for 1. Null for none. */
export function readSealCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (plain.length !== 16) return null;
  let bits = 0n;
  for (const letter of plain) {
    const value = letters.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  return bits.toString(16).padStart(20, '0');
}
