/** How a workbook shows a number: as what, and with which words beside it ("€ HT", "h"). */
export type NumberFormat = { shows: 'number' | 'percent' | 'time' | 'elapsed' | 'date'; words: string };

const plainNumber: NumberFormat = { shows: 'number', words: '' };

/** The formats that workbooks know by their number alone (ECMA-376 part 1, 18.8.30); of currencies they take the reader's. */
const builtIn = new Map<number, NumberFormat['shows']>([
  [9, 'percent'],
  [10, 'percent'],
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(
    (id) => [id, 'date'] as const,
  ),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, 'time'] as const),
  [46, 'elapsed'],
]);

/** The format of an id, by the codes a workbook defines for itself. */
export function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id);
  if (code !== undefined) return formatOfCode(code);
  const shows = builtIn.get(id);
  return shows ? { shows, words: '' } : plainNumber;
}

/** Reads a format code, of which the first part tells how numbers above zero look: `#,##0.00 "€ HT";[Red]-#,##0.00`. */
export function formatOfCode(code: string): NumberFormat {
  const words: string[] = [];
  let isElapsed = false;
  const bare = firstPart(code).replace(
    /"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[([^\]]*)\]|_.|\*./g,
    (_, quoted?: string, escaped?: string, currency?: string, directive?: string) => {
      if (quoted ?? escaped ?? currency) words.push(quoted ?? escaped ?? currency ?? '');
      if (directive && /^(h+|m+|s+)$/i.test(directive)) isElapsed = true;
      return ' ';
    },
  );
  // Signs a code may hold without quotes.
  words.push(...(bare.match(/\p{Sc}/gu) ?? []));
  const said = words.join('').trim();
  if (isElapsed) return { shows: 'elapsed', words: '' };
  if (bare.includes('%')) return { shows: 'percent', words: said };
  const letters = bare.replace(/general|standard/gi, '').toLowerCase();
  if (/[0#?]/.test(letters) && !/[ydhs]/.test(letters)) return { shows: 'number', words: said };
  if (/[yda]{2,}|[yd]/.test(letters)) return { shows: 'date', words: '' };
  if (/[hs]/.test(letters)) return { shows: 'time', words: '' };
  if (/m/.test(letters)) return { shows: 'date', words: '' };
  return { shows: 'number', words: said };
}

function firstPart(code: string): string {
  return /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])*/.exec(code)?.[0] ?? code;
}
