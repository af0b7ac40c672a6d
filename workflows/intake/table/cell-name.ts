/** "C3": a cell as spreadsheets name it, by the letters of its column (counted from 0) and the number beside its row. */
export const cellName = (at: number, row: number): string => `${columnLetters(at)}${row}`;

/** Where a named cell stands; null when the text names none. */
export function cellAt(name: string): { at: number; row: number } | null {
  const [, letters = '', row = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name) ?? [];
  return letters === '' ? null : { at: columnOf(letters), row: Number(row) };
}

/** "AB12" is in column 27. */
export function columnOf(address: string): number {
  let at = 0;
  for (const letter of address.replace(/[^A-Z]/gi, '').toUpperCase())
    at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}

export function columnLetters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last;
}
