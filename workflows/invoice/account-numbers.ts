import { ibanLengthOf, isIbanValid } from './identifiers.ts';

/** Signs that people put between the groups of a number, up to three in a row. */
const gap = '[^A-Z0-9]{0,3}';
const start = new RegExp(`(?<![A-Z0-9])[A-Z]{2}${gap}\\d${gap}\\d`, 'g');
const longest = 34;

/**
 * The account numbers (IBAN, ISO 13616) that stand in a text, however they are spaced, in the order of the text, each
 * once and without gaps. Only those whose key is right: nothing can be paid to another.
 */
export function accountNumbersIn(text: string): string[] {
  const upper = text.toUpperCase().normalize('NFKC');
  const found = [...upper.matchAll(start)].flatMap(({ index }) => ibanAt(upper, index) ?? []);
  return [...new Set(found)];
}

function ibanAt(text: string, from: number): string | null {
  // As far as the signs between its groups allow.
  const run = new RegExp(`(?:[A-Z0-9]${gap}){15,${longest}}`, 'y');
  run.lastIndex = from;
  const packed = (run.exec(text)?.[0] ?? '').replace(/[^A-Z0-9]/g, '');
  const known = ibanLengthOf(packed.slice(0, 2));
  const lengths = known ? [known] : Array.from({ length: longest - 14 }, (_, index) => longest - index);
  const fitting = lengths.find((length) => length <= packed.length && isIbanValid(packed.slice(0, length)));
  return fitting === undefined ? null : packed.slice(0, fitting);
}
