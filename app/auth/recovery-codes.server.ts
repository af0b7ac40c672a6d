import { randomBytes, randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { argon2id } from './passwords.server.ts';

/** Crockford's base32: no letter that could be read as a digit. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const count = 10;
/** Characters of a code: 60 bits, hashed like a password (OWASP ASVS 5.0, 6.5.2). */
const length = 12;

const newCode = () => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

/** In groups of four, as it is shown and printed. */
const spelled = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** The code that was meant: without hyphens and spaces, and with the letters that look like digits read as those. */
export const plainCode = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '').replace(/[il]/g, '1').replaceAll('o', '0');

/** Whether a text can be one; six digits are a code of the telephone. */
export const isRecoveryCode = (text: string): boolean => {
  const plain = plainCode(text);
  return plain.length === length && [...plain].every((character) => alphabet.includes(character));
};

/** One salt serves a set, so that one hash tells which of the ten was given. `salt` in base64. */
export const hashRecoveryCode = (code: string, salt: string): Promise<string> =>
  hash(plainCode(code), { ...argon2id, salt: Buffer.from(salt, 'base64') });

/** Ten new codes with what is stored of them; the codes themselves are shown once. */
export async function newRecoveryCodes() {
  const salt = randomBytes(16).toString('base64');
  const codes = Array.from({ length: count }, newCode);
  const codeHashes = await Promise.all(codes.map((code) => hashRecoveryCode(code, salt)));
  return { codes: codes.map(spelled), salt, codeHashes };
}
