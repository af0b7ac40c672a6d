import { isIbanValid } from '#workflows/invoice/identifiers.ts';

/** Letters of a French account number as the key counts them: A and J are 1, B, K and S 2, and so on. */
const digitsOf = (text: string) =>
  text.replace(/[A-Z]/g, (letter) => {
    const at = letter.charCodeAt(0) - 65;
    return String(at < 9 ? at + 1 : at < 18 ? at - 8 : at - 16);
  });

/** The IBAN of a French account by bank, branch and number; null where they are none. */
export function ibanOfRib(bank: string, branch: string, account: string): string | null {
  const [b, g, c] = [bank, branch, account].map((text) => text.trim().toUpperCase()) as [
    string,
    string,
    string,
  ];
  if (!/^\d{5}$/.test(b) || !/^\d{5}$/.test(g) || !/^[A-Z0-9]{1,11}$/.test(c)) return null;
  const number = c.padStart(11, '0');
  const key = 97n - ((89n * BigInt(b) + 15n * BigInt(g) + 3n * BigInt(digitsOf(number))) % 97n);
  return ibanOf(`${b}${g}${number}${String(key).padStart(2, '0')}`);
}

function ibanOf(bban: string): string {
  const digits = `${bban}FR00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return `FR${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${bban}`;
}

/** An IBAN, or the 23 characters of a French account with its key, as an IBAN; null where it is neither. */
export function ibanFrom(text: string): string | null {
  const packed = text.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  if (isIbanValid(packed)) return packed;
  if (packed.length !== 23) return null;
  const iban = ibanOfRib(packed.slice(0, 5), packed.slice(5, 10), packed.slice(10, 21));
  return iban?.endsWith(packed) ? iban : null;
}
