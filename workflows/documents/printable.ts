import { fonts, type ScriptFont, scriptFontOf } from './fonts.ts';

/** U+FFFD stands on paper for a character that no font here can draw: seen by everybody, mistaken for nothing. */
const REPLACEMENT = '\ufffd';

const lineEnds = /\r\n?|[\u2028\u2029\v\f]/g;
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

/**
 * Text as the fonts can print it, so that no ".notdef" ever reaches a PDF (PDF/A 6.2.11.8 forbids it). Accents are
 * composed; control, direction and other invisible characters go, as they could make a page read otherwise than it was
 * approved; what no font covers becomes \ufffd. Fonts of other scripts that the text needs are added to `needed`.
 */
export function printable(text: string, needed?: Set<ScriptFont>): string {
  const lines = text.toWellFormed().normalize('NFC').replace(lineEnds, '\n').replace(invisible, '');
  let printed = '';
  for (const char of lines) printed += drawn(char, needed);
  return printed;
}

/** Letters and signs of western languages, all of which every document's own fonts have. */
const usual = /^[\n\t\x20-\x7e\u00a0-\u017f\u2010-\u2015\u2018-\u201e\u2022\u2026\u202f\u20ac\u2212]*$/;

/** The distinct characters of a text that would be printed as \ufffd: a form asks for others. */
export function unprintable(text: string): string[] {
  if (usual.test(text)) return [];
  const chars = text.toWellFormed().normalize('NFC').replace(invisible, '');
  return [...new Set(chars)].filter((char) => drawn(char) === REPLACEMENT && char !== REPLACEMENT);
}

/** Two characters need no glyph: the template breaks lines at the one and sets the other, U+202F, in its own way. */
function drawn(char: string, needed?: Set<ScriptFont>): string {
  const codePoint = char.codePointAt(0) ?? 0;
  if (char === '\n' || char === '\u202f' || fonts().covers(codePoint)) return char;
  if (/\s/.test(char)) return ' ';
  const font = scriptFontOf(codePoint);
  if (!font) return REPLACEMENT;
  needed?.add(font);
  return char;
}
