import type { Party } from '#db/shapes/content.ts';

/** What keeps an address from standing in the window of an envelope as the post reads it (NF Z 10-011). */
export type PostalProblem = { is: 'incomplete' | 'tooMany' } | { is: 'long'; line: string };

export type PostalLines = { lines: string[]; problems: PostalProblem[] };

const mostLetters = 38;
const mostLines = 6;

/** Territories that the French post serves without a line for the country. */
const served = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC']);

const streets =
  /^(?:\d|(?:rue|avenue|av|boulevard|bd|place|pl|chemin|che|impasse|imp|all[ée]e|all|quai|cours|route|rte|square|sq|passage|faubourg|voie|mail)\b)/i;
const afterStreet = /^(?:bp|cs|tsa|lieu-?dit|ld)\b/i;

/** As the post shortens them (AFNOR XP Z 10-011, annex). */
const shortened: readonly [RegExp, string][] = [
  [/\bAVENUE\b/, 'AV'],
  [/\bBOULEVARD\b/, 'BD'],
  [/\bPLACE\b/, 'PL'],
  [/\bCHEMIN\b/, 'CHE'],
  [/\bIMPASSE\b/, 'IMP'],
  [/\bALLEE\b/, 'ALL'],
  [/\bROUTE\b/, 'RTE'],
  [/\bFAUBOURG\b/, 'FG'],
  [/\bSQUARE\b/, 'SQ'],
  [/\bBATIMENT\b/, 'BAT'],
  [/\bRESIDENCE\b/, 'RES'],
  [/\bESCALIER\b/, 'ESC'],
  [/\bAPPARTEMENT\b/, 'APP'],
  [/\bZONE INDUSTRIELLE\b/, 'ZI'],
  [/\bZONE ARTISANALE\b/, 'ZA'],
  [/\bGENERAL\b/, 'GAL'],
  [/\bMARECHAL\b/, 'MAL'],
  [/\bPRESIDENT\b/, 'PDT'],
  [/\bSAINTE\b/, 'STE'],
  [/\bSAINT\b/, 'ST'],
];

/**
 * The lines of an address for a window: from the person to the place, complement before street, the last ones in capitals
 * without accents or signs, what is too long shortened as the post does. What can't be made to fit stays whole, and is said.
 */
export function postalLines(
  { name, contact, address }: Party,
  countryName: (code: string) => string,
): PostalLines {
  const isFrench = served.has(address.country);
  const place = [address.line1, address.line2, address.line3 ?? ''].map(tidy).filter(Boolean);
  const ordered = isFrench ? inOrder(place).map((line) => shorter(capitals(line))) : place;
  const town = [address.postcode, address.city].map(tidy).filter(Boolean).join(' ');
  const last = isFrench
    ? [shorter(capitals(town))]
    : [town.toUpperCase(), tidy(address.region ?? ''), countryName(address.country).toUpperCase()];
  const people = [...broken(tidy(name)), ...(tidy(contact) === tidy(name) ? [] : broken(tidy(contact)))];
  const lines = [...people, ...ordered, ...last].filter(Boolean);
  const most = isFrench ? mostLines : mostLines + 1;
  const isIncomplete =
    !tidy(name) || place.length === 0 || !tidy(address.city) || (isFrench && !tidy(address.postcode));
  return {
    lines,
    problems: [
      ...(isIncomplete ? [{ is: 'incomplete' as const }] : []),
      ...(lines.length > most ? [{ is: 'tooMany' as const }] : []),
      ...lines.filter((line) => line.length > mostLetters).map((line) => ({ is: 'long' as const, line })),
    ],
  };
}

const tidy = (text: string) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();

const capitals = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'OE')
    .replace(/æ/gi, 'AE')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A complement (residence, building) stands before the street, a box or a locality after it. */
function inOrder(lines: readonly string[]): string[] {
  const street = lines.findIndex((line) => streets.test(line));
  if (street < 0) return [...lines];
  const others = lines.filter((_, index) => index !== street);
  const after = others.filter((line) => afterStreet.test(line));
  return [...others.filter((line) => !after.includes(line)), lines[street] ?? '', ...after];
}

function shorter(line: string): string {
  let text = line;
  for (const [word, short] of shortened) {
    if (text.length <= mostLetters) break;
    text = text.replace(word, short);
  }
  return text;
}

/** A name over two lines at most, at a blank. */
function broken(text: string): string[] {
  if (text.length <= mostLetters) return text ? [text] : [];
  const at = text.lastIndexOf(' ', mostLetters);
  return at > 0 ? [text.slice(0, at), text.slice(at + 1)] : [text];
}
