/** Groups of three digits, the last of five in a SIRET. At most so many are tied: more could be wider than their column. */
const figures = /(?<![\d,.]|\d )\d{1,3}(?: \d{3}){1,4}(?:\d{2})?(?!\d)/g;
const unit = /(\d) (?=(?:€|%|EUR|h|min|jours?|mois|ans?|m²|m³|m|cm|mm|km|kg|l|kWh)(?![\p{L}\d]))/gu;
const month =
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|janv\\.|févr\\.|avr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\.';
const day = new RegExp(`\\b(\\d{1,2}|1er) (${month})(?: (\\d{4})\\b)?`, 'giu');
const number = /\b(n°|art\.|[LRD]\.) (?=\S)/giu;

/**
 * Amounts, dates, numbers of registers and what they belong to, as people type them, with spaces that don't break: « 1 234,56
 * € », « 904 117 263 », « 26 novembre 2026 », « 12 m² », « n° 3 ». Nothing else of the text changes.
 */
export function keptTogether(text: string): string {
  if (!/\d|n° /i.test(text)) return text;
  return text
    .replace(figures, (found) => found.replaceAll(' ', '\u00a0'))
    .replace(unit, '$1\u00a0')
    .replace(day, (_, of: string, name: string, year?: string) =>
      [of, name, year].filter(Boolean).join('\u00a0'),
    )
    .replace(number, '$1\u00a0');
}
